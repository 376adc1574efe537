import type { Brief, SessionEvent } from "@detente/engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDesks } from "../desk/open-desks.ts";
import type { Problem } from "../contract/problem.ts";
import { onBothKinds, type TestDatabase } from "../database/test-databases.fixture.ts";
import { actNow, DPRK, DRAFT, none, offer, open, readAs, type SeatedTable, type Sitter, value } from "../tables/seated-people.fixture.ts";
import { botCalls, once, type PlayingProcess, seatBot, startPlaying, tableWith, whenIdle, whose } from "./bots-at-tables.fixture.ts";

const BOT = { strategy: "boulware", pace: 0, seed: 1 };

/** All that it does but when, as it is kept. */
const bytesOf = (events: readonly SessionEvent[]): string =>
  JSON.stringify(events.filter((event) => "party" in event && event.party === DPRK).map((event) => ({ ...event, at: null })));

const isMove = (event: SessionEvent): boolean => (["offered", "rejected", "accepted"] as const).some((kind) => whose(DPRK, kind)(event));

const desks = openDesks();
afterAll(() => desks.close());

onBothKinds((openDatabase, kind) => {
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

  const seatOf = async ({ table, people }: SeatedTable, who: Sitter): Promise<string> => {
    const { seats } = value(await here.seats.list(people.facilitator, { ...none, params: { table } }));
    return seats.find(({ person }) => person.id === people[who].person)?.id ?? "";
  };
  const sitIn = ({ table, people }: SeatedTable, seat: string) =>
    here.bots.service.sitIn(people.facilitator, { ...none, params: { table, seat }, body: BOT });
  const take = ({ table, people }: SeatedTable, seat: string) =>
    here.bots.service.take(people.facilitator, { ...none, params: { table, seat } });

  /** Tells when the stream of somebody has ended. */
  async function stream({ session, people }: SeatedTable, who: Sitter): Promise<{ readonly ended: Promise<void> }> {
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    value(await here.sessions.watch(people[who], { session, after: null }, { tell: () => undefined, end: resolve }));
    return { ended };
  }

  test("a bot takes over in the middle of the talks, and gives the seat back: what was read with it ends each time", async () => {
    const table = await tableWith(here, ["us", "dprk"]);
    const seat = await seatOf(table, "dprk");
    value(await actNow(here, table, { who: "facilitator", deed: open(5) }));
    value(await actNow(here, table, { who: "us", deed: { kind: "reject" } }));
    const { ended } = await stream(table, "dprk");

    const seated = value(await sitIn(table, seat));
    await ended;
    expect(seated).toMatchObject({ seat, known: { standsInFor: { id: table.people.dprk.person } } });
    await once(here, table, (events) => events.filter(whose(DPRK, "offered")).length === 1);
    const gone: Partial<Problem> = { code: "notFound" };
    expect(await here.sessions.read(table.people.dprk, { ...none, params: { session: table.session } })).toMatchObject({ failure: gone });
    expect(await actNow(here, table, { who: "dprk", deed: { kind: "walkAway" } })).toMatchObject({ failure: gone });
    expect(await sitIn(table, seat)).toMatchObject({ failure: { code: "alreadyThere" } });

    value(await take(table, seat));
    value(await actNow(here, table, { who: "us", deed: { kind: "reject" } }));
    await whenIdle(here, table);
    expect(await botCalls(here, table)).toBe(1);
    expect((await readAs(here, table, "dprk")).view).toMatchObject({ kind: "party", party: DPRK, turn: DPRK });
    value(await actNow(here, table, { who: "dprk", deed: { kind: "reject" } }));
    expect(await take(table, seat)).toMatchObject({ failure: { code: "notFound" } });
  });

  test("a bot that is called and then taken away makes no move any more", async () => {
    const table = await tableWith(here, ["us", "dprk"]);
    const seat = await seatOf(table, "dprk");
    value(
      await here.bots.service.sitIn(table.people.facilitator, {
        ...none,
        params: { table: table.table, seat },
        body: { ...BOT, pace: 600 },
      }),
    );
    value(await actNow(here, table, { who: "facilitator", deed: open(5) }));
    value(await actNow(here, table, { who: "us", deed: { kind: "reject" } }));
    value(await take(table, seat));
    await given.database.transact({ kind: "engine" }, (transaction) =>
      here.jobs.send(transaction, "bot-turn", { session: table.session, seat, position: 4 }),
    );
    await whenIdle(here, table);
    const events = await once(here, table, (all) => all.length > 1);
    expect(events.some(whose(DPRK, "offered"))).toBe(false);
  });

  test("with a bot's own seat goes the bot; nobody is sat in for who acts for no party", async () => {
    const table = await tableWith(here, ["us", "observer"]);
    const { facilitator } = table.people;
    const asked = { ...none, params: { table: table.table } };
    const { seat } = value(await here.bots.service.seat(facilitator, { ...asked, body: { ...BOT, party: DPRK } }));
    value(await take(table, seat));
    const { seats } = value(await here.seats.list(facilitator, asked));
    expect(seats.map(({ is }) => is.role)).toEqual(["facilitator", "head", "observer"]);
    expect(await sitIn(table, await seatOf(table, "observer"))).toMatchObject({ failure: { code: "notAllowed" } });
    expect(value(await here.audits.read(facilitator, { ...asked, query: { limit: 2 } })).entries).toMatchObject([
      { deed: "botTaken", facts: { seat, givenBackTo: null } },
      { deed: "botSeated", facts: { seat, standsInFor: null, party: DPRK } },
    ]);
  });

  test("what a bot goes by does not open at another seat", async () => {
    const table = await tableWith(here, ["us", "dprk"]);
    const [us, dprk] = [await seatOf(table, "us"), await seatOf(table, "dprk")];
    for (const seat of [us, dprk]) value(await sitIn(table, seat));
    await given.database.transact({ kind: "engine" }, async ({ sql }) => {
      const { sealed } = await sql.selectFrom("bot").select("sealed").where("seat", "=", us).executeTakeFirstOrThrow();
      await sql.updateTable("bot").set({ sealed }).where("seat", "=", dprk).execute();
    });
    await expect(here.bots.service.list(table.people.facilitator, { ...none, params: { table: table.table } })).rejects.toThrow(
      "does not open",
    );
  });

  /** The other side wants something else, and says so to itself. */
  async function keepSecrets(table: SeatedTable): Promise<void> {
    const { view } = await readAs(here, table, "us");
    if (view.kind !== "party" || view.brief === null) throw new Error("Expected a brief");
    const brief: Brief = {
      ...view.brief,
      preferences: { kind: "points", issues: {}, interactions: [] },
      noAgreement: { kind: "reservationValue", reservationValue: -1 },
      redLines: [],
    };
    for (const deed of [
      { kind: "reviseBrief", brief },
      { kind: "giveMandate", issues: [] },
      { kind: "giveMandate", issues: view.issues.map(({ id }) => id) },
      { kind: "message", to: "delegation", text: "Let us take anything." },
      { kind: "message", to: "caucus", text: "We would take anything." },
    ] as const)
      value(await actNow(here, table, { who: "us", deed }));
  }

  async function played(strategy: string, secrets: "some" | "none"): Promise<string> {
    const table = await tableWith(here, ["us"]);
    await seatBot(here, table, { party: DPRK, strategy, seed: 5 });
    value(await actNow(here, table, { who: "facilitator", deed: open(6) }));
    if (secrets === "some") await keepSecrets(table);
    for (let turn = 1; turn <= 4; turn++) {
      if (secrets === "some")
        value(await actNow(here, table, { who: "us", deed: { kind: "message", to: "delegation", text: `Turn ${turn}.` } }));
      value(await actNow(here, table, { who: "us", deed: turn === 2 ? { kind: "reject" } : offer(DRAFT) }));
      await once(here, table, (events) => events.filter((event) => isMove(event)).length === turn);
    }
    return bytesOf(await once(here, table, (events) => events.length > 1));
  }

  // Of rows it says nothing: once will do.
  test.skipIf(kind !== "embedded").each(["steady", "random", "human"])(
    "%s does the same to the byte, whatever the other side keeps to itself",
    async (strategy) => {
      const [plain, other] = [await played(strategy, "none"), await played(strategy, "some")];
      expect(other).toBe(plain);
      expect(plain).toContain("offered");
    },
  );
});
