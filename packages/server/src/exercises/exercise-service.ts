import { failed, ok, type Result } from "@detente/engine";
import type { AdviceDesk } from "../advice/advice-desk.ts";
import type { BotSeats } from "../bots/bot-seats.ts";
import type { Problem } from "../contract/problem.ts";
import type { Database, Transaction } from "../database/database.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import type { Exercises } from "../services.ts";
import type { Live } from "../sessions/live.ts";
import type { SessionKeeper } from "../sessions/session-keeper.ts";
import { audit } from "../store/audit-store.ts";
import { readDeed } from "../store/exercise-deed-store.ts";
import {
  readExercise,
  readExercisesOf,
  readExerciseTables,
  readExerciseUse,
  removeExercise,
  setDebriefOpen,
  type StoredExercise,
} from "../store/exercise-store.ts";
import type { SeatsChanged } from "../tables/seats-changed.ts";
import { changeJoining } from "./change-joining.ts";
import { debriefCsv } from "./debrief-csv.ts";
import { readDebriefAs } from "./read-debrief.ts";
import type { ExerciseDeeds } from "./exercise-deeds.ts";
import { ExerciseWatchers } from "./exercise-watchers.ts";
import { accountOf } from "./exercise-account.ts";
import { joinByCode } from "./join-by-code.ts";
import { heldBy, ledBy, NO_EXERCISE, partIn, summaryOf } from "./lead.ts";
import { openExercise } from "./open-exercise.ts";
import { overviewOf } from "./overview.ts";
import { pairPeople } from "./pair-people.ts";
import { placeInExercise } from "./place-in-exercise.ts";
import { removeFromExercise } from "./remove-from-exercise.ts";
import { shownDeed } from "./shown-deed.ts";
import { talksOfTables } from "./talks-of-tables.ts";

interface Means {
  readonly database: Database;
  readonly sealers: TableSealers;
  readonly keeper: SessionKeeper;
  readonly live: Live;
  readonly desk: AdviceDesk;
  readonly deeds: ExerciseDeeds;
  readonly botSeats: BotSeats;
  readonly changed: SeatsChanged;
  /** A whole number below 2^32, not to be foreseen. */
  readonly newSeed: () => number;
}

export interface ExerciseService extends Exercises {
  readonly close: () => void;
}

const ENGINE = { kind: "engine" } as const;

/** Exercises as the routes know them. */
export function exerciseService(means: Means): ExerciseService {
  const { database, sealers, changed, deeds } = means;
  const sealer = sealers.server;
  const watchers = new ExerciseWatchers();
  const overview = (exercise: string, person: string) =>
    database.transact(ENGINE, async (transaction) => {
      const found = await ledBy(transaction, exercise, person);
      return found.kind === "failed" ? found : ok(await overviewOf(transaction, means, found.value));
    });

  /** For whoever leads it, with the exercise held. */
  const held = <Value>(
    id: string,
    person: string,
    work: (transaction: Transaction, exercise: StoredExercise) => Promise<Result<Value, Problem>>,
  ) =>
    database.transact(ENGINE, async (transaction): Promise<Result<Value, Problem>> => {
      const found = await heldBy(transaction, id, person);
      return found.kind === "failed" ? found : work(transaction, found.value);
    });

  return {
    create: async ({ person }, { body }) => {
      const opened = await openExercise({ database, sealers }, person, body);
      if (opened.kind === "failed") return opened;
      const { exercise, tables, code } = opened.value;
      return ok({ ...summaryOf(exercise, "teacher"), tables, joinCode: code });
    },

    list: ({ person }) =>
      database.transact(ENGINE, async (transaction) => {
        const all = await readExercisesOf(transaction, person);
        const account = accountOf(await readExerciseUse(transaction, person));
        return ok({ exercises: all.map((each) => summaryOf(each, each.by === person ? "teacher" : "student")), account });
      }),

    join: (caller, { body: { code } }) => database.transact(ENGINE, (transaction) => joinByCode(transaction, sealer, { caller, code })),

    read: ({ person }, { params }) => overview(params.exercise, person),

    watch: ({ person }, { params }, reader) => watchers.watch(() => overview(params.exercise, person), reader),

    place: ({ person }, { params }) =>
      database.transact(ENGINE, async (transaction) => {
        const found = await readExercise(transaction, params.exercise);
        const part = found === null ? null : await partIn(transaction, found, person);
        if (found === null || part === null) return NO_EXERCISE;
        return ok({ ...summaryOf(found, part), place: part === "teacher" ? null : await placeInExercise(transaction, found, person) });
      }),

    changeJoining: ({ person }, { params, body }) =>
      held(params.exercise, person, (transaction, exercise) => changeJoining(transaction, sealer, { exercise, ...body })),

    pair: ({ person }, { params, body }) =>
      held(params.exercise, person, async (transaction, exercise) => {
        const done = await pairPeople(transaction, means, { exercise, asked: body });
        if (done.kind === "failed") return done;
        await changed.tell(transaction, done.value.changed);
        const { seated, bots, waiting, seed } = done.value;
        return ok({ seated, bots, waiting, seed });
      }),

    act: ({ person }, { params, body: { deed, tables } }) =>
      held(params.exercise, person, (transaction, exercise) => deeds.ask(transaction, { exercise, deed, tables })),

    deed: ({ person }, { params }) =>
      database.transact(ENGINE, async (transaction) => {
        const found = await ledBy(transaction, params.exercise, person);
        if (found.kind === "failed") return found;
        const deed = await readDeed(transaction, found.value.id, params.deed);
        return deed === null ? failed({ code: "notFound" } as const) : ok(shownDeed(deed));
      }),

    removePerson: ({ person: by }, { params: { exercise: id, person } }) =>
      held(id, by, (transaction, exercise) => removeFromExercise(transaction, { exercise, person, changed })),

    drop: ({ person: by }, { params }) =>
      held(params.exercise, by, async (transaction, { id }) => {
        const tables = (await readExerciseTables(transaction, id)).length;
        await removeExercise(transaction, id);
        await audit(transaction, { deed: "exerciseDropped", by, table: null, facts: { exercise: id, tables } });
        return ok(null);
      }),

    debrief: async (caller, { params, query }, gone) =>
      readDebriefAs(means, { caller, exercise: params.exercise, isAnonymous: query.anonymous === "true", gone }),

    debriefFile: async (caller, { params, query }, gone) => {
      const read = await readDebriefAs(means, { caller, exercise: params.exercise, isAnonymous: query.anonymous === "true", gone });
      if (read.kind === "failed") return read;
      return ok({ name: "debrief.csv", mediaType: "text/csv", content: debriefCsv(read.value) });
    },

    openDebrief: ({ person }, { params, body: { open } }) =>
      held(params.exercise, person, async (transaction, { id }) => {
        const { waitsFor } = await talksOfTables(transaction, means.keeper, await readExerciseTables(transaction, id));
        await setDebriefOpen(transaction, id, { open });
        await audit(transaction, { deed: "debriefOpened", by: person, table: null, facts: { exercise: id, open } });
        return ok({ isDebriefOpen: open, waitsFor });
      }),

    close: () => watchers.close(),
  };
}
