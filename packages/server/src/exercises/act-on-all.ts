import { randomUUID } from "node:crypto";
import { assertNever, type Deed } from "@detente/engine";
import type * as z from "zod";
import type { cameOf, deedOnAll } from "../contract/exercise-parts.ts";
import type { act } from "../contract/session-contracts.ts";
import type { Input } from "../contract/route-contract.ts";
import { PROBLEMS } from "../contract/problem-codes.ts";
import type { Problem } from "../contract/problem.ts";
import type { Database } from "../database/database.ts";
import type { Seqs } from "../contract/seqs.ts";
import type { Caller, Sessions } from "../services.ts";
import { seqsFor } from "../sessions/kept-session.ts";
import type { HeldSession, SessionKeeper } from "../sessions/session-keeper.ts";
import { later } from "../sign-in/later.ts";
import { readExerciseSeats } from "../store/exercise-people-store.ts";
import { type ExerciseTable, readExerciseTables, type StoredExercise } from "../store/exercise-store.ts";
import { openedSessions } from "./exercise-states.ts";

export type DeedOnAll = z.output<typeof deedOnAll>;
export type CameOf = z.output<typeof cameOf>;

interface Means {
  readonly database: Database;
  readonly keeper: SessionKeeper;
  readonly sessions: Pick<Sessions, "act">;
}

interface Asked {
  readonly caller: Caller;
  readonly exercise: StoredExercise;
  readonly deed: DeedOnAll;
  /** Numbers; undefined: all. */
  readonly tables: readonly number[] | undefined;
}

/** Where a deed finds a table. */
interface Found extends ExerciseTable {
  /** Null: its session has not been opened. */
  readonly held: HeldSession | null;
  /** Whether anybody sits on a side. */
  readonly isEmpty: boolean;
  /** The teacher's; undefined: it was taken away. */
  readonly seat: string | undefined;
}

/** Seconds until a stopped session has reached its deadline: enough to be written before it. */
const STOP_IN = 1;
const MOST_TRIES = 8;

/**
 * Does the same at all tables, as the facilitator's seat at each. All are asked at once, and none waits for what becomes of another; those
 * that people act in at the same moment are asked again.
 */
export async function actOnAll(means: Means, asked: Asked): Promise<readonly CameOf[]> {
  let wanted = asked;
  const done = new Map<number, CameOf>();
  for (let k = 0; k < MOST_TRIES; k++) {
    const { found, at } = await findTables(means, wanted);
    for (const each of await Promise.all(found.map((table) => actAt(means, asked, { table, at })))) done.set(each.table, each);
    const late = found.map(({ number }) => number).filter((number) => done.get(number)?.code === "stale");
    if (late.length === 0) break;
    wanted = { ...asked, tables: late };
  }
  return [...done.values()].toSorted((a, b) => a.table - b.table);
}

const findTables = ({ database, keeper }: Means, { caller, exercise, tables }: Asked) =>
  database.transact({ kind: "engine" }, async (transaction) => {
    const all = (await readExerciseTables(transaction, exercise.id)).filter(({ number }) => tables?.includes(number) !== false);
    const seats = await readExerciseSeats(transaction, exercise.id);
    const held = await openedSessions(
      transaction,
      keeper,
      all.map(({ session }) => session),
    );
    const found = all.map(
      (table): Found => ({
        ...table,
        held: held.get(table.session) ?? null,
        isEmpty: !seats.some(({ number, is }) => number === table.number && "party" in is),
        seat: seats.find(({ number, person, is }) => number === table.number && person === caller.person && is.role === "facilitator")
          ?.seat,
      }),
    );
    return { found, at: transaction.at };
  });

interface Moment {
  readonly table: Found;
  readonly at: string;
}

// oxlint-disable-next-line max-params -- with what, what is asked, and where.
async function actAt({ sessions }: Means, { caller, exercise, deed }: Asked, { table, at }: Moment): Promise<CameOf> {
  const { number, held, seat, session } = table;
  const done = (result: CameOf["result"], code: string | null, detail: string | null): CameOf => ({ table: number, result, code, detail });
  if (deed.kind === "start" && table.isEmpty) return done("passedOver", "nobodyThere", "Nobody sits at it.");
  if (seat === undefined) return done("refused", "notAllowed", "You are its facilitator no more.");
  const wanted = deedAt(deed, exercise, { held, at });
  const expected: Seqs = held === null ? {} : seqsFor(held.kept, { kind: "facilitator" });
  // The schema gives a deed, kind by kind.
  const body = { action: wanted as Input<typeof act>["body"]["action"], expected };
  try {
    const answer = await sessions.act(caller, { params: { session }, query: { seat }, headers: { "idempotency-key": randomUUID() }, body });
    return answer.kind === "ok"
      ? done("done", null, null)
      : done("refused", answer.failure.refusal ?? answer.failure.code, detailOf(answer.failure));
  } catch {
    // Whatever breaks at one table breaks there alone.
    return done("refused", "broken", PROBLEMS.broken.title);
  }
}

const detailOf = ({ code, detail }: Problem): string => detail ?? PROBLEMS[code].title;

function deedAt(
  deed: DeedOnAll,
  { setup }: StoredExercise,
  { held, at }: { readonly held: HeldSession | null; readonly at: string },
): Deed {
  switch (deed.kind) {
    case "start": {
      const deadline = deed.minutes === undefined ? setup.deadline : { ...setup.deadline, at: later(at, deed.minutes * 60) };
      return { kind: "open", setup: { ...setup, deadline } };
    }
    case "pause":
      return { kind: "pause", ...(deed.reason === undefined ? {} : { reason: deed.reason }) };
    case "resume":
      return { kind: "resume" };
    case "extend": {
      const { rounds, deadlineAt } = deed;
      // A table where rounds do not count, or whose deadline is elsewhere, says so itself.
      return { kind: "moveDeadline", ...(rounds === undefined ? {} : { rounds }), ...(deadlineAt === undefined ? {} : { deadlineAt }) };
    }
    case "stop": {
      const from = held !== null && held.kept.lastAt > at ? held.kept.lastAt : at;
      return { kind: "moveDeadline", deadlineAt: later(from, STOP_IN) };
    }
    default:
      return assertNever(deed);
  }
}
