import { type Deed, exportFaults, issueId, optionId } from "@detente/engine";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { onBothKinds, type TestDatabase } from "../database/test-databases.fixture.ts";
import {
  actNow,
  asked,
  newKey,
  open,
  type Process,
  seatedTable,
  type SeatedTable,
  type Sitter,
  startProcess,
  US,
  value,
  BROAD_RELIEF,
  DRAFT,
  none,
  offer,
  openedTable,
  readAs,
} from "../tables/seated-people.fixture.ts";
import { sha256 } from "./hash.ts";

onBothKinds((openDatabase) => {
  let given: TestDatabase;
  let here: Process;
  beforeAll(async () => {
    given = await openDatabase();
    here = await startProcess(given.database);
  });
  afterAll(async () => {
    await here.close();
    await given.close();
  });

  const read = (table: SeatedTable, who: Sitter) => readAs(here, table, who);
  const opened = (rounds?: number) => openedTable(here, rounds);

  describe("acting", () => {
    test("an action is kept with its events, and answered with what the seat sees", async () => {
      const table = await opened();
      const done = value(await actNow(here, table, { who: "us", deed: offer(DRAFT) }));
      expect(done.events).toMatchObject([{ kind: "offered", party: "us", offer: 1, audience: "table" }]);
      expect(done.seqs).toEqual({ table: 2, "party/us": 1 });
      expect(done.receipts.map(({ audience, seq }) => [audience, seq])).toEqual(Object.entries(done.seqs));
      const { view } = await read(table, "dprk");
      expect(view).toMatchObject({ kind: "party", party: "dprk", turn: "dprk", standing: [{ offer: 1, party: "us" }] });
    });

    test("a party has its own brief in its view, and nobody has that of another", async () => {
      const table = await opened();
      const { view } = await read(table, "us");
      expect(view.kind === "party" && view.brief).not.toBeNull();
      const told = JSON.stringify((await read(table, "dprk")).view);
      expect(told).toContain("no-transfer-or-full-list-first");
      expect(told).not.toContain("no-broad-relief-for-yongbyon-alone");
      expect(JSON.stringify((await read(table, "observer")).view)).not.toContain("redLines");
    });

    test("who has no seat learns of no session, and who looks on does not act", async () => {
      const table = await opened();
      expect(await here.sessions.read(table.people.stranger, { params: { session: table.session }, ...none })).toMatchObject({
        failure: { code: "notFound" },
      });
      for (const who of ["stranger", "observer", "usAdviser"] as const)
        expect(await actNow(here, table, { who, deed: offer(DRAFT) })).toMatchObject({
          failure: { code: who === "stranger" ? "notFound" : "notAllowed" },
        });
      expect((await read(table, "facilitator")).seqs.table).toBe(1);
    });

    test("what the session refuses is refused with its code, and nothing is kept", async () => {
      const table = await opened();
      const { seqs: before } = await read(table, "facilitator");
      expect(await actNow(here, table, { who: "dprk", deed: offer(DRAFT) })).toMatchObject({
        failure: { code: "refused", refusal: "notYourTurn" },
      });
      expect(await actNow(here, table, { who: "us", deed: offer(BROAD_RELIEF) })).toMatchObject({
        failure: { code: "refused", refusal: "crossesRedLine" },
      });
      expect(await actNow(here, table, { who: "us", deed: { kind: "tick" } })).toMatchObject({ failure: { code: "refused" } });
      expect((await read(table, "facilitator")).seqs).toEqual(before);
    });

    test("who has not read what happened since is told so, with how far the logs are", async () => {
      const table = await opened();
      const { seqs } = await read(table, "us");
      value(await actNow(here, table, { who: "facilitator", deed: { kind: "openMeeting" } }));
      const stale = await here.sessions.act(table.people.us, asked(table.session, offer(DRAFT), { expected: seqs }));
      expect(stale).toMatchObject({ failure: { code: "stale", facts: { table: 2 } } });
    });

    test("the same key again gives the same answer and does nothing; for another action it is refused", async () => {
      const table = await opened();
      const { seqs: expected } = await read(table, "us");
      const key = newKey();
      const first = await here.sessions.act(table.people.us, asked(table.session, offer(DRAFT), { expected, key }));
      value(await actNow(here, table, { who: "dprk", deed: { kind: "reject" } }));
      const again = await here.sessions.act(table.people.us, asked(table.session, offer(DRAFT), { expected, key }));
      expect(again).toEqual(first);
      expect(await here.sessions.act(table.people.us, asked(table.session, { kind: "walkAway" }, { expected, key }))).toMatchObject({
        failure: { code: "keyUsedOtherwise" },
      });
      expect((await read(table, "us")).seqs.table).toBe(3);
    });

    test("what is pinned at the opening is what the server holds, whatever the facilitator says of it [S2]", async () => {
      const table = await seatedTable(here);
      const said: Deed = { ...open(), briefHashes: { [US]: "made up" } } as Deed;
      const { events } = value(await actNow(here, table, { who: "facilitator", deed: said }));
      const { cases } = value(await here.cases.list(table.people.us, { params: {}, ...none, query: { limit: 50, versions: "newest" } }));
      expect(events[0]).toMatchObject({ kind: "opened", setup: { caseHash: cases[0]?.hash } });
      expect(events.slice(1).map((event) => event.kind === "briefPinned" && event.briefHash)).toEqual([
        expect.stringMatching(/^[0-9a-f]{64}$/),
        expect.stringMatching(/^[0-9a-f]{64}$/),
      ]);
    });

    test("what is between one party and itself makes nobody else stale, and is told to nobody else", async () => {
      const table = await opened();
      const { seqs } = await read(table, "dprk");
      const reason = "Home has agreed to it, for reasons of its own.";
      const override: Deed = { kind: "overrideRedLine", redLine: "no-broad-relief-for-yongbyon-alone", reason };
      const done = value(await actNow(here, table, { who: "us", deed: override }));
      expect(done.events).toMatchObject([{ kind: "redLineOverridden", audience: "party/us" }]);
      value(
        await here.sessions.act(
          table.people.dprk,
          asked(table.session, { kind: "message", to: "table", text: "Well?" }, { expected: seqs }),
        ),
      );
      for (const who of ["dprk", "observer", "mediator"] as const) expect(JSON.stringify(await read(table, who))).not.toContain(reason);
      expect(JSON.stringify(await read(table, "usAdviser"))).toContain(reason);
    });
  });

  describe("groundwork", () => {
    test("what the working level reaches comes to the summit's record, in public terms, and opens its bar [G2]", async () => {
      const table = await seatedTable(here);
      const add = async (name: string): Promise<SeatedTable> => {
        const { id } = value(
          await here.sessions.create(table.people.facilitator, {
            params: { table: table.table },
            query: {},
            headers: {},
            body: { name, track: null },
          }),
        );
        return { ...table, session: id };
      };
      const [working, summit] = [await add("Working level"), await add("Summit")];
      const start = (track: string, more: object): Deed => {
        const deed = open();
        return deed.kind === "open"
          ? { ...deed, setup: { ...deed.setup, protocol: { kind: "openFloor" }, deadline: {}, track, ...more } }
          : deed;
      };
      value(await actNow(here, working, { who: "facilitator", deed: start("hanoi-working-level", {}) }));
      value(await actNow(here, summit, { who: "facilitator", deed: start("summit", { bar: { leastSettled: 1 } }) }));
      const groundwork = async () =>
        (await read(summit, "us")).view.groundwork.map(({ track, settled, rounds }) => ({ track, settled, rounds }));
      expect(await groundwork()).toEqual([{ track: "hanoi-working-level", settled: 0, rounds: 0 }]);
      expect(await actNow(here, summit, { who: "us", deed: offer(DRAFT) })).toMatchObject({ failure: { refusal: "belowGroundworkBar" } });
      value(
        await actNow(here, working, { who: "us", deed: { kind: "offerPart", options: { [issueId("tests")]: optionId("written-halt") } } }),
      );
      const { seqs } = await read(summit, "us");
      value(await actNow(here, working, { who: "dprk", deed: { kind: "accept", offer: 1 } }));
      expect(await groundwork()).toEqual([{ track: "hanoi-working-level", settled: 1, rounds: 0 }]);
      expect((await read(summit, "us")).seqs.table).toBe((seqs.table ?? 0) + 1);
      value(await actNow(here, working, { who: "us", deed: { kind: "message", to: "table", text: "Done." } }));
      expect((await read(summit, "us")).seqs.table).toBe((seqs.table ?? 0) + 1);
      value(await actNow(here, summit, { who: "us", deed: offer(DRAFT) }));
    });
  });

  describe("time", () => {
    const soon = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString();

    test("talks end at their deadline, whoever looks, and once [T3]", async () => {
      const table = await seatedTable(here);
      const deed = open();
      const limited: Deed = deed.kind === "open" ? { ...deed, setup: { ...deed.setup, deadline: { at: soon(300) } } } : deed;
      value(await actNow(here, table, { who: "facilitator", deed: limited }));
      await here.sessions.tick();
      expect((await read(table, "us")).view.phase).toBe("open");
      await expect.poll(async () => (await here.sessions.tick(), (await read(table, "us")).view.phase)).toBe("noAgreement");
      const { seqs } = await read(table, "us");
      await Promise.all([here.sessions.tick(), here.sessions.tick()]);
      expect((await read(table, "us")).seqs).toEqual(seqs);
    });

    test("a pause ends at the time that was given [P3], which a resume before it forgets", async () => {
      const table = await opened();
      const other = await opened();
      value(await actNow(here, table, { who: "us", deed: { kind: "pause", until: soon(300) } }));
      value(await actNow(here, other, { who: "us", deed: { kind: "pause", until: soon(300) } }));
      value(await actNow(here, other, { who: "us", deed: { kind: "resume" } }));
      const { seqs } = await read(other, "us");
      await expect.poll(async () => (await here.sessions.tick(), (await read(table, "us")).view.phase)).toBe("open");
      expect((await read(other, "us")).seqs).toEqual(seqs);
    });
  });

  describe("exports", () => {
    test("each seat's export verifies alone, and has the logs of its audiences and no others", async () => {
      const table = await opened();
      value(await actNow(here, table, { who: "us", deed: { kind: "message", to: "delegation", text: "Hold back for now." } }));
      value(await actNow(here, table, { who: "us", deed: { kind: "message", to: "caucus", text: "What would they take?" } }));
      value(await actNow(here, table, { who: "us", deed: offer(DRAFT) }));
      const logs: Record<string, readonly string[]> = {};
      for (const who of ["us", "usAdviser", "dprk", "mediator", "observer", "facilitator"] as const) {
        const { receipts } = await read(table, who);
        const exported = value(await here.sessions.export(table.people[who], { params: { session: table.session }, ...none }));
        expect(exportFaults(sha256, exported, receipts)).toEqual([]);
        logs[who] = exported.logs.map(({ audience }) => audience).toSorted();
      }
      expect(logs).toEqual({
        us: ["caucus/us", "party/us", "table"],
        usAdviser: ["caucus/us", "party/us", "table"],
        dprk: ["party/dprk", "table"],
        mediator: ["caucus/us", "table"],
        observer: ["table"],
        facilitator: ["caucus/us", "party/dprk", "party/us", "table"],
      });
    });
  });
});
