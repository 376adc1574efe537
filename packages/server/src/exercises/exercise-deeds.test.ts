import { afterAll, beforeAll, expect, test } from "vitest";
import type { Transaction } from "../database/database.ts";
import { onBothKinds, TEST_KEY, type TestDatabase } from "../database/test-databases.fixture.ts";
import type { JobData, Jobs } from "../jobs/jobs.ts";
import { TableSealers } from "../secrets/table-sealers.ts";
import type { Caller, Sessions } from "../services.ts";
import { readDeed } from "../store/exercise-deed-store.ts";
import { holdExercise } from "../store/exercise-store.ts";
import { personOf } from "../store/person-store.ts";
import { none, type Process, startProcess, value } from "../tables/seated-people.fixture.ts";
import { ExerciseDeeds } from "./exercise-deeds.ts";
import { type ExerciseHere, exercisesOf } from "./exercises-of.fixture.ts";

/** A queue that gives its jobs to whoever asks for one. */
class JobsByHand implements Jobs {
  readonly sent: JobData[] = [];
  take: (data: JobData, signal: AbortSignal) => Promise<void> = async () => {};
  send: Jobs["send"] = async (_transaction, _queue, data) => void this.sent.push(data);
  lacking: Jobs["lacking"] = async (_transaction, _queue, keys) => keys;
  work: Jobs["work"] = async (_queue, handler) => {
    this.take = handler;
    return async () => {};
  };
}

onBothKinds((openDatabase) => {
  let given: TestDatabase;
  let here: Process;
  let there: ExerciseHere;
  let teacher: Caller;
  beforeAll(async () => {
    given = await openDatabase();
    here = await startProcess(given.database);
    there = exercisesOf(here);
    teacher = await given.database.transact({ kind: "engine" }, async (transaction) => {
      const { id } = await personOf(transaction, { issuer: "https://issuer.example", subject: "deeds", name: "Ms Gray" });
      return { person: id, name: "Ms Gray" };
    });
  }, 60_000);
  afterAll(async () => {
    await there.close();
    await here.close();
    await given.close();
  });

  const deedsWith = async (act: Sessions["act"]) => {
    const jobs = new JobsByHand();
    const means = { database: given.database, sealers: new TableSealers(TEST_KEY), keeper: here.keeper, newSeed: () => 7 };
    const deeds = new ExerciseDeeds({ ...means, botSeats: here.bots.seats, sessions: { act }, jobs });
    await deeds.play();
    return { deeds, jobs };
  };
  const asEngine = <Value>(work: (transaction: Transaction) => Promise<Value>): Promise<Value> =>
    given.database.transact({ kind: "engine" }, work);
  const opened = async () => {
    const people = await asEngine((transaction) =>
      Promise.all(
        ["Ann", "Ben"].map(async (name): Promise<Caller> => {
          const { id } = await personOf(transaction, { issuer: "https://issuer.example", subject: crypto.randomUUID(), name });
          return { person: id, name };
        }),
      ),
    );
    return there.opened(teacher, people);
  };
  const ask = (deeds: ExerciseDeeds, exercise: string, deed: Parameters<ExerciseDeeds["ask"]>[1]["deed"]) =>
    asEngine(async (transaction) => {
      const held = await holdExercise(transaction, exercise);
      if (held === null) throw new Error("Expected the exercise");
      return value(await deeds.ask(transaction, { exercise: held, deed, tables: undefined }));
    });
  const phases = async (sessions: readonly string[]) => {
    const found: string[] = [];
    for (const session of sessions) found.push(value(await here.sessions.read(teacher, { ...none, params: { session } })).view.phase);
    return found;
  };
  const signal = new AbortController().signal;
  const START = { kind: "start", empty: "leave" } as const;

  test("whoever dies after acting and before saying so: the next goes on, and nothing happens twice", async () => {
    const exercise = await opened();
    let acts = 0;
    const dying = await deedsWith(async (caller, asked) => {
      const done = await here.sessions.act(caller, asked);
      acts++;
      throw new Error(`dead after ${done.kind}`);
    });
    const { id } = await ask(dying.deeds, exercise.id, START);
    expect(await phases(exercise.sessions)).toEqual(["unopened", "unopened"]);
    await expect(dying.jobs.take({ exercise: exercise.id }, signal)).rejects.toThrow("broke at 2 tables");
    expect(acts).toBe(2);
    const before = await asEngine((transaction) => readDeed(transaction, exercise.id, id));
    expect(before?.tables.map(({ result }) => result)).toEqual([null, null]);

    const next = await deedsWith(here.sessions.act);
    await next.deeds.lookAround();
    expect(next.jobs.sent).toContainEqual({ exercise: exercise.id });
    await next.jobs.take({ exercise: exercise.id }, signal);
    const after = await asEngine((transaction) => readDeed(transaction, exercise.id, id));
    expect(after?.tables.map(({ result }) => result)).toEqual(["done", "done"]);
    expect(after?.endedAt).not.toBeNull();
    expect(await phases(exercise.sessions)).toEqual(["open", "open"]);
    const { count } = await asEngine(({ sql }) =>
      sql
        .selectFrom("session_event")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .where("session_id", "=", exercise.sessions[0] ?? "")
        .where("audience", "=", "table")
        .executeTakeFirstOrThrow(),
    );
    expect(count).toBe(1);
    const words = await asEngine(({ sql }) =>
      sql.selectFrom("exercise_deed").select("sealed_deed").where("id", "=", id).executeTakeFirst(),
    );
    expect(words).toEqual({ sealed_deed: null });
  });

  test("what breaks again and again has come of it in the end, at that table alone; later deeds come after earlier ones", async () => {
    const exercise = await opened();
    const broken = exercise.sessions[0];
    const kinds: string[] = [];
    const { deeds, jobs } = await deedsWith((caller, asked) => {
      if (asked.params.session === broken) return Promise.reject(new Error("broken"));
      kinds.push(asked.body.action.kind);
      return here.sessions.act(caller, asked);
    });
    const { id } = await ask(deeds, exercise.id, START);
    const { id: second } = await ask(deeds, exercise.id, { kind: "pause", reason: "Listen" });
    for (let k = 0; k < 3; k++) await expect(jobs.take({ exercise: exercise.id }, signal)).rejects.toThrow("broke at 1 tables");
    expect(kinds).toEqual(["open"]);
    for (let k = 0; k < 3; k++) await expect(jobs.take({ exercise: exercise.id }, signal)).rejects.toThrow("broke at 1 tables");
    await jobs.take({ exercise: exercise.id }, signal);
    expect(kinds).toEqual(["open", "pause"]);
    for (const each of [id, second]) {
      const told = await asEngine((transaction) => readDeed(transaction, exercise.id, each));
      expect(told?.tables.map(({ result, code }) => [result, code])).toEqual([
        ["refused", "broken"],
        ["done", null],
      ]);
    }
  });

  test("nobody has more than a few deeds waiting", async () => {
    const exercise = await opened();
    const { deeds } = await deedsWith(here.sessions.act);
    for (let k = 0; k < 8; k++) await ask(deeds, exercise.id, { kind: "resume" });
    await expect(ask(deeds, exercise.id, { kind: "resume" })).rejects.toThrow("tooMany");
  });
});
