import { canonicalJson, type Case, failed, ok, type Result, viewOf } from "@detente/engine";
import type * as z from "zod";
import type { AdviceDesk } from "../advice/advice-desk.ts";
import type { debriefAnswer } from "../contract/exercise-parts.ts";
import type { Problem } from "../contract/problem.ts";
import type { Database, Transaction } from "../database/database.ts";
import type { Sealer } from "../secrets/sealed.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import type { Caller } from "../services.ts";
import type { HeldSession, SessionKeeper } from "../sessions/session-keeper.ts";
import { type ExerciseSeat, readExerciseSeats } from "../store/exercise-people-store.ts";
import { type ExerciseTable, readExercise, readExerciseTables, type StoredExercise } from "../store/exercise-store.ts";
import { readLog } from "../store/session-log.ts";
import { NO_TABLES } from "./answer-debrief.ts";
import type { DebriefQuestion, PlayedTable } from "./debrief-question.ts";
import { openedSessions } from "./exercise-states.ts";
import { inOrder } from "./in-order.ts";
import { NO_EXERCISE, partIn } from "./lead.ts";

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
  const read = await means.database.transact({ kind: "engine" }, async (transaction): Promise<Result<Material, Problem>> => {
    const found = await readExercise(transaction, exercise);
    const part = found === null ? null : await partIn(transaction, found, caller.person);
    if (found === null || part === null) return NO_EXERCISE;
    if (part === "student" && !found.isDebriefOpen) return NOT_OPEN;
    return materialOf(transaction, means.keeper, { exercise: found, part });
  });
  if (read.kind === "failed") return read;
  const { question, part } = read.value;
  const answer = await means.desk.ask({ kind: "debrief", ...question }, { person: caller.person, gone });
  if (answer.kind === "failed") return answer;
  const isHidden = isAnonymous || part === "student";
  const named = shown(read.value, { sealer: means.sealers.server, isHidden, person: part === "student" ? caller.person : null });
  const scores = new Map(answer.value.tables.map((each) => [each.number, each]));
  const tables = named.tables.flatMap(({ from, ...table }) => {
    const scored = scores.get(from);
    return scored === undefined ? [] : [{ ...scored, ...table }];
  });
  return ok({ ...named, plane: answer.value.plane, tables: tables.toSorted((a, b) => a.number - b.number) });
}

const NOT_OPEN = failed({ code: "notAllowed", detail: "Your teacher has not opened the debrief yet." } as const);

interface Material {
  readonly exercise: StoredExercise;
  readonly part: "teacher" | "student";
  readonly question: DebriefQuestion;
  readonly tables: readonly ExerciseTable[];
  readonly seats: readonly ExerciseSeat[];
  readonly held: ReadonlyMap<string, HeldSession>;
}

async function materialOf(
  transaction: Transaction,
  keeper: SessionKeeper,
  { exercise, part }: Pick<Material, "exercise" | "part">,
): Promise<Result<Material, Problem>> {
  const tables = await readExerciseTables(transaction, exercise.id);
  const held = await openedSessions(
    transaction,
    keeper,
    tables.map(({ session }) => session),
  );
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
  return ok({ exercise, part, question, tables, held, seats: await readExerciseSeats(transaction, exercise.id) });
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

interface Showing {
  readonly sealer: Sealer;
  readonly isHidden: boolean;
  /** Whose table is told as their own; null: nobody's. */
  readonly person: string | null;
}

/**
 * Who sat where. Hidden: tables and people have numbers in an order that the server's key draws, the same each time, which nobody without
 * the key can undo; whoever reads several times learns no more than once.
 */
function shown({ exercise, tables, seats, held }: Material, { sealer, isHidden, person }: Showing) {
  const begun = tables.filter(({ session }) => held.has(session));
  const drawn = (what: string, ids: readonly string[]): ReadonlyMap<string, number> => {
    const tag = (id: string): string => Buffer.from(sealer.tag(`debrief/${exercise.id}/${what}`, id)).toString("hex");
    return new Map(ids.toSorted((a, b) => (tag(a) < tag(b) ? -1 : 1)).map((id, k) => [id, k + 1]));
  };
  const sitting = inOrder(
    exercise,
    seats.filter(({ is }) => "party" in is),
  );
  const tableNumbers = drawn(
    "tables",
    begun.map(({ table }) => table),
  );
  const people = [...new Set(sitting.map((each) => each.standsInFor ?? each.person))];
  const peopleNumbers = drawn("people", people);
  const numberOf = ({ table, number }: ExerciseTable): number => (isHidden ? (tableNumbers.get(table) ?? 0) : number);
  const mine = sitting.find((each) => person !== null && (each.standsInFor ?? each.person) === person);
  const own = begun.find(({ number }) => number === mine?.number);
  const first = [...held.values()][0]?.kept.state.current.value;
  return {
    title: exercise.title,
    isAnonymous: isHidden,
    parties: (first?.parties ?? []).map(({ id, name }) => ({ id, name })),
    own: own === undefined ? null : numberOf(own),
    tables: begun.map((table) => {
      const state = held.get(table.session)?.kept.state;
      return {
        from: table.number,
        number: numberOf(table),
        isOver: (state?.ending ?? null) !== null,
        outcome: state?.ending?.kind === "agreed" ? state.ending.outcome : null,
        people: sitting.flatMap(({ number, is, name, bot, standsInFor, person: sits }) => {
          if (number !== table.number || !("party" in is)) return [];
          const who = isHidden ? (peopleNumbers.get(standsInFor ?? sits) ?? null) : name;
          return [{ party: is.party, role: is.role, isBot: bot !== null, who: bot === null ? who : null }];
        }),
      };
    }),
  };
}
