import { createHash } from "node:crypto";
import { failed, ok, type Result } from "@detente/engine";
import type { joinExercise } from "../contract/exercise-contracts.ts";
import type { Problem } from "../contract/problem.ts";
import type { Output } from "../contract/route-contract.ts";
import type { Transaction } from "../database/database.ts";
import type { Sealer } from "../secrets/sealed.ts";
import type { Caller } from "../services.ts";
import { joinAs, NOT_JOINED, type NotJoined, openByCode, placeFor } from "./join.ts";
import { partIn, summaryOf } from "./lead.ts";

interface Asked {
  readonly caller: Caller;
  readonly code: string;
}

/** As oneself, once however often it is asked. */
export async function joinByCode(
  transaction: Transaction,
  sealer: Sealer,
  { caller: { person, name }, code }: Asked,
): Promise<Result<Output<typeof joinExercise>, Problem>> {
  const found = await openByCode(transaction, { code, sealer, place: placeOfPerson(person) });
  if (typeof found === "string") return notJoined(found);
  const part = await partIn(transaction, found, person);
  if (part !== null) return ok(summaryOf(found, part));
  const as = await placeFor(transaction, found, name);
  if (typeof as === "string" && as !== "new") return notJoined(as);
  await joinAs(transaction, { exercise: found, person, as });
  return ok(summaryOf(found, "student"));
}

const notJoined = (why: NotJoined) =>
  failed({ code: why === "wrong" ? "notFound" : why === "tooMany" ? "tooMany" : "notAllowed", detail: NOT_JOINED[why] } as const);

/** Somebody who is signed in is one place from which codes are tried, wherever they are. */
const placeOfPerson = (person: string): Uint8Array => new Uint8Array(createHash("sha256").update(`person/${person}`).digest());
