import { assertNever, type Deed } from "@detente/engine";
import type * as z from "zod";
import type { deedOnAll } from "../contract/exercise-parts.ts";
import type { act } from "../contract/session-contracts.ts";
import type { Input } from "../contract/route-contract.ts";
import { PROBLEMS } from "../contract/problem-codes.ts";
import type { Database, Transaction } from "../database/database.ts";
import type { Seqs } from "../contract/seqs.ts";
import type { Caller, Sessions } from "../services.ts";
import { seqsFor } from "../sessions/kept-session.ts";
import type { HeldSession, SessionKeeper } from "../sessions/session-keeper.ts";
import { later } from "../sign-in/later.ts";
import { type DeedAtTable, holdDeedAt } from "../store/exercise-deed-store.ts";
import { type ExerciseTable, holdExercise, readExerciseTables, type StoredExercise } from "../store/exercise-store.ts";
import { readSeats } from "../store/seat-store.ts";
import { openedSessions } from "./exercise-states.ts";
import { type BotMeans, seatBotsAt } from "./seat-bots.ts";

export type DeedOnAll = z.output<typeof deedOnAll>;

export interface DeedMeans extends BotMeans {
  readonly database: Database;
  readonly keeper: SessionKeeper;
  readonly sessions: Pick<Sessions, "act">;
}

export interface DeedOfTeacher {
  /** Uuid. Also the key of the action at every table: none does it twice, whoever asks again. */
  readonly id: string;
  readonly exercise: StoredExercise;
  readonly deed: DeedOnAll;
  /** When it was asked: deadlines that count from the start are the same at all tables. */
  readonly askedAt: string;
  /** Whoever leads the exercise. */
  readonly teacher: Caller;
}

/** How a deed finds a table. */
interface Found extends ExerciseTable {
  readonly at: string;
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
 * Does it at one table, as the facilitator's seat there; where people act at the same moment, again. Whoever dies in between may do it once
 * more: the same comes of it. Null: it was done meanwhile, or the table is gone.
 */
export async function deedAtTable(means: DeedMeans, asked: DeedOfTeacher, number: number): Promise<DeedAtTable | null> {
  for (let k = 0; ; k++) {
    const found = await means.database.transact({ kind: "engine" }, (transaction) => findTable(transaction, means, { asked, number }));
    if (found === null) return null;
    const came = await actAt(means, asked, found);
    if (came.code !== "stale" || k === MOST_TRIES) return came;
  }
}

interface Finding {
  readonly asked: DeedOfTeacher;
  readonly number: number;
}

async function findTable(transaction: Transaction, means: DeedMeans, { asked, number }: Finding): Promise<Found | null> {
  const { id, exercise, deed, teacher } = asked;
  const seatsBots = deed.kind === "start" && deed.empty === "bots";
  // A pairing may seat bots at the same moment. The exercise is held first, as by whoever drops it.
  if (seatsBots) await holdExercise(transaction, exercise.id);
  if (!(await holdDeedAt(transaction, id, number))) return null;
  const table = (await readExerciseTables(transaction, exercise.id)).find((each) => each.number === number);
  if (table === undefined) return null;
  if (seatsBots) await seatBotsAt(transaction, means, { exercise, table });
  const seats = await readSeats(transaction, table.table);
  const held = await openedSessions(transaction, means.keeper, [table.session]);
  return {
    ...table,
    at: transaction.at,
    held: held.get(table.session) ?? null,
    isEmpty: !seats.some(({ is }) => "party" in is),
    seat: seats.find(({ person, is }) => person === teacher.person && is.role === "facilitator")?.id,
  };
}

// oxlint-disable-next-line max-params -- with what, what is asked, and where.
async function actAt({ sessions }: DeedMeans, asked: DeedOfTeacher, found: Found): Promise<DeedAtTable> {
  const { number, held, seat, session } = found;
  const came = (result: DeedAtTable["result"], code: string | null, detail: string | null) => ({ table: number, result, code, detail });
  if (asked.deed.kind === "start" && found.isEmpty) return came("passedOver", "nobodyThere", "Nobody sits at it.");
  if (seat === undefined) return came("refused", "notAllowed", "You are its facilitator no more.");
  const expected: Seqs = held === null ? {} : seqsFor(held.kept, { kind: "facilitator" });
  // The schema gives a deed, kind by kind.
  const body = { action: wantedAt(asked, found) as Input<typeof act>["body"]["action"], expected };
  const headers = { "idempotency-key": asked.id };
  const answer = await sessions.act(asked.teacher, { params: { session }, query: { seat }, headers, body });
  // Nobody else has this key: whoever had this deed before had done it.
  if (answer.kind === "ok" || answer.failure.code === "keyUsedOtherwise") return came("done", null, null);
  const { code, refusal, detail } = answer.failure;
  return came("refused", refusal ?? code, detail ?? PROBLEMS[code].title);
}

function wantedAt({ deed, exercise: { setup }, askedAt }: DeedOfTeacher, { held, at }: Found): Deed {
  switch (deed.kind) {
    case "start": {
      const deadline = deed.minutes === undefined ? setup.deadline : { ...setup.deadline, at: later(askedAt, deed.minutes * 60) };
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
