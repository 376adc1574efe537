import { sql as text } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Asker, Database } from "./database.ts";
import { AUDIENCES, idOf, personOf, SEATS, seat, TABLES } from "./fixtures/seated.fixture.ts";
import type { Schema } from "./schema.ts";
import { onBothKinds, type TestDatabase } from "./test-databases.fixture.ts";

type Name = keyof Schema;

/** What tells the rows of each table apart. */
const KEYS: Readonly<Record<Name, string>> = {
  person: "id",
  sign_in: "encode(token_hash, 'escape')",
  sign_in_attempt: "issuer",
  token: "name",
  case_revision: "hash",
  case_brief: "case_hash",
  case_holder: "case_hash",
  tables: "title",
  seat: "person",
  brief_event: "party || ' ' || table_id",
  session: "name",
  session_brief: "party",
  session_event: "audience || ' ' || session_id",
  action_key: "person",
  seat_link: "label",
  kept_answer: "person",
  rejoin_code: "person",
  wrong_code: "encode(place, 'escape')",
  console_link: "encode(token_hash, 'escape')",
  bot: "seat",
  bot_turn: "seat",
  exercise: "title",
  exercise_table: "number::text",
  exercise_person: "name",
  exercise_deed: "exercise",
  exercise_deed_table: "deed",
  table_arrival: "table_id",
  taken_audit: "deed",
  audit: "deed",
  task: "title",
  task_part: "task_id",
  key_check: "id::text",
  commitment_record: "table_id",
  record_consent: "party || ' ' || record_id",
  record_event: "seq || ' ' || record_id",
  record_actor: "body || ' ' || record_id",
  record_action_key: "key",
  evidence_file: "coalesce(party, 'table') || ' ' || table_id",
  evidence_chunk: "seq || ' ' || file_id",
  evidence_reference: "record_id",
};
// The keys of a record are its names.
const NAMES = Object.keys(KEYS) as Name[];
const UNREADABLE: ReadonlySet<Name> = new Set([
  "sign_in_attempt",
  "session_brief",
  "seat_link",
  "kept_answer",
  "rejoin_code",
  "wrong_code",
  "console_link",
  "bot",
  "bot_turn",
  "exercise",
  "exercise_table",
  "exercise_person",
  "exercise_deed",
  "exercise_deed_table",
  "table_arrival",
  "key_check",
  "record_action_key",
]);

/** What a person in a seat sees, written down once more and plainly. */
function seenBy(table: string, { role, party }: (typeof SEATS)[number]): Partial<Record<Name, readonly string[]>> {
  const own = [personOf(table, role)];
  const at = (keys: readonly string[], id: string): readonly string[] => keys.map((key) => `${key} ${id}`);
  const briefs = role === "facilitator" ? ["north", "south"] : party === null ? [] : [party];
  return {
    person: own,
    sign_in: own,
    token: [`of ${own[0]}`],
    seat: own,
    action_key: own,
    task: [`of ${own[0]}`],
    task_part: own,
    case_revision: ["example", table],
    tables: [table],
    session: [table],
    brief_event: at(briefs, idOf(table)),
    session_event: at(
      AUDIENCES.filter((audience) => hears(audience, { role, party })),
      idOf(`session ${table}`),
    ),
    commitment_record: [idOf(table)],
    record_consent: [`north ${idOf(`record ${table}`)}`],
    record_event: [`1 ${idOf(`record ${table}`)}`],
    record_actor: [`inspectors ${idOf(`record ${table}`)}`],
    audit: role === "facilitator" ? [`seated ${table}`] : [],
    taken_audit: role === "facilitator" ? [`taken ${table}`] : [],
    evidence_file: at(["table", ...briefs], idOf(table)),
    evidence_reference: [idOf(`record ${table}`)],
    evidence_chunk: ["table", ...briefs].map((of) => `1 ${idOf(`${of} ${table}`)}`),
  };
}

function hears(audience: string, { role, party }: { readonly role: string; readonly party: string | null }): boolean {
  if (role === "facilitator" || audience === "table") return true;
  if (role === "mediator") return ["mediator", "caucus/north", "caucus/south"].includes(audience);
  return party !== null && [`party/${party}`, `caucus/${party}`].includes(audience);
}

onBothKinds((open) => {
  let given: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    given = await open();
    database = given.database;
    await database.transact({ kind: "engine" }, seat);
  });
  afterAll(() => given.close());

  const keys = (asker: Asker, name: Name): Promise<readonly string[]> =>
    database.transact(asker, async ({ sql }) => {
      const query = text<{ key: string }>`select ${text.raw(KEYS[name])} as key from ${text.table(name)} order by 1`;
      return (await query.execute(sql)).rows.map(({ key }) => key);
    });
  const attempt = (asker: Asker, statement: string): Promise<unknown> =>
    database.transact(asker, ({ sql }) => text.raw(statement).execute(sql));

  test("the tables looked at here are all there are", async () => {
    const names = await database.transact({ kind: "engine" }, ({ sql }) =>
      text<{ name: string }>`select tablename as name from pg_tables where schemaname = 'detente'`.execute(sql),
    );
    expect(names.rows.map(({ name }) => name).toSorted()).toEqual(NAMES.toSorted());
  });

  test("the engine sees every row of every table", async () => {
    for (const name of NAMES) expect((await keys({ kind: "engine" }, name)).length, name).toBeGreaterThan(0);
  });

  test("nobody sees nothing of any table", async () => {
    for (const name of NAMES.filter((name) => !UNREADABLE.has(name))) expect(await keys({ kind: "nobody" }, name), name).toEqual([]);
  });

  test("what only the engine needs no person can even ask for", async () => {
    for (const asker of [{ kind: "nobody" }, { kind: "person", person: personOf("a", "facilitator") }] as const)
      for (const name of UNREADABLE) await expect(keys(asker, name), name).rejects.toMatchObject({ code: "42501" });
  });

  test("each seat sees its own, and of its table what its role and party allow", async () => {
    for (const table of TABLES)
      for (const seat of SEATS)
        for (const [name, expected] of Object.entries(seenBy(table, seat))) {
          const asker = { kind: "person", person: personOf(table, seat.role) } as const;
          // The names are those of the record.
          expect(await keys(asker, name as Name), `${name} as ${seat.role} at ${table}`).toEqual(expected.toSorted());
        }
  });

  test("who has no seat sees himself, the examples and what is on his shelf", async () => {
    const asker = { kind: "person", person: idOf("stranger") } as const;
    const expected: Partial<Record<Name, readonly string[]>> = {
      person: [idOf("stranger")],
      case_revision: ["example", "own"],
      case_brief: ["own"],
      case_holder: ["own"],
    };
    for (const name of NAMES.filter((name) => !UNREADABLE.has(name))) expect(await keys(asker, name), name).toEqual(expected[name] ?? []);
  });

  test("no person writes anything, not even its own rows", async () => {
    const asker = { kind: "person", person: personOf("a", "facilitator") } as const;
    for (const name of NAMES)
      for (const statement of [`insert into ${name} default values`, `update ${name} set ${WRITTEN[name]} = null`, `delete from ${name}`])
        await expect(attempt(asker, statement), statement).rejects.toMatchObject({ code: "42501" });
  });

  test("the engine adds to the audit log, and changes nothing in it", async () => {
    for (const statement of ["update audit set deed = 'another'", "delete from audit"])
      await expect(attempt({ kind: "engine" }, statement)).rejects.toMatchObject({ code: "42501" });
  });

  test("not even its person reads the hash of a token", async () => {
    const asker = { kind: "person", person: personOf("a", "head") } as const;
    await expect(attempt(asker, "select token_hash from token")).rejects.toMatchObject({ code: "42501" });
    await expect(attempt(asker, "select * from token")).rejects.toMatchObject({ code: "42501" });
  });

  test("who asks is forgotten with the end of the transaction", async () => {
    await keys({ kind: "person", person: personOf("a", "facilitator") }, "tables");
    for (let i = 0; i < 20; i++) expect(await keys({ kind: "nobody" }, "tables")).toEqual([]);
  });

  test("who asks must be a uuid, so that no text becomes a statement", async () => {
    await expect(keys({ kind: "person", person: "x', true); drop table detente.audit; --" }, "tables")).rejects.toThrow("as a uuid");
  });

  test("a table of the same name that a person made for the moment does not take the place of ours", async () => {
    const made = database.transact({ kind: "person", person: personOf("a", "observer") }, async ({ sql }) => {
      await text`create temporary table tables (title text) on commit drop`.execute(sql);
      return (await sql.selectFrom("tables").select("title").execute()).map(({ title }) => title);
    });
    expect(await made).toEqual(["a"]);
  });

  test("a transaction is neither superuser nor owner, whoever is signed in", async () => {
    for (const kind of ["engine", "nobody"] as const) {
      const { rows } = await database.transact({ kind }, ({ sql }) =>
        text`select rolname, rolsuper, rolbypassrls from pg_roles where rolname = current_user`.execute(sql),
      );
      expect(rows).toEqual([{ rolname: kind === "engine" ? "detente_engine" : "detente_person", rolsuper: false, rolbypassrls: false }]);
    }
  });
});

/** A column of each. */
const WRITTEN: Readonly<Record<Name, string>> = {
  person: "name",
  sign_in: "expires_at",
  sign_in_attempt: "to_path",
  token: "rights",
  case_revision: "title",
  case_brief: "sealed",
  case_holder: "version",
  tables: "title",
  seat: "role",
  brief_event: "sealed",
  session: "name",
  session_brief: "seq",
  session_event: "sealed",
  action_key: "answer",
  seat_link: "label",
  kept_answer: "sealed",
  rejoin_code: "code_hash",
  wrong_code: "place",
  console_link: "expires_at",
  bot: "pace",
  bot_turn: "looked",
  exercise: "title",
  exercise_table: "number",
  exercise_person: "name",
  exercise_deed: "tries",
  exercise_deed_table: "code",
  table_arrival: "heard_at",
  taken_audit: "deed",
  audit: "deed",
  task: "state",
  task_part: "tries",
  key_check: "sealed",
  commitment_record: "sealed",
  record_consent: "party",
  record_event: "sealed",
  record_actor: "body",
  record_action_key: "answer",
  evidence_file: "party",
  evidence_chunk: "sealed",
  evidence_reference: "seq",
};
