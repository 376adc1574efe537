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
import type { ScoredTable } from "./debrief-question.ts";
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

/** For the teacher as wished, for students without names, once it is open and all tables are over. Measured in a thread, for it takes seconds on large cases. */
export async function readDebriefAs(means: Means, { caller, exercise, isAnonymous, gone }: Asked): Promise<Result<Debrief, Problem>> {
  const read = await means.database.transact({ kind: "engine" }, async (transaction): Promise<Result<Read, Problem>> => {
    const found = await readExercise(transaction, exercise);
    const part = found === null ? null : await partIn(transaction, found, caller.person);
    if (found === null || part === null) return NO_EXERCISE;
    if (part === "student" && !found.isDebriefOpen) return NOT_OPEN;
    const material = await debriefMaterial(transaction, means.keeper, found);
    if (material.kind === "failed") return material;
    return part === "student" && !mayRead(material.value, caller.person) ? NOT_OVER : ok({ part, material: material.value });
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
    return scored === undefined ? [] : [{ ...scored, ...(table.isOver ? {} : unmeasured(scored)), ...table }];
  });
  return ok({ ...named, waitsFor: material.waitsFor, plane: answer.value.plane, tables: tables.toSorted((a, b) => a.number - b.number) });
}

const NOT_OPEN = failed({ code: "notAllowed", detail: "Your teacher has not opened the debrief yet." } as const);

const NOT_OVER = failed({ code: "notAllowed", detail: "The debrief is for those who sat at a table, once all tables are over." } as const);

/**
 * It tells what every side may not know before the end. So nobody reads it while any table talks, and never whoever has no seat at a table
 * that is over: they may be given one where the talks have yet to begin.
 */
function mayRead({ waitsFor, tables, seats, held }: DebriefMaterial, person: string): boolean {
  const own = seats.filter((each) => "party" in each.is && (each.standsInFor ?? each.person) === person);
  const places = tables.filter(({ number }) => own.some((seat) => seat.number === number));
  return waitsFor === 0 && places.length > 0 && places.every(({ session }) => (held.get(session)?.kept.state.ending ?? null) !== null);
}

/** While a table talks nothing is measured by its briefs. */
const unmeasured = ({ advantages, bestKeeping }: ScoredTable) => ({
  utilities: null,
  shares: null,
  advantages: advantages.map(() => null),
  welfare: null,
  frontierDistance: null,
  nashDistance: null,
  bestKeeping: bestKeeping.map(() => null),
});

interface Read {
  readonly part: "teacher" | "student";
  readonly material: DebriefMaterial;
}
