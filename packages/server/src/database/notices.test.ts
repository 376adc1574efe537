import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Database } from "./database.ts";
import { onBothKinds, type TestDatabase } from "./test-databases.fixture.ts";

onBothKinds((open, kind) => {
  let given: TestDatabase;
  let database: Database;
  let another: Database;

  beforeAll(async () => {
    given = await open();
    database = given.database;
    another = await given.another();
  });
  afterAll(() => given.close());

  test("what any process sends on a channel is told to all who listen there, in its order, and to nobody else", async () => {
    const [heard, also, elsewhere]: [string[], string[], string[]] = [[], [], []];
    const ends = [
      await database.listen("channel_one", (payload) => heard.push(payload)),
      await another.listen("channel_one", (payload) => also.push(payload)),
      await database.listen("channel_two", (payload) => elsewhere.push(payload)),
    ];
    const sent = Array.from({ length: 20 }, (_, i) => `notice ${i}`);
    for (const payload of sent) await another.notify("channel_one", payload);
    await vi.waitFor(() => expect([heard.length, also.length]).toEqual([20, 20]));
    expect([heard, also, elsewhere]).toEqual([sent, sent, []]);
    for (const end of ends) await end();
  });

  test("who has stopped listening is told no more, and others still are", async () => {
    const [heard, also]: [string[], string[]] = [[], []];
    const end = await database.listen("channel_one", (payload) => heard.push(payload));
    const endAlso = await database.listen("channel_one", (payload) => also.push(payload));
    await end();
    await another.notify("channel_one", "after");
    await vi.waitFor(() => expect(also).toEqual(["after"]));
    expect(heard).toEqual([]);
    await endAlso();
    const endAgain = await database.listen("channel_one", (payload) => heard.push(payload));
    await another.notify("channel_one", "again");
    await vi.waitFor(() => expect(heard).toEqual(["again"]));
    await endAgain();
    expect(also).toEqual(["after"]);
  });

  test("a notice may have 7,999 bytes, and no more", async () => {
    const heard: string[] = [];
    const end = await database.listen("channel_one", (payload) => heard.push(payload));
    await expect(database.notify("channel_one", "é".repeat(4_000))).rejects.toThrow("7999 bytes");
    await database.notify("channel_one", "x".repeat(7_999));
    await vi.waitFor(() => expect(heard.map((payload) => payload.length)).toEqual([7_999]));
    await end();
  });

  test("a channel is a plain word, so that no text becomes a statement", async () => {
    await expect(database.listen("a; drop table x", () => undefined)).rejects.toThrow("Expected a channel");
    await expect(database.notify("Ä", "")).rejects.toThrow("Expected a channel");
  });

  test("a notice of a transaction is told to everybody where the transaction is kept, and to nobody where it is not", async () => {
    const [heard, also]: [string[], string[]] = [[], []];
    const ends = [
      await database.listen("channel_one", (payload) => heard.push(payload)),
      await another.listen("channel_one", (payload) => also.push(payload)),
    ];
    const told = async (payload: string, isKept: boolean): Promise<void> =>
      database.transact({ kind: "engine" }, async ({ notify }) => {
        await notify("channel_one", payload);
        // Nobody hears of what may yet be undone.
        expect([...heard, ...also]).not.toContain(payload);
        if (!isKept) throw new Error("undone");
      });
    await expect(told("undone", false)).rejects.toThrow("undone");
    await told("kept", true);
    // Here at once, and by PostgreSQL perhaps once more.
    expect(heard).toContain("kept");
    await vi.waitFor(() => expect(also).toContain("kept"));
    expect(new Set([...heard, ...also])).toEqual(new Set(["kept"]));
    for (const end of ends) await end();
  });

  if (kind === "postgres") return;
  test("what is told comes after what its sender does at once", async () => {
    const heard: string[] = [];
    const end = await database.listen("channel_one", (payload) => heard.push(payload));
    await database.notify("channel_one", "later");
    heard.push("sooner");
    await vi.waitFor(() => expect(heard).toEqual(["sooner", "later"]));
    await end();
  });
});
