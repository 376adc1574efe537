import { TEST_KEY } from "../database/test-databases.fixture.ts";
import { openDesks } from "../desk/open-desks.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { TableSealers } from "../secrets/table-sealers.ts";
import type { Caller } from "../services.ts";
import { endDeed } from "../store/exercise-deed-store.ts";
import { readExerciseTables } from "../store/exercise-store.ts";
import { DPRK, none, type Process, US, value } from "../tables/seated-people.fixture.ts";
import { ExerciseDeeds } from "./exercise-deeds.ts";
import { type ExerciseService, exerciseService } from "./exercise-service.ts";

/** What tests know of an exercise. */
export interface ToldOfExercise {
  readonly id: string;
  readonly code: string;
  /** Uuids, by number. */
  readonly tables: readonly string[];
  readonly sessions: readonly string[];
}

/** Exercises in a process without HTTP and without jobs. */
export interface ExerciseHere {
  readonly exercises: ExerciseService;
  /** Two tables on Hanoi, for two people each, closed, with these people seated in their order. */
  readonly opened: (teacher: Caller, students: readonly Caller[]) => Promise<ToldOfExercise>;
  /** Asks for a deed at no table. */
  readonly askNothing: (teacher: Caller, exercise: string) => ReturnType<ExerciseService["act"]>;
  readonly close: () => Promise<void>;
}

const NO_JOBS: Jobs = { send: async () => undefined, lacking: async () => [], work: async () => async () => undefined };
const PARTIES = [US, DPRK];
const SETUP = { protocol: { kind: "alternatingOffers" }, parties: PARTIES, required: PARTIES, deadline: { rounds: 10 } } as const;

export function exercisesOf({ database, keeper, live, sessions, bots, seats, cases }: Process): ExerciseHere {
  const sealers = new TableSealers(TEST_KEY);
  const desks = openDesks();
  const means = { database, sealers, keeper, sessions, botSeats: bots.seats, newSeed: () => 7 };
  const deeds = new ExerciseDeeds({ ...means, jobs: NO_JOBS });
  const exercises = exerciseService({ ...means, live, desk: desks.advice, deeds, changed: seats.changed });

  const askNothing: ExerciseHere["askNothing"] = async (teacher, exercise) => {
    const done = await exercises.act(teacher, { ...none, params: { exercise }, body: { deed: { kind: "pause" }, tables: [] } });
    if (done.kind === "ok") await database.transact({ kind: "engine" }, (transaction) => endDeed(transaction, done.value.id));
    return done;
  };

  return {
    exercises,
    askNothing,
    opened: async (teacher, students) => {
      const listed = value(await cases.list(teacher, { params: {}, ...none, query: { limit: 50, versions: "newest" } })).cases;
      const caseHash = listed.find(({ caseId }) => caseId === "hanoi-2019")?.hash ?? "";
      const body = { title: "Class", caseHash, tables: { count: 2 }, setup: SETUP, bots: null, joinCode: true };
      const { id, joinCode } = value(await exercises.create(teacher, { params: {}, ...none, body }));
      const code = joinCode ?? "";
      for (const student of students) value(await exercises.join(student, { params: {}, ...none, body: { code } }));
      const params = { exercise: id };
      const given = students.map(({ person }, k) => ({ person, table: k + 1, party: US, role: "head" as const }));
      const by = { kind: "given" as const, seats: given };
      value(await exercises.pair(teacher, { ...none, params, body: { by, seated: "keep", odd: "wait" } }));
      value(await exercises.changeJoining(teacher, { ...none, params, body: { joining: "closed" } }));
      const tables = await database.transact({ kind: "engine" }, (transaction) => readExerciseTables(transaction, id));
      return { id, code, tables: tables.map(({ table }) => table), sessions: tables.map(({ session }) => session) };
    },
    close: async () => {
      exercises.close();
      await desks.close();
    },
  };
}
