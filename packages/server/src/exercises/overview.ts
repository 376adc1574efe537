import type * as z from "zod";
import type { exerciseOverview, tableOverview } from "../contract/exercise-parts.ts";
import type { Transaction } from "../database/database.ts";
import type { Live } from "../sessions/live.ts";
import type { HeldSession, SessionKeeper } from "../sessions/session-keeper.ts";
import { readDeed } from "../store/exercise-deed-store.ts";
import { type ExerciseSeat, readExercisePeople, readExerciseSeats } from "../store/exercise-people-store.ts";
import { type ExerciseTable, readExerciseTables, type StoredExercise } from "../store/exercise-store.ts";
import { partyOf } from "../tables/seat.ts";
import { inOrder } from "./in-order.ts";
import { summaryOf } from "./lead.ts";
import { countedDeed } from "./shown-deed.ts";
import { talksOfTables } from "./talks-of-tables.ts";

export type Overview = z.output<typeof exerciseOverview>;

interface Means {
  readonly keeper: SessionKeeper;
  readonly live: Live;
}

/** For whoever leads it: seven questions to the database, however many tables. As the engine. */
export async function overviewOf(transaction: Transaction, { keeper, live }: Means, exercise: StoredExercise): Promise<Overview> {
  const { at } = transaction;
  const tables = await readExerciseTables(transaction, exercise.id);
  const seats = await readExerciseSeats(transaction, exercise.id);
  const people = await readExercisePeople(transaction, exercise.id);
  const { held, waitsFor } = await talksOfTables(transaction, keeper, tables);
  const seated = new Set(seats.flatMap(({ person, standsInFor, is }) => ("party" in is ? [person, standsInFor ?? person] : [])));
  const reading = live.seats;
  const deed = await readDeed(transaction, exercise.id, null);
  return {
    ...summaryOf(exercise, "teacher"),
    at,
    joining: exercise.joining,
    hasCode: exercise.hasCode,
    debriefWaitsFor: waitsFor,
    tables: tables.map((table) => {
      const here = inOrder(
        exercise,
        seats.filter(({ number, is }) => number === table.number && is.role !== "facilitator"),
      );
      return shownTable(table, held.get(table.session) ?? null, { at, seats: here, reading });
    }),
    deed: deed && countedDeed(deed),
    waiting: people.flatMap(({ person, name, joinedAt }) =>
      person === null || joinedAt === null || seated.has(person) ? [] : [{ id: person, name, joinedAt }],
    ),
    expected: people.filter(({ person }) => person === null).map(({ name }) => name),
  };
}

interface Around {
  readonly at: string;
  readonly seats: readonly ExerciseSeat[];
  readonly reading: ReadonlySet<string>;
}

// oxlint-disable-next-line max-params -- which, how it is, and what is around it.
function shownTable({ number, table, session }: ExerciseTable, held: HeldSession | null, around: Around): z.output<typeof tableOverview> {
  const state = held?.kept.state;
  const deadline = state?.setup?.deadline;
  const ending = state?.ending ?? null;
  const deadlineAt = deadline?.at ?? null;
  return {
    number,
    table,
    session,
    phase: state?.phase ?? "unopened",
    rounds: state?.rounds ?? 0,
    mostRounds: deadline?.rounds ?? null,
    deadlineAt,
    timeLeft: deadlineAt === null || ending !== null ? null : Math.max(0, Date.parse(deadlineAt) - Date.parse(around.at)),
    lastAt: held === null || held.kept.lastAt === "" ? null : held.kept.lastAt,
    offers: state?.offers ?? 0,
    outcome: ending?.kind === "agreed" ? ending.outcome : null,
    seats: around.seats.map(({ seat, person, name, is, bot, seenAt }) => ({
      seat,
      person: { id: person, name },
      role: is.role,
      party: partyOf(is),
      seenAt,
      isBot: bot !== null,
      isReading: around.reading.has(seat),
    })),
  };
}
