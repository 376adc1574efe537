import { sql as text } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadExamples } from "../cases/load-examples.ts";
import type { Database } from "../database/database.ts";
import { onBothKinds, TEST_KEY, type TestDatabase } from "../database/test-databases.fixture.ts";
import { TableSealers } from "../secrets/table-sealers.ts";
import type { Caller } from "../services.ts";
import { GUEST_ISSUER } from "../sign-in/guest.ts";
import { personOf } from "../store/person-store.ts";
import { none, value } from "../tables/seated-people.fixture.ts";
import { WorkStopped } from "./jobs.ts";
import { type OpenTasks, openTasks } from "./open-tasks.ts";
import { asked, JOB_OFFER } from "./playing.fixture.ts";
import { TaskJobs } from "./task-jobs.ts";
import { TaskPlayer } from "./task-player.ts";
import { TaskThreads } from "./task-threads.ts";

const SEALER = new TableSealers(TEST_KEY).server;
const NEVER = new AbortController().signal;

onBothKinds((openDatabase) => {
  let given: TestDatabase;
  let here: OpenTasks;
  let hash = "";
  let made = 0;
  const threads = new TaskThreads();
  const troubles: string[] = [];
  const log = { error: (_: object, words: string) => void troubles.push(words), info: () => undefined };

  beforeAll(async () => {
    given = await openDatabase();
    await loadExamples(given.database, SEALER, [JOB_OFFER]);
    hash = (await asEngine(({ sql }) => sql.selectFrom("case_revision").select("hash").executeTakeFirstOrThrow())).hash;
    here = await openTasks({ database: given.database, sealer: SEALER, log });
  }, 60_000);
  afterAll(async () => {
    await threads.close();
    await here.close();
    await given.close();
  });

  const asEngine: <Value>(work: Parameters<typeof given.database.transact<Value>>[1]) => Promise<Value> = (work) =>
    given.database.transact({ kind: "engine" }, work);

  const somebody = (issuer = "https://issuer.example"): Promise<Caller> =>
    asEngine(async (transaction) => {
      made++;
      const { id, name } = await personOf(transaction, { issuer, subject: `${made}`, name: "Somebody" });
      return { person: id, name };
    });

  const begin = (by: Caller, repetitions: number) =>
    here.tournaments.create(by, { params: {}, query: {}, headers: {}, body: asked(hash, { repetitions, strategies: ["micro"] }) });
  const list = async (by: Caller) => value(await here.tournaments.list(by, { ...none, params: {}, query: { limit: 50 } }));
  const read = async (by: Caller, task: string) => value(await here.tournaments.read(by, { ...none, params: { task } }));
  const playerOn = (database: Database): TaskPlayer =>
    new TaskPlayer({ database, sealer: SEALER, threads, log, taskJobs: new TaskJobs(here.jobs), players: 1 });
  const waiting = (): Promise<number> =>
    asEngine(async ({ sql }) => {
      const { rows } = await text<{ count: number }>`select count(*)::int as count from detente_jobs.job where state < 'active'`.execute(
        sql,
      );
      return rows[0]?.count ?? 0;
    });
  const triesOf = (task: string) =>
    asEngine(({ sql }) => sql.selectFrom("task_part").select(["part", "tries", "results"]).where("task_id", "=", task).execute());

  test("standings that cannot be made leave a task that has failed, and says so in words", async () => {
    const by = await somebody();
    const { id } = value(await begin(by, 4));
    const player = playerOn(given.database);
    await player.play({ task: id, part: 0 }, NEVER);
    await asEngine(({ sql }) =>
      sql
        .updateTable("task_part")
        .set({ results: new Uint8Array(40) })
        .where("task_id", "=", id)
        .execute(),
    );
    for (let k = 0; k < 6; k++) {
      await expect(player.end({ task: id })).rejects.toThrow(Error);
      expect(await read(by, id)).toMatchObject({ state: "running", failure: null });
    }
    await player.end({ task: id });
    const failed = await read(by, id);
    expect([failed.state, failed.failure]).toEqual(["failed", expect.stringContaining("6 attempts to make their standings failed")]);
    expect(failed.endedAt).not.toBeNull();
    expect(await here.tournaments.results(by, { ...none, params: { task: id } })).toMatchObject({ failure: { code: "notFinished" } });
    expect(troubles.splice(0)).toEqual(["a task has failed"]);
  });

  test("a part that ends whoever plays it is begun six times, and then the task has failed", async () => {
    const by = await somebody();
    const { id } = value(await begin(by, 4));
    await asEngine(({ sql }) => sql.updateTable("task_part").set({ tries: 6 }).where("task_id", "=", id).execute());
    await playerOn(given.database).play({ task: id, part: 0 }, NEVER);
    expect(await read(by, id)).toMatchObject({ state: "failed", failure: expect.stringContaining("begun 6 times") });
    expect(troubles.splice(0)).toEqual(["a task has failed"]);
  });

  test("a part that is given back because its process stops does not count as begun", async () => {
    const by = await somebody();
    const { id } = value(await begin(by, 4));
    const stopping = AbortSignal.abort(new WorkStopped());
    for (let k = 0; k < 8; k++) await expect(playerOn(given.database).play({ task: id, part: 0 }, stopping)).rejects.toThrow(WorkStopped);
    expect(await triesOf(id)).toMatchObject([{ tries: 0 }]);
    expect(await read(by, id)).toMatchObject({ state: "running" });
  });

  test("jobs that were lost are found by a process that itself plays nothing, and not doubled", async () => {
    const by = await somebody();
    const { id } = value(await begin(by, 60));
    await asEngine(({ sql }) => text`delete from detente_jobs.job`.execute(sql));
    await here.lookAround();
    const sent = await waiting();
    expect(sent).toBeGreaterThan(0);
    await here.lookAround();
    expect(await waiting()).toBe(sent);
    for (const { part } of await triesOf(id)) await playerOn(given.database).play({ task: id, part }, NEVER);
    await asEngine(({ sql }) => text`delete from detente_jobs.job`.execute(sql));
    await here.lookAround();
    const { rows } = await asEngine(({ sql }) => text`select data from detente_jobs.job where name = 'task-end'`.execute(sql));
    expect(rows).toEqual([{ data: { task: id } }]);
    await playerOn(given.database).end({ task: id });
    expect(await read(by, id)).toMatchObject({ state: "done", finished: 60, failure: null });
  });

  test("a task that is stopped while somebody plays it in another process is left at once", async () => {
    const there = await openTasks({ database: await given.another(), sealer: SEALER, log });
    await asEngine(({ sql }) => text`delete from detente_jobs.job`.execute(sql));
    const by = await somebody();
    const { id } = value(await begin(by, 6_000));
    const running = Promise.withResolvers<void>();
    const watch = value(
      await here.tournaments.watch(
        by,
        { params: { task: id }, query: {}, headers: {} },
        { tell: (message) => message.kind === "progress" && message.state === "running" && running.resolve(), end: () => undefined },
      ),
    );
    await there.play(1);
    await running.promise;
    watch.stop();
    value(await here.tournaments.end(by, { ...none, params: { task: id } }));
    await there.close();
    expect(await read(by, id)).toMatchObject({ state: "cancelled", failure: null });
    const kept = (await triesOf(id)).filter(({ results }) => results !== null);
    expect(kept.length).toBeLessThan(24);
    expect(troubles).toEqual([]);
  });

  test("a task that is stopped between being taken and being played is not played", async () => {
    const by = await somebody();
    const { id } = value(await begin(by, 6_000));
    const { database } = given;
    // Nobody is told of it.
    const end = () =>
      asEngine(({ sql, at }) => sql.updateTable("task").set({ state: "cancelled", ended_at: at }).where("id", "=", id).execute());
    const player = playerOn({
      kind: database.kind,
      transact: (asker, work) => database.transact(asker, work),
      listen: (channel, told) => database.listen(channel, told),
      notify: async () => void (await end()),
      close: async () => undefined,
    });
    await player.play({ task: id, part: 0 }, NEVER);
    expect((await triesOf(id)).every(({ results }) => results === null)).toBe(true);
  });

  test("everybody is told what their tasks use and how much they may, and who came by a link begins none", async () => {
    const [by, guest] = [await somebody(), await somebody(GUEST_ISSUER)];
    value(await begin(by, 4));
    value(await begin(by, 6));
    expect((await list(by)).account).toEqual({
      use: { underWay: 2, kept: 2, games: 10 },
      most: { underWay: 5, kept: 500, games: 2_000_000 },
    });
    expect(await begin(guest, 4)).toMatchObject({ failure: { code: "notAllowed" } });
    await asEngine(({ sql, at }) =>
      sql.updateTable("task").set({ games: 999_999, state: "cancelled", ended_at: at }).where("by_person", "=", by.person).execute(),
    );
    expect(await begin(by, 4)).toMatchObject({
      failure: { code: "tooManyTasks", detail: expect.stringContaining("1999998 of the 2000000") },
    });
  });
});
