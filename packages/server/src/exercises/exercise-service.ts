import { createHash } from "node:crypto";
import { failed, ok, type Result } from "@detente/engine";
import type { AdviceDesk } from "../advice/advice-desk.ts";
import type { BotSeats } from "../bots/bot-seats.ts";
import type { Problem } from "../contract/problem.ts";
import type { Database, Transaction } from "../database/database.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import type { Exercises, Sessions } from "../services.ts";
import type { Live } from "../sessions/live.ts";
import type { SessionKeeper } from "../sessions/session-keeper.ts";
import { audit } from "../store/audit-store.ts";
import { readExerciseSeats } from "../store/exercise-people-store.ts";
import {
  readExercise,
  readExercisesOf,
  readExerciseTables,
  setCode,
  setDebriefOpen,
  setJoining,
  type StoredExercise,
} from "../store/exercise-store.ts";
import type { SeatsChanged } from "../tables/seats-changed.ts";
import { actOnAll } from "./act-on-all.ts";
import { debriefCsv } from "./debrief-csv.ts";
import { readDebriefAs } from "./read-debrief.ts";
import { newExerciseCode, tagOfCode } from "./exercise-code.ts";
import { ExerciseWatchers } from "./exercise-watchers.ts";
import { joinAs, NOT_JOINED, type NotJoined, openByCode, placeFor } from "./join.ts";
import { heldBy, ledBy, NO_EXERCISE, partIn, summaryOf } from "./lead.ts";
import { openExercise } from "./open-exercise.ts";
import { overviewOf } from "./overview.ts";
import { pairPeople, seatBots } from "./pair-people.ts";

interface Means {
  readonly database: Database;
  readonly sealers: TableSealers;
  readonly keeper: SessionKeeper;
  readonly live: Live;
  readonly desk: AdviceDesk;
  readonly sessions: Pick<Sessions, "act">;
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
  const { database, sealers, changed, botSeats, newSeed } = means;
  const sealer = sealers.server;
  const watchers = new ExerciseWatchers();
  const overview = (exercise: string, person: string) =>
    database.transact(ENGINE, async (transaction) => {
      const found = await ledBy(transaction, exercise, person);
      return found.kind === "failed" ? found : ok(await overviewOf(transaction, means, found.value));
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
        return ok({ exercises: all.map((each) => summaryOf(each, each.by === person ? "teacher" : "student")) });
      }),

    join: ({ person, name }, { body: { code } }) =>
      database.transact(ENGINE, async (transaction) => {
        const found = await openByCode(transaction, { code, sealer, place: placeOfPerson(person) });
        if (typeof found === "string") return notJoined(found);
        const part = await partIn(transaction, found, person);
        if (part !== null) return ok(summaryOf(found, part));
        const as = await placeFor(transaction, found, name);
        if (typeof as === "string" && as !== "new") return notJoined(as);
        await joinAs(transaction, { exercise: found, person, as });
        return ok(summaryOf(found, "student"));
      }),

    read: ({ person }, { params }) => overview(params.exercise, person),

    watch: ({ person }, { params }, reader) => watchers.watch(() => overview(params.exercise, person), reader),

    place: ({ person }, { params }) =>
      database.transact(ENGINE, async (transaction) => {
        const found = await readExercise(transaction, params.exercise);
        const part = found === null ? null : await partIn(transaction, found, person);
        if (found === null || part === null) return NO_EXERCISE;
        return ok({ ...summaryOf(found, part), place: part === "teacher" ? null : await placeOf(transaction, found, person) });
      }),

    changeJoining: ({ person }, { params, body: { joining, code } }) =>
      database.transact(ENGINE, async (transaction) => {
        const found = await heldBy(transaction, params.exercise, person);
        if (found.kind === "failed") return found;
        const { id } = found.value;
        if (joining !== undefined) await setJoining(transaction, id, joining);
        const made = code === "new" ? newExerciseCode() : null;
        if (code !== undefined) await setCode(transaction, id, made === null ? null : tagOfCode(sealer, made));
        const now = { joining: joining ?? found.value.joining, hasCode: code === undefined ? found.value.hasCode : made !== null };
        await audit(transaction, { deed: "exerciseJoiningChanged", by: person, table: null, facts: { exercise: id, ...now } });
        return ok({ ...now, joinCode: made });
      }),

    pair: ({ person }, { params, body }) =>
      database.transact(ENGINE, async (transaction) => {
        const found = await heldBy(transaction, params.exercise, person);
        if (found.kind === "failed") return found;
        const done = await pairPeople(transaction, { sealer, botSeats, newSeed }, { exercise: found.value, asked: body });
        if (done.kind === "failed") return done;
        await changed.tell(transaction, done.value.changed);
        const { seated, bots, waiting, seed } = done.value;
        return ok({ seated, bots, waiting, seed });
      }),

    act: async (caller, { params, body: { deed, tables } }) => {
      const found = await database.transact(ENGINE, async (transaction): Promise<Result<StoredExercise, Problem>> => {
        const held = await heldBy(transaction, params.exercise, caller.person);
        if (held.kind === "ok" && deed.kind === "start" && deed.empty === "bots")
          await seatBots(transaction, { sealer, botSeats, newSeed }, held.value);
        return held;
      });
      if (found.kind === "failed") return found;
      const came = await actOnAll(means, { caller, exercise: found.value, deed, tables });
      const count = (result: string) => came.filter((each) => each.result === result).length;
      const facts = { exercise: found.value.id, kind: deed.kind, done: count("done"), refused: count("refused") };
      await database.transact(ENGINE, (transaction) => audit(transaction, { deed: "exerciseDeed", by: caller.person, table: null, facts }));
      return ok({ tables: came });
    },

    debrief: async (caller, { params, query }, gone) =>
      readDebriefAs(means, { caller, exercise: params.exercise, isAnonymous: query.anonymous === "true", gone }),

    debriefFile: async (caller, { params, query }, gone) => {
      const read = await readDebriefAs(means, { caller, exercise: params.exercise, isAnonymous: query.anonymous === "true", gone });
      if (read.kind === "failed") return read;
      return ok({ name: "debrief.csv", mediaType: "text/csv", content: debriefCsv(read.value) });
    },

    openDebrief: ({ person }, { params, body: { open } }) =>
      database.transact(ENGINE, async (transaction) => {
        const found = await heldBy(transaction, params.exercise, person);
        if (found.kind === "failed") return found;
        await setDebriefOpen(transaction, found.value.id, { open });
        await audit(transaction, { deed: "debriefOpened", by: person, table: null, facts: { exercise: found.value.id, open } });
        return ok({ isDebriefOpen: open });
      }),

    close: () => watchers.close(),
  };
}

const notJoined = (why: NotJoined) =>
  failed({ code: why === "wrong" ? "notFound" : why === "tooMany" ? "tooMany" : "notAllowed", detail: NOT_JOINED[why] } as const);

/** Somebody who is signed in is one place from which codes are tried, wherever they are. */
const placeOfPerson = (person: string): Uint8Array => new Uint8Array(createHash("sha256").update(`person/${person}`).digest());

async function placeOf(transaction: Transaction, { id }: StoredExercise, person: string) {
  const seat = (await readExerciseSeats(transaction, id)).find((each) => each.person === person && "party" in each.is);
  const at = (await readExerciseTables(transaction, id)).find(({ number }) => number === seat?.number);
  return seat === undefined || at === undefined ? null : { table: at.table, session: at.session, seat: seat.seat };
}
