import { randomUUID } from "node:crypto";
import { type Deed, exportFaults } from "@detente/engine";
import { readRecordBytes } from "@detente/runner";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { edited, ofBrief, set } from "../briefs/delegation.fixture.ts";
import { personNamed } from "../cases/shelf-people.fixture.ts";
import { LEAVE_WORDS } from "../contract/keeping-contracts.ts";
import { textFields } from "../contract/text-fields.fixture.ts";
import { type Desks, openDesks } from "../desk/open-desks.ts";
import { onBothKinds, TEST_KEY, type TestDatabase } from "../database/test-databases.fixture.ts";
import { kept } from "../files/kept-file.fixture.ts";
import { ofRecord } from "../records/agreed-table.fixture.ts";
import { TableSealers } from "../secrets/table-sealers.ts";
import { sha256 } from "../sessions/hash.ts";
import { asked, justSignedIn, newKey, none, type Process, startProcess, US, value } from "../tables/seated-people.fixture.ts";
import { addSignIn, signedIn } from "../sign-in/sign-in-store.ts";
import { SignInsOver } from "../sign-in/sign-ins-over.ts";
import { addToken, peopleOfTokens } from "../store/token-store.ts";
import { everythingKept } from "./everything-kept.fixture.ts";
import { FATES } from "./fates.fixture.ts";
import { type Keeping, keepingService } from "./keeping-service.ts";
import { type Leaver, leaver } from "./leaver.fixture.ts";
import { NEVER } from "./words-in-session.fixture.ts";

/** What somebody else has written, of which nothing may go. */
const OTHERS = /Quagga\d+q/g;
const meanwhile = { gone: new AbortController().signal, told: null };

onBothKinds((openDatabase) => {
  let given: TestDatabase;
  let here: Process;
  let there: Process;
  let desks: Desks;
  let keeping: Keeping;
  beforeAll(async () => {
    given = await openDatabase();
    desks = openDesks();
    here = await startProcess(given.database, { desks });
    there = await startProcess(await given.another(), { desks });
    const { words, seats } = here;
    const sealers = new TableSealers(TEST_KEY);
    keeping = keepingService({ database: given.database, sealers, words, changed: seats.changed, mode: "people" });
  }, 60_000);
  afterAll(async () => {
    await here.close();
    await there.close();
    await desks.close();
    await given.close();
  });

  const leave = async ({ person }: Leaver): Promise<void> =>
    void value(await keeping.eraseMe(await justSignedIn(here, person), { params: {}, ...none, body: { confirm: LEAVE_WORDS } }));

  /** A member of the same delegation and the other side, who write as well. */
  async function company({ table, session, record }: Leaver) {
    const member = await personNamed(given.database, "Quagga1q");
    const { people } = table;
    value(
      await here.seats.give(people.facilitator, {
        ...none,
        params: { table: table.table },
        body: { person: member.person, is: { role: "member", party: US } },
      }),
    );
    value(
      await edited(here, member, {
        table: table.table,
        changes: [set("/estimates/dprk/redLines/theirs", { id: "theirs", name: "Quagga2q", forbid: {} })],
      }),
    );
    value(
      await edited(here, member, {
        table: table.table,
        changes: [set("/alternatives/Own", { name: "Own", description: "Quagga3q", value: 7 })],
      }),
    );
    const { seqs } = value(await here.sessions.read(people.dprk, { params: { session }, ...none }));
    value(await here.sessions.act(people.dprk, asked(session, { kind: "message", to: "table", text: "Quagga4q" }, { expected: seqs })));
    const action = { kind: "accountFiled", by: "dprk", stipulation: "relief", text: "Quagga5q" } as never;
    value(
      await here.records.act(people.dprk, { ...ofRecord(record), headers: { "idempotency-key": newKey() }, body: { action, expected: 3 } }),
    );
    await kept(here, table, { who: "dprk", name: "Quagga6q.txt", text: "Quagga7q", type: "text/plain" });
    return member;
  }

  test("[G2] of what somebody wrote, at whatever place of the contract, nothing is left; all that others wrote is there, and what is exported verifies", async () => {
    const words = new Map<string, string>();
    const word = (place: string): string => {
      const text = words.get(place) ?? `Zanzibar${words.size}x`;
      words.set(place, text);
      return text;
    };
    const left = await leaver(here, word);
    const { table, session, record } = left;
    const member = await company(left);
    expect([...words.keys(), ...Object.keys(FATES)].toSorted()).toEqual(await textFields());
    const before = await everythingKept(given.database);
    expect([...words].filter(([, text]) => !before.includes(text)).map(([place]) => place)).toEqual([]);
    expect(before).not.toContain(NEVER);
    const ofOthers = before.match(OTHERS);
    console.log(
      `figure: places of the contract that take words of people: ${words.size}, of all that take a text: ${words.size + Object.keys(FATES).length}`,
    );

    /** What the other process tells of it, from memory where it has it there. */
    const told = async (): Promise<string> =>
      JSON.stringify([
        await there.sessions.read(table.people.dprk, { params: { session }, ...none }),
        await there.sessions.read(member, { params: { session }, ...none }),
        await there.records.read(table.people.dprk, ofRecord(record)),
        await there.briefs.read(member, ofBrief(table.table)),
        await there.briefs.history(member, { ...ofBrief(table.table), query: { limit: 200 } }),
        await there.advice.reading(table.people.dprk, { params: { session }, ...none }, meanwhile),
        await there.advice.reading(member, { params: { session }, ...none }, meanwhile),
        await there.tables.list(table.people.dprk, { params: {}, ...none }),
      ]);
    expect(await told()).toMatch(/Zanzibar/);

    await leave(left);
    const after = await everythingKept(given.database);
    expect(after.split("\n").filter((line) => /Zanzibar/i.test(line))).toEqual([]);
    expect(after.match(OTHERS)).toEqual(ofOthers);
    expect(after).toContain("Agreed words");
    await vi.waitFor(async () => expect(await told()).not.toMatch(/Zanzibar/), { timeout: 5_000 });

    for (const who of [table.people.dprk, member]) {
      for (const id of [session, table.session])
        expect(exportFaults(sha256, value(await there.sessions.export(who, { params: { session: id }, ...none })))).toEqual([]);
      const file = value(await there.records.export(who, ofRecord(record)));
      const parts: Uint8Array[] = [];
      if (typeof file.content === "object" && "bytes" in file.content) for await (const part of file.content.bytes) parts.push(part);
      expect(readRecordBytes(Buffer.concat(parts))).toMatchObject({ faults: [], erased: [1, 2, 3], kept: { events: { length: 4 } } });
    }
    // The others go on where they were.
    value(await edited(there, member, { table: table.table, changes: [set("/notes", "On our own")] }));
    const { seqs } = value(await there.sessions.read(member, { params: { session }, ...none }));
    value(await there.sessions.act(member, asked(session, { kind: "message", to: "table", text: "We go on" }, { expected: seqs })));
  }, 30_000);

  test("what takes no words refuses them", async () => {
    const { person, session, seat } = await leaver(here, (place) => `w${place.length}`);
    const words = "Words of mine";
    const deeds: readonly Deed[] = [
      { kind: "moveDeadline", deadlineAt: words },
      { kind: "pause", until: words },
      { kind: "state", speaker: "a", text: "b", date: words },
      { kind: "overrideRedLine", redLine: words, reason: "c" },
      { kind: "amend", issues: [], constraints: [], mapping: { [words]: null } as never },
      { kind: "reportGroundwork", report: { track: words, settled: 0, bracketed: 0, open: 0, rounds: 0, timeLeft: null } },
    ];
    for (const asSeat of [undefined, seat])
      for (const deed of deeds)
        expect([deed.kind, (await here.sessions.act(person, { ...asked(session, deed), query: { seat: asSeat } })).kind]).toEqual([
          deed.kind,
          "failed",
        ]);
  }, 30_000);

  test("[G2] [S3] who has left is nobody at once in every process: no sign-in, no token, no seat, and what was read live ends", async () => {
    const left = await leaver(here, (place) => `w${place.length}`);
    const { person, session, table } = left;
    const [cookie, token] = [Buffer.alloc(32, randomUUID()), Buffer.alloc(32, randomUUID())];
    await given.database.transact({ kind: "engine" }, async (transaction) => {
      await addSignIn(transaction, cookie, person.person);
      await addToken(transaction, {
        person: person.person,
        hash: token,
        name: "a program",
        rights: "all",
        until: "2100-01-01T00:00:00.000Z",
      });
    });
    const over = await SignInsOver.heardBy(there.database);
    const ended: string[] = [];
    over.when(cookie, () => ended.push("sign-in"));
    for (const process of [here, there]) {
      const reader = {
        tell: (message: { readonly kind: string }) => void (message.kind === "ended" && ended.push("session")),
        end: () => undefined,
      };
      value(await process.sessions.watch(person, { session, after: null }, reader));
    }
    await leave(left);
    await vi.waitFor(() => expect(ended.toSorted()).toEqual(["session", "session", "sign-in"]), { timeout: 5_000 });
    const known = await there.database.transact({ kind: "engine" }, async (transaction) => [
      await signedIn(transaction, cookie),
      ...(await peopleOfTokens(transaction, [token])),
    ]);
    expect(known).toEqual([null, null]);
    for (const process of [here, there])
      expect(await process.tables.read(person, { params: { table: table.table }, ...none })).toMatchObject({
        failure: { code: "notFound" },
      });
  }, 30_000);

  test("only who has signed in just now deletes everything, and no program does", async () => {
    const { person } = await leaver(here, (place) => `w${place.length}`);
    const ask = { params: {}, ...none, body: { confirm: LEAVE_WORDS } } as const;
    const { signedInAt = "" } = await justSignedIn(here, person);
    const longAgo = new Date(Date.parse(signedInAt) - 11 * 60_000).toISOString();
    for (const caller of [person, { ...person, signedInAt: longAgo }])
      expect(await keeping.eraseMe(caller, ask)).toMatchObject({ failure: { code: "signInAgain" } });
    expect(await keeping.eraseMe({ ...person, signedInAt }, ask)).toEqual({ kind: "ok", value: null });
  }, 30_000);
});
