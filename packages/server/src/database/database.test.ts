import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database, Transaction } from "./database.ts";
import { isUniqueViolation, SqlError } from "./sql-errors.ts";
import { onBothKinds, type TestDatabase } from "./test-databases.fixture.ts";

const ENGINE = { kind: "engine" } as const;

const note = ({ sql, at }: Transaction, deed: string): Promise<unknown> =>
  sql
    .insertInto("audit")
    .values({ at, by_person: null, deed, table_id: null, facts: JSON.stringify({ deed }) })
    .execute();

const notes = (database: Database, deed: string): Promise<number> =>
  database.transact(ENGINE, async ({ sql }) => (await sql.selectFrom("audit").select("id").where("deed", "=", deed).execute()).length);

onBothKinds((open) => {
  let given: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    given = await open();
    database = given.database;
  });
  afterAll(() => given.close());

  test("what a transaction wrote is there when it has resolved", async () => {
    const value = await database.transact(ENGINE, async (transaction) => {
      await note(transaction, "kept");
      return "given back";
    });
    expect(value).toBe("given back");
    expect(await notes(database, "kept")).toBe(1);
  });

  test("what a transaction wrote is gone when its work throws", async () => {
    const work = database.transact(ENGINE, async (transaction) => {
      await note(transaction, "undone");
      throw new Error("a change of mind");
    });
    await expect(work).rejects.toThrow("a change of mind");
    expect(await notes(database, "undone")).toBe(0);
  });

  test("a statement that failed undoes the transaction, also where the work went on", async () => {
    const work = database.transact(ENGINE, async (transaction) => {
      await note(transaction, "before");
      await transaction.sql
        .insertInto("seat")
        .values({ id: "no uuid", table_id: "", person: "", role: "head", party: "north", created_at: transaction.at })
        .execute()
        .catch(() => undefined);
      return "went on";
    });
    await expect(work).rejects.toThrow(SqlError);
    expect(await notes(database, "before")).toBe(0);
  });

  test("a unique violation is known as one, and says nothing of the values", async () => {
    const person = { id: crypto.randomUUID(), issuer: "issuer", subject: "secret-subject", name: "Ada" };
    const add = (id: string): Promise<unknown> =>
      database.transact(ENGINE, ({ sql, at }) =>
        sql
          .insertInto("person")
          .values({ ...person, id, created_at: at })
          .execute(),
      );
    await add(person.id);
    const error: unknown = await add(crypto.randomUUID()).catch((error: unknown) => error);
    expect(isUniqueViolation(error)).toBe(true);
    expect(isUniqueViolation(new Error("another"))).toBe(false);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("secret-subject");
  });

  test("time is the database's, with milliseconds, and does not run back", async () => {
    const times: string[] = [];
    for (let i = 0; i < 20; i++) times.push(await database.transact(ENGINE, async ({ at }) => at));
    for (const time of times) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(times.toSorted()).toEqual(times);
  });

  test("a transaction that has ended answers no more", async () => {
    const kept = await database.transact(ENGINE, async (transaction) => transaction);
    await expect(note(kept, "late")).rejects.toThrow("has ended");
  });

  test("a transaction begins none within itself", async () => {
    const work = database.transact(ENGINE, ({ sql }) => sql.transaction().execute(async () => undefined));
    await expect(work).rejects.toThrow("no transaction in a transaction");
  });

  test("many transactions at once all come through", async () => {
    await Promise.all(Array.from({ length: 50 }, () => database.transact(ENGINE, (transaction) => note(transaction, "many"))));
    expect(await notes(database, "many")).toBe(50);
  });
});
