import { failed, ok, partyId, type Result, Rng } from "@detente/engine";
import type { pairExercise } from "../contract/exercise-contracts.ts";
import type { SeatRole } from "../contract/parts.ts";
import type { Problem } from "../contract/problem.ts";
import type { Input } from "../contract/route-contract.ts";
import type { Transaction } from "../database/database.ts";
import { audit, auditAll } from "../store/audit-store.ts";
import { type ExerciseSeat, readExercisePeople, readExerciseSeats } from "../store/exercise-people-store.ts";
import { type ExerciseTable, readExerciseTables, type StoredExercise } from "../store/exercise-store.ts";
import { addSeats } from "../store/seat-store.ts";
import { factsOfSeat, partyOf } from "../tables/seat.ts";
import { leaveSeats } from "./leave-seats.ts";
import { type Assigned, pairingPlan, type Place, shuffled } from "./pairing-plan.ts";
import { type BotMeans, seatBots } from "./seat-bots.ts";

type Asked = Input<typeof pairExercise>["body"];

interface Paired {
  readonly seated: number;
  readonly bots: number;
  readonly waiting: number;
  readonly seed: number | null;
}

/** With the seats that are gone or another's: to be told of within the transaction. */
export type PairedSeats = Paired & { readonly changed: readonly string[] };

/** Seats those who have joined, in a transaction as the engine that holds the exercise. Only their own seats are touched, and bots'. */
export async function pairPeople(
  transaction: Transaction,
  means: BotMeans,
  { exercise, asked }: { readonly exercise: StoredExercise; readonly asked: Asked },
): Promise<Result<PairedSeats, Problem>> {
  const tables = await readExerciseTables(transaction, exercise.id);
  const come = (await readExercisePeople(transaction, exercise.id)).flatMap(({ person }) => person ?? []);
  const all = await readExerciseSeats(transaction, exercise.id);
  const students = all.filter((each) => "party" in each.is && come.includes(each.standsInFor ?? each.person));
  // Whoever is seated anew makes room, and so do bots that sit there by themselves.
  const gone = asked.seated === "anew" ? [...students, ...all.filter(({ bot }) => bot === "own")] : [];
  const kept = all.filter((each) => "party" in each.is && !gone.includes(each));
  const seatedPeople = new Set(kept.map((each) => each.standsInFor ?? each.person));
  const unseated = come.filter((person) => !seatedPeople.has(person));
  const seed = asked.by.kind === "random" ? (asked.by.seed ?? means.newSeed()) : null;
  const bots = kept.filter(({ bot }) => bot === "own");
  const planned =
    asked.by.kind === "given"
      ? givenPlan(asked.by.seats, { tables, unseated, exercise })
      : ok(
          pairingPlan(seed === null ? unseated : shuffled(unseated, Rng.fromSeed(seed)), {
            tables: tables.map(({ number }) => number),
            seats: exercise.seats,
            odd: asked.odd,
            taken: kept.filter(({ bot }) => bot !== "own").flatMap(placeOf),
            bots: bots.flatMap(placeOf),
          }),
        );
  if (planned.kind === "failed") return planned;
  const displaced = planned.value.flatMap((each) => displacedBy(each, bots));
  await leaveSeats(transaction, { by: exercise.by, seats: [...gone, ...displaced] });
  await sitDown(transaction, { places: planned.value, tables, exercise });
  const seated = asked.odd === "bot" ? await seatBots(transaction, means, exercise) : 0;
  const { id } = exercise;
  const count = planned.value.length;
  await audit(transaction, { deed: "exercisePaired", by: exercise.by, table: null, facts: { exercise: id, seated: count, bots: seated } });
  const changed = [...gone, ...displaced].map(({ seat }) => seat);
  return ok({ seated: count, bots: seated, waiting: unseated.length - count, seed, changed });
}

const placeOf = ({ number, is }: ExerciseSeat): readonly Place[] =>
  "party" in is ? [{ table: number, party: is.party, role: is.role }] : [];

interface GivenMeans {
  readonly tables: readonly ExerciseTable[];
  readonly unseated: readonly string[];
  readonly exercise: StoredExercise;
}

/** As told: each once, at a table and in a party that there are. */
function givenPlan(seats: readonly Assigned[], { tables, unseated, exercise }: GivenMeans): Result<readonly Assigned[], Problem> {
  const seen = new Set<string>();
  for (const [k, { person, table, party }] of seats.entries()) {
    if (!unseated.includes(person) || seen.has(person)) return wrong(k, "person", "Nobody of that id waits for a seat.");
    if (!tables.some(({ number }) => number === table)) return wrong(k, "table", "The exercise has no such table.");
    if (!exercise.setup.parties.some((each) => each === party)) return wrong(k, "party", "The exercise has no such party.");
    seen.add(person);
  }
  return ok(seats);
}

// oxlint-disable-next-line max-params -- which of them, which part of it, and what to do.
const wrong = (k: number, part: string, detail: string) =>
  failed({ code: "badRequest", wrong: [{ path: `body.by.seats.${k}.${part}`, detail }] } as const);

/** A head takes the place of a bot that sits there by itself. */
const displacedBy = ({ table, party, role }: Assigned, bots: readonly ExerciseSeat[]): readonly ExerciseSeat[] =>
  bots.filter(({ number, is }) => number === table && role === "head" && is.role === "head" && partyOf(is) === party).slice(0, 1);

interface Sitting {
  readonly places: readonly Assigned[];
  readonly tables: readonly ExerciseTable[];
  readonly exercise: StoredExercise;
}

async function sitDown(transaction: Transaction, { places, tables, exercise: { by } }: Sitting): Promise<void> {
  const ids = new Map(tables.map(({ number, table }) => [number, table]));
  const given = places.map(({ table: number, person, role, party }) => {
    const table = ids.get(number);
    if (table === undefined) throw new Error(`Expected the exercise to have a table ${number}`);
    const is: SeatRole = { role, party: partyId(party) };
    return { table, person, is };
  });
  const seats = await addSeats(transaction, given);
  await auditAll(
    transaction,
    seats.map((seat) => ({ deed: "seatGiven" as const, by, table: seat.table, facts: factsOfSeat(seat) })),
  );
}
