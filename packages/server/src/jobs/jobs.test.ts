import { afterAll, beforeAll, expect, test } from "vitest";
import { onBothKinds, type TestDatabase } from "../database/test-databases.fixture.ts";
import type { JobData } from "./jobs.ts";
import type { JobQueue } from "./job-queue.ts";
import { openJobs } from "./open-jobs.ts";

onBothKinds((openDatabase) => {
  let given: TestDatabase;
  let jobs: JobQueue;
  const errors: unknown[] = [];
  beforeAll(async () => {
    given = await openDatabase();
    jobs = await openJobs({ database: given.database, onError: (error) => errors.push(error) });
  });
  afterAll(async () => {
    await jobs.close();
    await given.close();
  });

  const send = (data: JobData, once?: string): Promise<void> =>
    given.database.transact({ kind: "engine" }, (transaction) =>
      jobs.send(transaction, "task-part", data, once === undefined ? {} : { once }),
    );

  /** What was worked off, in order, until there are so many. */
  async function worked(count: number): Promise<readonly JobData[]> {
    const seen: JobData[] = [];
    const all = Promise.withResolvers<void>();
    const stop = await jobs.work("task-part", async (data) => {
      seen.push(data);
      if (seen.length === count) all.resolve();
    });
    await all.promise;
    await stop();
    return seen;
  }

  test("a job is there if its transaction commits, and only then", async () => {
    await expect(
      given.database.transact({ kind: "engine" }, async (transaction) => {
        await jobs.send(transaction, "task-part", { part: 0 });
        throw new Error("undone");
      }),
    ).rejects.toThrow("undone");
    await send({ part: 1 });
    expect(await worked(1)).toEqual([{ part: 1 }]);
    expect(errors).toEqual([]);
  });

  test("with a key, no second job is taken up while one waits; when that is through, another is", async () => {
    await send({ part: 1 }, "a");
    await send({ part: 2 }, "a");
    await send({ part: 3 }, "b");
    expect(await worked(2)).toEqual([{ part: 1 }, { part: 3 }]);
    await send({ part: 4 }, "a");
    expect(await worked(1)).toEqual([{ part: 4 }]);
    expect(errors).toEqual([]);
  });

  test("a handler that throws is told of, and tried again", async () => {
    await send({ part: 1 });
    const done = Promise.withResolvers<void>();
    let tries = 0;
    const stop = await jobs.work("task-part", async () => {
      tries++;
      if (tries === 1) throw new Error("the first time");
      done.resolve();
    });
    await done.promise;
    await stop();
    expect(errors.splice(0).map(String)).toEqual(["Error: the first time"]);
  });

  test("a job that is under way when its work is stopped is aborted, given back, and taken up again", async () => {
    await send({ part: 7 });
    const begun = Promise.withResolvers<void>();
    const stop = await jobs.work("task-part", async (_, signal) => {
      begun.resolve();
      await new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new Error("aborted"))));
    });
    await begun.promise;
    await stop();
    expect(await worked(1)).toEqual([{ part: 7 }]);
    expect(errors).toEqual([]);
  });
});
