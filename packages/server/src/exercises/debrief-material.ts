import { canonicalJson, type Case, ok, type Result, viewOf } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Transaction } from "../database/database.ts";
import type { HeldSession, SessionKeeper } from "../sessions/session-keeper.ts";
import { type ExerciseSeat, readExerciseSeats } from "../store/exercise-people-store.ts";
import { type ExerciseTable, readExerciseTables, type StoredExercise } from "../store/exercise-store.ts";
import { readLog } from "../store/session-log.ts";
import { NO_TABLES } from "./answer-debrief.ts";
import type { DebriefQuestion, PlayedTable } from "./debrief-question.ts";
import { talksOfTables } from "./talks-of-tables.ts";

/** What a debrief is made of, as it is in the database at one moment. */
export interface DebriefMaterial {
  readonly exercise: StoredExercise;
  readonly question: DebriefQuestion;
  readonly tables: readonly ExerciseTable[];
  readonly seats: readonly ExerciseSeat[];
  /** Sessions that were opened. */
  readonly held: ReadonlyMap<string, HeldSession>;
  /** Tables that still talk. */
  readonly waitsFor: number;
}

/** As the engine. Refused where no table has begun. */
export async function debriefMaterial(
  transaction: Transaction,
  keeper: SessionKeeper,
  exercise: StoredExercise,
): Promise<Result<DebriefMaterial, Problem>> {
  const tables = await readExerciseTables(transaction, exercise.id);
  const { held, waitsFor } = await talksOfTables(transaction, keeper, tables);
  const values = new Map<string, { readonly value: Case; readonly tables: PlayedTable[] }>();
  for (const { number, session } of tables) {
    const each = held.get(session);
    if (each === undefined) continue;
    const { value } = each.kept.state.current;
    const key = keyOf(value);
    const group = values.get(key) ?? { value, tables: [] };
    values.set(key, group);
    group.tables.push(await playedTable(transaction, each, number));
  }
  if (values.size === 0) return NO_TABLES;
  const groups = [...values.values()].toSorted((a, b) => b.tables.length - a.tables.length);
  const question = {
    cases: groups.map(({ value }) => value),
    tables: groups.flatMap((group, of) => group.tables.map((table) => ({ ...table, of }))),
  };
  return ok({ exercise, question, tables, held, waitsFor, seats: await readExerciseSeats(transaction, exercise.id) });
}

/** Tables with the same briefs are measured as one. Held sessions keep their case, so that each is written down once. */
function keyOf(value: Case): string {
  const known = keys.get(value);
  if (known !== undefined) return known;
  const key = canonicalJson(value);
  keys.set(value, key);
  return key;
}

const keys = new WeakMap<Case, string>();

async function playedTable(transaction: Transaction, { kept, sealer }: HeldSession, number: number): Promise<PlayedTable> {
  const { state } = kept;
  const log = await readLog(transaction, { session: kept.id, sealer }, 0);
  return {
    number,
    of: 0,
    rounds: state.rounds,
    offers: log.flatMap(({ event }) => (event.kind === "offered" ? [{ party: event.party, outcome: event.outcome }] : [])),
    outcome: state.ending?.kind === "agreed" ? state.ending.outcome : null,
    relativeTime: viewOf(state, { kind: "facilitator" }, state.at).relativeTime,
  };
}
