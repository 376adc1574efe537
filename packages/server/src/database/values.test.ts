import { sql as text } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onBothKinds, type TestDatabase } from "./test-databases.fixture.ts";

onBothKinds((open) => {
  let given: TestDatabase;
  beforeAll(async () => void (given = await open()));
  afterAll(() => given.close());

  const read = async (expression: string): Promise<unknown> => {
    const query = text<{ value: unknown }>`select ${text.raw(expression)} as value`;
    const { rows } = await given.database.transact({ kind: "engine" }, ({ sql }) => query.execute(sql));
    return rows[0]?.value;
  };
  const echo = async (value: unknown, type: string): Promise<unknown> => {
    const query = text<{ value: unknown }>`select ${value}::${text.raw(type)} as value`;
    const { rows } = await given.database.transact({ kind: "engine" }, ({ sql }) => query.execute(sql));
    return rows[0]?.value;
  };

  test("int8 is a number", async () => {
    for (const value of [0, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]) expect(await read(`${value}::int8`)).toBe(value);
    expect(await read("count(*)")).toBe(1);
  });

  test("int8 that no number holds exactly throws", async () => {
    await expect(read("9007199254740992::int8")).rejects.toThrow("below 2^53");
    expect(await read("1")).toBe(1);
  });

  test("timestamptz is ISO text in UTC with milliseconds, whatever the zone it was written in", async () => {
    expect(await read("'2026-03-01 12:00:00.1239+05:30'::timestamptz")).toBe("2026-03-01T06:30:00.123Z");
    expect(await read("'1969-12-31 23:59:59Z'::timestamptz")).toBe("1969-12-31T23:59:59.000Z");
    expect(await echo("2026-03-01T06:30:00.007Z", "timestamptz")).toBe("2026-03-01T06:30:00.007Z");
  });

  test("bytea is bytes, of nothing but itself", async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    for (const given of [bytes, Buffer.from(bytes), new Uint8Array(0)]) {
      const value = await echo(given, "bytea");
      expect(value).toEqual(new Uint8Array(given));
      // An array of another thread is not of this one's class, nor is a Buffer a plain one.
      expect(Object.prototype.toString.call(value)).toBe("[object Uint8Array]");
      expect(Buffer.isBuffer(value)).toBe(false);
      expect((value as Uint8Array).buffer.byteLength).toBe(given.length);
    }
  });

  test("jsonb is given as text and read as a value", async () => {
    for (const value of [{ a: [1, null, "x"] }, [1, 2], "text", 1.5, true, null])
      expect(await echo(JSON.stringify(value), "jsonb")).toEqual(value);
  });

  test("texts, truth, small and broken numbers, uuids and null are alike", async () => {
    expect(await echo("слово 🕊 '\\", "text")).toBe("слово 🕊 '\\");
    expect(await echo(true, "boolean")).toBe(true);
    expect(await echo(7, "integer")).toBe(7);
    expect(await echo(0.1, "float8")).toBe(0.1);
    expect(await read("1.10::numeric")).toBe("1.10");
    expect(await read("'2026-03-01'::date")).toBe("2026-03-01");
    expect(await echo("6f2c0a34-7a5e-4cc4-8b6f-0123456789ab", "uuid")).toBe("6f2c0a34-7a5e-4cc4-8b6f-0123456789ab");
    for (const type of ["text", "bytea", "int8", "jsonb", "timestamptz"]) expect(await echo(null, type)).toBe(null);
  });

  test("a list may be given for any($1)", async () => {
    const query = text<{ found: boolean }>`select 'b' = any(${["a", "b"]}::text[]) as found`;
    expect(await given.database.transact({ kind: "engine" }, async ({ sql }) => (await query.execute(sql)).rows)).toEqual([
      { found: true },
    ]);
  });

  test("texts of a list may hold anything, and places in it may be empty", async () => {
    const texts = ["", 'quoted "so"', "back\\slash", "{a,b}", "NULL", null, "comma, space ", "слово"];
    expect(await echo(texts, "text[]")).toEqual(texts);
  });

  test("how many rows were changed is known", async () => {
    const changed = await given.database.transact({ kind: "engine" }, async ({ sql, at }) => {
      const row = { at, by_person: null, deed: "x", table_id: null, facts: "{}" };
      const added = await sql.insertInto("audit").values([row, row]).executeTakeFirstOrThrow();
      const gone = await sql.deleteFrom("sign_in").executeTakeFirstOrThrow();
      return [added.numInsertedOrUpdatedRows, gone.numDeletedRows];
    });
    expect(changed).toEqual([2n, 0n]);
  });
});
