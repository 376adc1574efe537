import {
  type CommitmentAction,
  commitmentsAt,
  compileTerms,
  decideCommitment,
  evolveCommitment,
  exportFaults,
  nothingYet,
  readRecord,
} from "@detente/engine";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { listRecordEvents } from "../contract/record-contracts.ts";
import type { Output } from "../contract/route-contract.ts";
import { onBothKinds, type TestDatabase } from "../database/test-databases.fixture.ts";
import { kept } from "../files/kept-file.fixture.ts";
import { sha256 } from "../sessions/hash.ts";
import {
  DPRK,
  newKey,
  none,
  openedTable,
  type Process,
  type SeatedTable,
  startProcess,
  US,
  value,
} from "../tables/seated-people.fixture.ts";
import {
  agreedTable,
  beginAsked,
  COMMITTEE,
  consentAs,
  EXEMPTIONS,
  exported,
  HALT,
  ofRecord,
  put,
  type ReadRecord,
  readAs,
  recordInForce,
} from "./agreed-table.fixture.ts";

onBothKinds((openDatabase) => {
  let given: TestDatabase;
  let here: Process;
  let table: SeatedTable;
  beforeAll(async () => {
    given = await openDatabase();
    here = await startProcess(given.database);
    table = await agreedTable(here);
  }, 60_000);
  afterAll(async () => {
    await here.close();
    await given.close();
  });

  const start = (): CommitmentAction => ({ kind: "started", by: DPRK, stipulation: HALT });

  describe("beginning", () => {
    test("terms of an agreement are the steps, and bound to the session's own log", async () => {
      const record = value(await here.records.begin(table.people.facilitator, beginAsked(table)));
      expect(record.standing).toBe("proposed");
      expect(record.missing).toEqual(record.terms.parties.map(({ id }) => id));
      const session = value(await here.sessions.export(table.people.us, { params: { session: table.session }, ...none }));
      expect(exportFaults(sha256, session)).toEqual([]);
      const log = JSON.stringify(session);
      expect(record.basis?.session).toBe(table.session);
      expect(record.terms.id).toBe(record.basis?.head);
      expect(log).toContain(record.terms.id);
      expect(record.terms.stipulations.map(({ id }) => id)).toEqual(["test-halt", "exemptions", "end-of-war"]);
    });

    test("a head proposes as well, which is its yes; a member of nobody's does not", async () => {
      const record = value(await here.records.begin(table.people.us, beginAsked(table)));
      expect(record.missing).toEqual([DPRK]);
      for (const who of ["usAdviser", "mediator", "observer"] as const)
        expect(await here.records.begin(table.people[who], beginAsked(table))).toMatchObject({ failure: { code: "notAllowed" } });
    });

    test("a session without an agreement gives no terms, nor one of another table", async () => {
      const open = await openedTable(here);
      expect(await here.records.begin(open.people.facilitator, beginAsked(open))).toMatchObject({ failure: { code: "noAgreement" } });
      const strange = { ...beginAsked({ ...table, table: open.table }) };
      expect(await here.records.begin(open.people.facilitator, strange)).toMatchObject({ failure: { code: "notFound" } });
    });

    test("all that is wrong with terms is told at once, with its place", async () => {
      const { terms } = value(await here.records.begin(table.people.facilitator, beginAsked(table)));
      const [first, ...others] = terms.stipulations.map((each) => ({ ...each, verifier: each.owner }));
      const spoilt = { ...terms, stipulations: [{ ...first, theme: "nowhere" }, ...others] };
      const asked = {
        ...none,
        params: { table: table.table },
        body: { from: { kind: "terms" as const, terms: spoilt as unknown as typeof terms } },
      };
      expect(await here.records.begin(table.people.facilitator, asked)).toMatchObject({
        failure: {
          code: "badRequest",
          wrong: [
            { path: "body.from.terms.stipulations.0.theme" },
            { path: "body.from.terms.stipulations.0.verifier" },
            { path: "body.from.terms.stipulations.1.verifier" },
            { path: "body.from.terms.stipulations.2.verifier" },
          ],
        },
      });
      const unknown = beginAsked(table);
      const missing = { ...unknown, body: { from: { ...unknown.body.from, zone: "Nowhere", steps: ["yongbyon" as never] } } };
      expect(await here.records.begin(table.people.facilitator, missing)).toMatchObject({
        failure: { wrong: [{ path: "body.from.zone" }, { path: "body.from.steps" }] },
      });
    });

    test("nothing is put on record before a head of each party has said yes, to these very terms", async () => {
      const record = value(await here.records.begin(table.people.facilitator, beginAsked(table)));
      const early = await put(here, table, { who: "dprk", record: record.id, action: start() });
      expect(early).toMatchObject({ failure: { code: "refused", refusal: "notInForce" } });
      for (const who of ["us", "usAdviser", "facilitator", "observer"] as const)
        expect(await consentAs(here, table, { who, record, party: "dprk" }), who).toMatchObject({ failure: { code: "notAllowed" } });
      expect(await consentAs(here, table, { who: "stranger", record, party: "dprk" })).toMatchObject({ failure: { code: "notFound" } });
      const other: ReadRecord = { ...record, termsHead: "0".repeat(64) };
      expect(await consentAs(here, table, { who: "dprk", record: other, party: "dprk" })).toMatchObject({ failure: { code: "stale" } });
      const both = await Promise.all((["us", "dprk"] as const).map((who) => consentAs(here, table, { who, record, party: who })));
      expect(both.map(({ kind }) => kind)).toEqual(["ok", "ok"]);
      expect(value(await consentAs(here, table, { who: "us", record, party: "us" }))).toMatchObject({ standing: "inForce", missing: [] });
      value(await put(here, table, { who: "dprk", record: record.id, action: start() }));
    });
  });

  describe("carrying out", () => {
    test("the steps of Hanoi: evidence with a file, accepted, disputed, a snapback; what is exported verifies, and is what the engine alone makes", async () => {
      const record = await recordInForce(here, table);
      const file = await kept(here, table, {
        who: "us",
        name: "Notice 5.pdf",
        text: "%PDF-1.7 notice of the committee",
        isFor: "delegation",
      });
      const doing = (who: "us" | "dprk" | "observer", action: CommitmentAction) => put(here, table, { who, record: record.id, action });
      const done = [
        await doing("us", {
          kind: "evidenceSubmitted",
          by: US,
          stipulation: EXEMPTIONS,
          text: "The notice",
          reference: `sha256:${file.sha256}, page 2`,
        }),
        await doing("observer", { kind: "accepted", by: COMMITTEE, stipulation: EXEMPTIONS, evidence: 1 }),
        await doing("dprk", { kind: "evidenceSubmitted", by: DPRK, stipulation: HALT, text: "A letter" }),
        await doing("us", { kind: "disputed", by: US, stipulation: HALT, evidence: 1, reason: "It is not signed" }),
        await doing("dprk", { kind: "accountFiled", by: DPRK, stipulation: EXEMPTIONS, text: "Two items of five", event: 2 }),
        await doing("us", { kind: "snapbackNotified", by: US, stipulation: EXEMPTIONS, reason: "A test was seen", because: HALT }),
      ].map(value);
      const bytes = await exported(here, table, { who: "dprk", record: record.id });
      const read = readRecord(sha256, bytes, [record.termsHead, ...done.map(({ head }) => head)]);
      expect(read.faults).toEqual([]);
      expect(read.kept?.events).toEqual(done.flatMap(({ events }) => events));

      const compiled = compileTerms(record.terms);
      if (compiled.kind === "failed") throw new Error("Expected the terms to be without problems");
      let alone = nothingYet(record.terms);
      for (const { seq: _seq, at, ...action } of read.kept?.events ?? [])
        for (const event of value(decideCommitment(compiled.value, alone, action, at)))
          alone = evolveCommitment(compiled.value, alone, event);
      const shown = await readAs(here, table, { who: "usAdviser", record: record.id });
      expect(shown.reading).toEqual(commitmentsAt(compiled.value, alone, shown.at));
      expect(shown.reading.clocks).toMatchObject([{ stipulation: "exemptions", by: "us", onSilence: "measuresReturn" }]);
      expect(shown).toMatchObject({ seq: 6, head: read.kept?.head, standing: "inForce" });

      const after = shown.reading.clocks[0]?.runsOutAt ?? "";
      const silent = value(await here.records.read(table.people.us, { ...ofRecord(record.id), query: { at: after } }));
      expect(silent.reading.stipulations.find(({ id }) => id === "exemptions")?.standing).toBe("snappedBack");
      expect((await readAs(here, table, { who: "us", record: record.id })).seq).toBe(6);
      const second = done[1]?.at ?? "";
      const before = value(await here.records.read(table.people.us, { ...ofRecord(record.id), query: { at: second } }));
      expect(before.reading.stipulations.find(({ id }) => id === "exemptions")?.standing).toBe("accepted");
      const early = { ...ofRecord(record.id), query: { at: "2019-01-01T00:00:00.000Z" } };
      expect(await here.records.read(table.people.us, early)).toMatchObject({ failure: { wrong: [{ path: "query.at" }] } });
    });

    test("a seat speaks for its own, a named one for its body, and the facilitator for bodies that nobody was named for", async () => {
      const record = await recordInForce(here, table);
      const speaks = async (who: "us" | "usAdviser" | "observer" | "facilitator" | "mediator") =>
        (await readAs(here, table, { who, record: record.id })).speaksFor;
      expect(await speaks("us")).toEqual([US]);
      expect(await speaks("usAdviser")).toEqual([]);
      expect(await speaks("mediator")).toEqual([]);
      expect(await speaks("observer")).toEqual([COMMITTEE]);
      const facilitator = await speaks("facilitator");
      expect(facilitator).toContain("monitor");
      for (const other of [US, DPRK, COMMITTEE]) expect(facilitator).not.toContain(other);
      for (const [who, by] of [
        ["us", DPRK],
        ["observer", US],
        ["facilitator", DPRK],
        ["us", COMMITTEE],
        ["usAdviser", US],
        ["us", "nobody" as typeof US],
      ] as const)
        expect(await put(here, table, { who, record: record.id, action: { ...start(), by } }), who).toMatchObject({
          failure: { code: "notAllowed" },
        });
      const nobody = { ...none, params: { record: record.id, body: COMMITTEE }, body: { seat: null } };
      expect(await here.records.nameBody(table.people.us, nobody)).toMatchObject({ failure: { code: "notAllowed" } });
      value(await here.records.nameBody(table.people.facilitator, nobody));
      expect(await speaks("facilitator")).toContain(COMMITTEE);
    });

    test("what the engine refuses is refused with its code, and leaves nothing", async () => {
      const record = await recordInForce(here, table);
      const refused = await put(here, table, {
        who: "us",
        record: record.id,
        action: { kind: "accepted", by: US, stipulation: HALT, evidence: 9 },
      });
      expect(refused).toMatchObject({ failure: { code: "refused", refusal: "notYourPlace", path: "body.action.by" } });
      const strange = {
        kind: "evidenceSubmitted",
        by: DPRK,
        stipulation: HALT,
        text: "A letter",
        reference: `sha256:${"a".repeat(64)}`,
      } as const;
      expect(await put(here, table, { who: "dprk", record: record.id, action: strange })).toMatchObject({
        failure: { code: "refused", refusal: "noSuchFile", path: "body.action.reference", facts: { sha256: "a".repeat(64) } },
      });
      expect((await readAs(here, table, { who: "us", record: record.id })).seq).toBe(0);
    });

    test("the same key again does nothing and answers the same; for something else it is refused, and who has not read is told", async () => {
      const record = await recordInForce(here, table);
      const key = newKey();
      const asked = { who: "dprk", record: record.id, action: start(), expected: 0, key } as const;
      const first = value(await put(here, table, asked));
      expect(value(await put(here, table, asked))).toEqual(first);
      expect(await put(here, table, { ...asked, expected: 1 })).toMatchObject({ failure: { code: "keyUsedOtherwise" } });
      expect(await put(here, table, { ...asked, key: newKey() })).toMatchObject({ failure: { code: "stale", facts: { seq: 1 } } });
    });

    test("of two who write at once through two processes one is first, and the other is told", async () => {
      const there = await startProcess(await given.another());
      const record = await recordInForce(here, table);
      const accounts = 12;
      const told = await Promise.all(
        Array.from({ length: accounts }, (_, k) => {
          const [process, who, by] = k % 2 === 0 ? ([here, "us", US] as const) : ([there, "dprk", DPRK] as const);
          const action: CommitmentAction = { kind: "accountFiled", by, stipulation: HALT, text: `Account ${k}` };
          return put(process, table, { who, record: record.id, action, expected: 0 });
        }),
      );
      expect(told.filter(({ kind }) => kind === "ok")).toHaveLength(1);
      for (const each of told) if (each.kind === "failed") expect(each.failure.code).toBe("stale");
      const bytes = await exported(there, table, { who: "us", record: record.id });
      expect(readRecord(sha256, bytes)).toMatchObject({ faults: [], kept: { events: [{ seq: 1 }] } });
      await there.close();
    });

    test("events come in pages, and records of the table in theirs", async () => {
      const record = await recordInForce(here, table);
      for (let k = 0; k < 5; k++)
        value(
          await put(here, table, {
            who: "us",
            record: record.id,
            action: { kind: "accountFiled", by: US, stipulation: HALT, text: `${k}` },
          }),
        );
      const seen: number[] = [];
      for (let after: number | null = 0; after !== null; ) {
        const page: Output<typeof listRecordEvents> = value(
          await here.records.events(table.people.observer, { ...ofRecord(record.id), query: { after, limit: 2 } }),
        );
        seen.push(...page.events.map(({ seq }) => seq));
        after = page.next;
      }
      expect(seen).toEqual([1, 2, 3, 4, 5]);
      const ids: string[] = [];
      for (let after: string | undefined, more = true; more; ) {
        const query = after === undefined ? { limit: 3 } : { limit: 3, after };
        const page = value(await here.records.list(table.people.us, { ...none, params: { table: table.table }, query }));
        ids.push(...page.records.map(({ id }) => id));
        after = page.next ?? undefined;
        more = page.next !== null;
      }
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.at(-1)).toBe(record.id);
      expect(
        await here.records.list(table.people.us, { ...none, params: { table: table.table }, query: { limit: 3, after: "x" } }),
      ).toMatchObject({
        failure: { code: "badRequest" },
      });
    });
  });
});
