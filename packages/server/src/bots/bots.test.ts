import type { Deed } from "@detente/engine";
import { sql as text } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDesks } from "../desk/open-desks.ts";
import { onBothKinds, TEST_KEY, type TestDatabase } from "../database/test-databases.fixture.ts";
import { TableSealers } from "../secrets/table-sealers.ts";
import { addBot, removeBot } from "../store/bot-store.ts";
import { readTableBasis } from "../store/table-basis-store.ts";
import { actNow, DPRK, DRAFT, none, offer, open, US, value } from "../tables/seated-people.fixture.ts";
import { simulated } from "./simulated.fixture.ts";
import {
  botCalls,
  hasEnded,
  movesOf,
  once,
  type PlayingProcess,
  seatBot,
  startPlaying,
  tableWith,
  whenIdle,
  whose,
} from "./bots-at-tables.fixture.ts";

const IN = { parties: [US, DPRK], required: [US, DPRK] } as const;
const OPEN_FLOOR: Deed = { kind: "open", setup: { ...IN, protocol: { kind: "openFloor" }, deadline: {} } };
const SINGLE_TEXT: Deed = {
  kind: "open",
  setup: { ...IN, protocol: { kind: "singleText", search: { kind: "hillClimbing" } }, deadline: { rounds: 3 } },
};
const BLIND: Deed = {
  kind: "open",
  setup: { ...IN, protocol: { kind: "blindBids", over: { kind: "suggestions" } }, deadline: {} },
};

const desks = openDesks();
afterAll(() => desks.close());

onBothKinds((openDatabase) => {
  let given: TestDatabase;
  let here: PlayingProcess;
  beforeAll(async () => {
    given = await openDatabase();
    here = await startPlaying(given.database, desks);
  }, 30_000);
  afterAll(async () => {
    await here.close();
    await given.close();
  });

  test.each([
    ["boulware", "conceder"],
    ["micro", "micro"],
    ["steady", "tit-for-tat"],
  ])("%s and %s play to the end by themselves, move by move as the engine plays them", async (us, dprk) => {
    const table = await tableWith(here, []);
    await seatBot(here, table, { party: US, strategy: us });
    await seatBot(here, table, { party: DPRK, strategy: dprk });
    value(await actNow(here, table, { who: "facilitator", deed: open(5) }));
    const events = await once(here, table, hasEnded);
    expect(movesOf(events)).toEqual(simulated(us, dprk, 5));
    expect(movesOf(events).length).toBeGreaterThan(1);
  });

  test("a person and a bot come to an agreement, after which the bot takes part in looking for something better", async () => {
    const table = await tableWith(here, ["us"]);
    await seatBot(here, table, { party: DPRK, strategy: "conceder" });
    value(await actNow(here, table, { who: "facilitator", deed: open(5) }));
    for (let turn = 1; turn < 4; turn++) {
      value(await actNow(here, table, { who: "us", deed: { kind: "reject" } }));
      await once(here, table, (events) => events.filter(whose(DPRK, "offered")).length === turn);
    }
    value(await actNow(here, table, { who: "us", deed: { kind: "accept", offer: 3 } }));
    await once(here, table, (all) => all.some(whose(DPRK, "optedIn")));
    value(await actNow(here, table, { who: "us", deed: { kind: "optIn" } }));
    const until = "2099-01-01T00:00:00.000Z";
    value(await actNow(here, table, { who: "facilitator", deed: { kind: "proposeImprovement", outcome: DRAFT, until } }));
    const events = await once(here, table, (all) => all.some(whose(DPRK, "improvementAnswered")));
    expect(events.filter(({ kind }) => kind === "agreed")).toHaveLength(1);
  });

  test("on an open floor it answers what others put there, and does not go on by itself", async () => {
    const table = await tableWith(here, ["us"]);
    await seatBot(here, table, { party: DPRK, strategy: "boulware" });
    value(await actNow(here, table, { who: "facilitator", deed: OPEN_FLOOR }));
    await once(here, table, (events) => events.some(whose(DPRK, "offered")));
    expect(await botCalls(here, table)).toBe(1);
    value(await actNow(here, table, { who: "us", deed: offer(DRAFT) }));
    await whenIdle(here, table);
    expect(await botCalls(here, table)).toBe(2);
  });

  test("it votes on single texts, and answers what is proposed for agreement", async () => {
    const table = await tableWith(here, ["mediator"]);
    await seatBot(here, table, { party: US, strategy: "steady" });
    await seatBot(here, table, { party: DPRK, strategy: "boulware" });
    value(await actNow(here, table, { who: "facilitator", deed: SINGLE_TEXT }));
    value(await actNow(here, table, { who: "mediator", deed: { kind: "putText", outcome: DRAFT } }));
    await once(here, table, (events) => events.some(({ kind }) => kind === "textDecided"));
    value(await actNow(here, table, { who: "mediator", deed: { kind: "proposeAgreement" } }));
    // It is worth less to the United States than no agreement.
    const events = await once(here, table, (all) => all.some(whose(US, "rejected")));
    expect(events.filter(({ kind }) => kind === "voted")).toHaveLength(2);
  });

  test("where bids are blind it suggests, says yes in confidence, and what everybody says yes to is agreed", async () => {
    const table = await tableWith(here, ["us"]);
    await seatBot(here, table, { party: DPRK, strategy: "boulware" });
    value(await actNow(here, table, { who: "facilitator", deed: BLIND }));
    const events = await once(here, table, (all) => all.some(whose(DPRK, "answered")));
    const suggested = events.find((event) => event.kind === "suggested");
    if (suggested?.kind !== "suggested") throw new Error("Expected a suggestion");
    for (const redLine of ["no-broad-relief-for-yongbyon-alone", "all-relief-only-at-the-end"])
      value(await actNow(here, table, { who: "us", deed: { kind: "overrideRedLine", redLine, reason: "To see what comes of it." } }));
    value(await actNow(here, table, { who: "us", deed: { kind: "suggest", outcome: suggested.outcome } }));
    await once(here, table, (all) => all.filter(whose(DPRK, "answered")).length === 2);
    value(await actNow(here, table, { who: "us", deed: { kind: "answer", suggestion: 2, answer: "yes" } }));
    expect(await once(here, table, hasEnded)).toContainEqual(expect.objectContaining({ kind: "agreed", outcome: suggested.outcome }));
  });

  test("it answers what a mediator suggests, and goes on no further by itself without a deadline", async () => {
    const table = await tableWith(here, ["mediator"]);
    await seatBot(here, table, { party: US, strategy: "boulware" });
    await seatBot(here, table, { party: DPRK, strategy: "boulware" });
    value(await actNow(here, table, { who: "facilitator", deed: BLIND }));
    await once(here, table, (events) => [US, DPRK].every((party) => events.some(whose(party, "answered"))));
    await whenIdle(here, table);
    const calls = await botCalls(here, table);
    value(await actNow(here, table, { who: "mediator", deed: { kind: "suggest", outcome: DRAFT } }));
    await whenIdle(here, table);
    expect(await botCalls(here, table)).toBe(calls + 2);
  });

  test("while there is a pause it does nothing; it goes on when the talks do, and after a reset", async () => {
    const table = await tableWith(here, ["us"]);
    await seatBot(here, table, { party: DPRK, strategy: "boulware" });
    value(await actNow(here, table, { who: "facilitator", deed: open(5) }));
    value(await actNow(here, table, { who: "us", deed: { kind: "pause" } }));
    value(await actNow(here, table, { who: "us", deed: { kind: "resume" } }));
    value(await actNow(here, table, { who: "us", deed: { kind: "reject" } }));
    await once(here, table, (events) => events.some(whose(DPRK, "offered")));
    value(await actNow(here, table, { who: "us", deed: { kind: "pause" } }));
    const calls = await botCalls(here, table);
    value(await actNow(here, table, { who: "facilitator", deed: { kind: "reset" } }));
    value(await actNow(here, table, { who: "us", deed: { kind: "reject" } }));
    await once(here, table, (events) => events.filter(whose(DPRK, "offered")).length === 2);
    expect(await botCalls(here, table)).toBe(calls + 1);
  });

  test("talk calls no bot, however much there is of it", async () => {
    const table = await tableWith(here, ["us"]);
    await seatBot(here, table, { party: DPRK, strategy: "boulware", pace: 600 });
    await seatBot(here, await tableWith(here, []), { party: DPRK, strategy: "boulware", pace: 600 });
    value(await actNow(here, table, { who: "facilitator", deed: open(5) }));
    value(await actNow(here, table, { who: "us", deed: { kind: "reject" } }));
    for (const to of ["table", "delegation", "caucus"] as const)
      for (let k = 0; k < 3; k++) value(await actNow(here, table, { who: "us", deed: { kind: "message", to, text: `${to} ${k}` } }));
    expect(await botCalls(here, table)).toBe(1);
  });

  test("a turn that is handed out several times, in two processes, is one move", async () => {
    const there = await startPlaying(await given.another(), desks);
    const table = await tableWith(here, ["us"]);
    const { seat } = await seatBot(here, table, { party: DPRK, strategy: "random", pace: 600 });
    value(await actNow(here, table, { who: "facilitator", deed: OPEN_FLOOR }));
    const call = { session: table.session, seat, position: 1 };
    await here.database.transact({ kind: "engine" }, async (transaction) => {
      for (let k = 0; k < 6; k++) await here.jobs.send(transaction, "bot-turn", call);
    });
    await whenIdle(here, table);
    const events = await once(here, table, (all) => all.length > 1);
    await there.close();
    expect(events.filter(whose(DPRK, "offered"))).toHaveLength(1);
    expect(there.errors).toEqual([]);
  });

  test("a call that was lost is made up for, and who is to look again by itself does", async () => {
    const table = await tableWith(here, ["us"]);
    const { seat } = await seatBot(here, table, { party: DPRK, strategy: "boulware" });
    const { session } = table;
    await here.bots.close();
    value(await actNow(here, table, { who: "facilitator", deed: OPEN_FLOOR }));
    await given.database.transact({ kind: "engine" }, async ({ sql }) => {
      await text`delete from detente_jobs.job where data->>'session' = ${session}`.execute(sql);
      const at = new Date(Date.parse((await sql.selectFrom("session_event").select("at").executeTakeFirstOrThrow()).at) - 60_000);
      await sql.updateTable("session_event").set({ at: at.toISOString() }).where("session_id", "=", session).execute();
    });
    const there = await startPlaying(await given.another(), desks);
    await there.bots.lookAround();
    await once(there, table, (events) => events.some(whose(DPRK, "offered")));
    await whenIdle(there, table);
    await there.bots.lookAround();
    expect(await botCalls(there, table)).toBe(1);
    await given.database.transact({ kind: "engine" }, ({ sql, at }) =>
      sql.updateTable("bot_turn").set({ look_at: at }).where("seat", "=", seat).execute(),
    );
    await there.bots.tick();
    await there.bots.tick();
    expect(await botCalls(there, table)).toBe(2);
    await there.close();
    expect(there.errors).toEqual([]);
    await here.bots.play();
  });

  test("who asks for what cannot be is told what, and who may not know what a bot goes by is told only that it is one", async () => {
    const table = await tableWith(here, ["us", "observer"]);
    const { facilitator, us, observer } = table.people;
    const { service } = here.bots;
    const asked = { ...none, params: { table: table.table } };
    const body = { party: DPRK, strategy: "aspiration(e=0.25)", pace: 3 };
    expect(await service.seat(facilitator, { ...asked, body: { ...body, strategy: "bolware" } })).toMatchObject({
      failure: { code: "badRequest", wrong: [{ path: "body.strategy" }] },
    });
    expect(await service.seat(facilitator, { ...asked, body: { ...body, party: US } })).toMatchObject({
      failure: { code: "alreadyThere" },
    });
    value(await here.sessions.create(facilitator, { ...asked, body: { name: "Sums", track: null } }));
    value(await actNow(here, table, { who: "facilitator", deed: BLIND }));
    expect(await service.seat(facilitator, { ...asked, body: { ...body, strategy: "negmas-naive-tit-for-tat" } })).toMatchObject({
      failure: {
        code: "badRequest",
        wrong: [{ path: "body.strategy", detail: expect.stringContaining("knows alternatingOffers, singleText,") }],
      },
    });
    const seated = value(await service.seat(facilitator, { ...asked, body }));
    const protocols = ["alternatingOffers", "openFloor", "singleText", "blindBids"];
    const known = { strategy: "aspiration(e=0.25)", pace: 3, seed: 7, protocols };
    expect(seated).toMatchObject({ known: { ...known, standsInFor: null } });
    expect(value(await service.list(facilitator, asked)).bots).toMatchObject([{ seat: seated.seat, known }]);
    for (const who of [us, observer]) expect(value(await service.list(who, asked)).bots).toEqual([{ seat: seated.seat, known: null }]);
    const { seats } = value(await here.seats.list(us, asked));
    expect(seats.find(({ id }) => id === seated.seat)).toMatchObject({ is: { role: "head", party: DPRK }, person: { name: "Bot" } });
    const rows = await given.database.transact({ kind: "engine" }, ({ sql }) => sql.selectFrom("bot").selectAll().execute());
    expect(JSON.stringify(rows.map((row) => ({ ...row, sealed: Buffer.from(row.sealed).toString("latin1") })))).not.toContain("aspiration");
  });

  test("a bot that breaks passes, so that nobody has to wait for it", async () => {
    const table = await tableWith(here, ["us"]);
    const { seat } = await seatBot(here, table, { party: DPRK, strategy: "boulware" });
    await given.database.transact({ kind: "engine" }, async (transaction) => {
      const [bot, basis] = [await removeBot(transaction, seat), await readTableBasis(transaction, table.table)];
      if (bot === null || basis === null) throw new Error("Expected a bot");
      const sealer = new TableSealers(TEST_KEY).of(table.table, basis.wrappedKey);
      await addBot(transaction, { ...bot, mind: { strategy: "what there was once", seed: 1 }, sealer });
    });
    value(await actNow(here, table, { who: "facilitator", deed: open(5) }));
    value(await actNow(here, table, { who: "us", deed: { kind: "reject" } }));
    await once(here, table, (events) => events.some(whose(DPRK, "rejected")));
    expect(here.troubles).toEqual(["a bot has broken, and passes"]);
  });

  test("nothing else has gone wrong behind the scenes", () => {
    expect(here.errors).toEqual([]);
    expect(here.troubles).toHaveLength(1);
  });
});
