import { failed, ok, type Result } from "@detente/engine";
import type * as z from "zod";
import type { AdviceDesk } from "../advice/advice-desk.ts";
import type { debriefAnswer } from "../contract/exercise-parts.ts";
import type { Problem } from "../contract/problem.ts";
import type { Database } from "../database/database.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import type { Caller } from "../services.ts";
import type { SessionKeeper } from "../sessions/session-keeper.ts";
import { readExercise } from "../store/exercise-store.ts";
import { type DebriefMaterial, debriefMaterial } from "./debrief-material.ts";
import { NO_EXERCISE, partIn } from "./lead.ts";
import { namedDebrief } from "./named-debrief.ts";

export type Debrief = z.output<typeof debriefAnswer>;

interface Means {
  readonly database: Database;
  readonly sealers: TableSealers;
  readonly keeper: SessionKeeper;
  readonly desk: AdviceDesk;
}

interface Asked {
  readonly caller: Caller;
  readonly exercise: string;
  readonly isAnonymous: boolean;
  readonly gone: AbortSignal;
}

/** For the teacher as wished, for students without names and once it is open. Measured in a thread, for it takes seconds on large cases. */
export async function readDebriefAs(means: Means, { caller, exercise, isAnonymous, gone }: Asked): Promise<Result<Debrief, Problem>> {
  const read = await means.database.transact({ kind: "engine" }, async (transaction): Promise<Result<Read, Problem>> => {
    const found = await readExercise(transaction, exercise);
    const part = found === null ? null : await partIn(transaction, found, caller.person);
    if (found === null || part === null) return NO_EXERCISE;
    if (part === "student" && !found.isDebriefOpen) return NOT_OPEN;
    const material = await debriefMaterial(transaction, means.keeper, found);
    return material.kind === "failed" ? material : ok({ part, material: material.value });
  });
  if (read.kind === "failed") return read;
  const { material, part } = read.value;
  const answer = await means.desk.ask({ kind: "debrief", ...material.question }, { person: caller.person, gone });
  if (answer.kind === "failed") return answer;
  const isHidden = isAnonymous || part === "student";
  const named = namedDebrief(material, { sealer: means.sealers.server, isHidden, person: part === "student" ? caller.person : null });
  const scores = new Map(answer.value.tables.map((each) => [each.number, each]));
  const tables = named.tables.flatMap(({ from, ...table }) => {
    const scored = scores.get(from);
    return scored === undefined ? [] : [{ ...scored, ...table }];
  });
  return ok({ ...named, plane: answer.value.plane, tables: tables.toSorted((a, b) => a.number - b.number) });
}

const NOT_OPEN = failed({ code: "notAllowed", detail: "Your teacher has not opened the debrief yet." } as const);

interface Read {
  readonly part: "teacher" | "student";
  readonly material: DebriefMaterial;
}
