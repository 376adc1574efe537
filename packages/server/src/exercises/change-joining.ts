import { ok, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { changeJoining as contract } from "../contract/exercise-contracts.ts";
import type { Input, Output } from "../contract/route-contract.ts";
import type { Transaction } from "../database/database.ts";
import type { Sealer } from "../secrets/sealed.ts";
import { audit } from "../store/audit-store.ts";
import { setCode, setJoining, type StoredExercise } from "../store/exercise-store.ts";
import { newExerciseCode, tagOfCode } from "./exercise-code.ts";

type Asked = Input<typeof contract>["body"] & { readonly exercise: StoredExercise };

/** Opens or closes an exercise that is held, and makes or takes back its code. */
export async function changeJoining(
  transaction: Transaction,
  sealer: Sealer,
  { exercise, joining, code }: Asked,
): Promise<Result<Output<typeof contract>, Problem>> {
  const { id, by } = exercise;
  if (joining !== undefined) await setJoining(transaction, id, joining);
  const made = code === "new" ? newExerciseCode() : null;
  if (code !== undefined) await setCode(transaction, id, made === null ? null : tagOfCode(sealer, made));
  const now = { joining: joining ?? exercise.joining, hasCode: code === undefined ? exercise.hasCode : made !== null };
  await audit(transaction, { deed: "exerciseJoiningChanged", by, table: null, facts: { exercise: id, ...now } });
  return ok({ ...now, joinCode: made });
}
