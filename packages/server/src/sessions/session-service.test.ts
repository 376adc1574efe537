import { type Deed, exportFaults, type IssueId, issueId, optionId, type Outcome } from "@detente/engine";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LiveMessage } from "../contract/session-contracts.ts";
import type { Seqs } from "../contract/seqs.ts";
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
} from "../tables/seated-people.fixture.ts";
import { sha256 } from "./hash.ts";

const outcomeOf = (options: Readonly<Record<string, string>>): Outcome =>
  Object.fromEntries(Object.entries(options).map(([issue, option]) => [issueId(issue), optionId(option)])) as Record<
    IssueId,
    ReturnType<typeof optionId>
  >;

const DRAFT = outcomeOf({
  yongbyon: "production-halt",
  "other-sites": "not-addressed",
  declaration: "definition-roadmap",
  tests: "written-halt",
  weapons: "not-now",
  sanctions: "exemptions",
  political: "both",
  exercises: "scaled-down",
});
/** Across a red line of the brief of the United States. */
const BROAD_RELIEF = { ...DRAFT, [issueId("sanctions")]: optionId("civilian-clauses") };

const offer = (outcome: Outcome): Deed => ({ kind: "offer", outcome });
const none = { query: {}, headers: {}, body: null };

onBothKinds((openDatabase, kind) => {
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

  const read = async ({ session, people }: SeatedTable, who: Sitter) =>
    value(await here.sessions.read(people[who], { params: { session }, ...none }));
  const opened = async (rounds = 10): Promise<SeatedTable> => {
    const table = await seatedTable(here);
    value(await actNow(here, table, { who: "facilitator", deed: open(rounds) }));
    return table;
  };

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
      const { cases } = value(await here.cases.list(table.people.us, { params: {}, ...none }));
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

  describe("streams", () => {
    const watched = async (
      { session, people }: SeatedTable,
      who: Sitter,
      { after = null, process = here }: { after?: Seqs | null; process?: Process } = {},
    ) => {
      const told: LiveMessage[] = [];
      let hasEnded = false;
      const watch = value(
        await process.sessions.watch(
          people[who],
          { session, after },
          { tell: (message) => void told.push(message), end: () => void (hasEnded = true) },
        ),
      );
      const happened = () => told.flatMap((message) => (message.kind === "happened" ? [message] : []));
      return {
        stop: watch.stop,
        told,
        hasEnded: () => hasEnded,
        seqs: () => happened().at(-1)?.seqs ?? {},
        events: () => happened().flatMap(({ events }) => events),
        views: () => happened().map(({ view }) => view),
      };
    };

    test("a reader is told the view first, and then what its seat sees, as it happens", async () => {
      const table = await opened();
      const [us, dprk] = [await watched(table, "us"), await watched(table, "dprk")];
      expect(us.told).toMatchObject([{ kind: "happened", events: [], view: { party: "us", turn: "us" } }]);
      value(await actNow(here, table, { who: "us", deed: { kind: "message", to: "delegation", text: "Hold back." } }));
      value(await actNow(here, table, { who: "us", deed: offer(DRAFT) }));
      expect(us.events().map((event) => event.kind)).toEqual(["messaged", "offered"]);
      expect(dprk.events().map((event) => event.kind)).toEqual(["offered"]);
      expect(dprk.views().at(-1)).toMatchObject({ party: "dprk", turn: "dprk" });
      us.stop();
      value(await actNow(here, table, { who: "dprk", deed: { kind: "reject" } }));
      expect(us.events()).toHaveLength(2);
      expect(dprk.events()).toHaveLength(2);
      dprk.stop();
    });

    test("who comes back is told what it missed, once each, wherever it left", async () => {
      const table = await opened();
      const whole = await watched(table, "us");
      const act = (who: Sitter, deed: Deed) => actNow(here, table, { who, deed }).then(value);
      const first = await watched(table, "us");
      await act("us", { kind: "message", to: "delegation", text: "One." });
      await act("us", offer(DRAFT));
      first.stop();
      await act("us", { kind: "message", to: "delegation", text: "Two." });
      await act("dprk", { kind: "reject" });
      const second = await watched(table, "us", { after: first.seqs() });
      await act("us", offer(DRAFT));
      expect([...first.events(), ...second.events()]).toEqual(whole.events());
      expect(whole.events()).toHaveLength(5);
      const fromNothing = await watched(table, "us", { after: {} });
      expect(fromNothing.events().slice(-5)).toEqual(whole.events());
      for (const each of [whole, second, fromNothing]) each.stop();
    });

    test("a seat that is taken away ends its streams, and no others", async () => {
      const table = await opened();
      const [us, dprk] = [await watched(table, "us"), await watched(table, "dprk")];
      const { seats } = value(await here.seats.list(table.people.facilitator, { params: { table: table.table }, ...none }));
      const seat = seats.find(({ person }) => person.id === table.people.us.person)?.id ?? "";
      expect(await here.seats.take(table.people.dprk, { params: { table: table.table, seat }, ...none })).toMatchObject({
        failure: { code: "notAllowed" },
      });
      value(await here.seats.take(table.people.facilitator, { params: { table: table.table, seat }, ...none }));
      expect(us.told.at(-1)).toEqual({ kind: "ended", reason: "revoked" });
      expect(us.hasEnded()).toBe(true);
      expect(dprk.hasEnded()).toBe(false);
      expect(await here.sessions.read(table.people.us, { params: { session: table.session }, ...none })).toMatchObject({
        failure: { code: "notFound" },
      });
      dprk.stop();
      expect(here.live.readers).toBe(0);
    });

    test.skipIf(kind === "embedded")("what another process wrote is told as well, and decided upon", async () => {
      const table = await opened();
      const there = await startProcess(await given.another());
      const dprk = await watched(table, "dprk", { process: there });
      value(await actNow(here, table, { who: "us", deed: offer(DRAFT) }));
      await expect.poll(() => dprk.events().map((event) => event.kind)).toEqual(["offered"]);
      value(await actNow(there, table, { who: "dprk", deed: { kind: "accept", offer: 1 } }));
      expect((await read(table, "us")).view).toMatchObject({ phase: "agreed" });
      dprk.stop();
      await there.close();
    });

    test.skipIf(kind === "embedded")(
      "of many who act at once through two processes each is done once or told that it is stale",
      async () => {
        const table = await opened();
        const there = await startProcess(await given.another());
        const [us, dprk] = [await watched(table, "us"), await watched(table, "dprk", { process: there })];
        const callers = 40;
        const results = await Promise.all(
          Array.from({ length: callers }, async (_, k) => {
            const process = k % 2 === 0 ? here : there;
            const who = k % 3 === 0 ? "dprk" : "us";
            for (let tries = 1; ; tries++) {
              const done = await actNow(process, table, { who, deed: { kind: "message", to: "table", text: `message ${k}` } });
              if (done.kind === "ok") return tries;
              if (done.failure.code !== "stale") throw new Error(JSON.stringify(done.failure));
            }
          }),
        );
        const texts = (events: ReturnType<typeof us.events>) => events.flatMap((event) => (event.kind === "messaged" ? [event.text] : []));
        await expect.poll(() => [us.events().length, dprk.events().length]).toEqual([callers, callers]);
        expect(texts(us.events()).toSorted()).toEqual(Array.from({ length: callers }, (_, k) => `message ${k}`).toSorted());
        expect(texts(dprk.events())).toEqual(texts(us.events()));
        expect(us.events().map(({ seq }) => seq)).toEqual(Array.from({ length: callers }, (_, k) => k + 2));
        expect(Math.max(...results)).toBeGreaterThan(1);
        us.stop();
        dprk.stop();
        await there.close();
      },
    );
  });
});
