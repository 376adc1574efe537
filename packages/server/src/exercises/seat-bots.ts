import { partyId } from "@detente/engine";
import type { BotSeats, GivenBot } from "../bots/bot-seats.ts";
import type { Transaction } from "../database/database.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import { audit } from "../store/audit-store.ts";
import { hasSoundBrief } from "../store/bot-store.ts";
import { readExerciseSeats } from "../store/exercise-people-store.ts";
import { type ExerciseTable, readExerciseTables, type StoredExercise } from "../store/exercise-store.ts";
import { readSeatedBots } from "../store/bot-store.ts";
import { readSeats } from "../store/seat-store.ts";

export interface BotMeans {
  readonly sealers: TableSealers;
  readonly botSeats: BotSeats;
  /** A whole number below 2^32, not to be foreseen. */
  readonly newSeed: () => number;
}

/** Binds what is sealed to its row. */
export const botsPlace = (exercise: string): string => `exercise/${exercise}`;

/** At all tables where it lacks somebody. Gives how many. */
export async function seatBots(transaction: Transaction, means: BotMeans, exercise: StoredExercise): Promise<number> {
  let count = 0;
  if (exercise.sealedBots === null) return count;
  const seats = (await readExerciseSeats(transaction, exercise.id)).filter(({ is }) => "party" in is);
  for (const table of await readExerciseTables(transaction, exercise.id)) {
    const here = seats.filter(({ number }) => number === table.number);
    const isHeaded = exercise.seats.every(({ party }) => here.some(({ is }) => is.role === "head" && is.party === party));
    // Nothing is asked of the database for those where it is known that nothing lacks.
    if (here.length > 0 && !isHeaded) count += await seatBotsAt(transaction, means, { exercise, table });
  }
  return count;
}

interface Where {
  readonly exercise: StoredExercise;
  readonly table: ExerciseTable;
}

/** Lets a bot head each side that nobody heads, if somebody sits at the table. Gives how many. Sides without a brief stay empty. */
export async function seatBotsAt(transaction: Transaction, means: BotMeans, { exercise, table: { table } }: Where): Promise<number> {
  if (exercise.sealedBots === null) return 0;
  const here = (await readSeats(transaction, table)).filter(({ is }) => "party" in is);
  const bots = new Set((await readSeatedBots(transaction, table)).map(({ seat }) => seat));
  if (here.every(({ id }) => bots.has(id))) return 0;
  // Sealed by openExercise, and opened with its place: nobody else can have written it.
  const mind = JSON.parse(means.sealers.server.open(botsPlace(exercise.id), exercise.sealedBots)) as Omit<GivenBot, "seed">;
  let count = 0;
  for (const { party } of exercise.seats) {
    const isHeaded = here.some(({ is }) => is.role === "head" && is.party === party);
    if (isHeaded || !(await hasSoundBrief(transaction, table, party))) continue;
    const is = { role: "head", party: partyId(party) } as const;
    const { seat } = await means.botSeats.seat(transaction, { table, is }, { ...mind, seed: means.newSeed() });
    const facts = { seat: seat.id, person: seat.person, standsInFor: null, party };
    await audit(transaction, { deed: "botSeated", by: exercise.by, table, facts });
    count++;
  }
  return count;
}
