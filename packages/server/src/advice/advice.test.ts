import { assess, dynamics, onlookerOfView, happeningsSoFar, type PartyView, ROUNDING, type Standpoint, WINDOW } from "@detente/engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parsedCase } from "../cases/parsed-case.ts";
import { openTestEmbedded, type TestDatabase } from "../database/test-databases.fixture.ts";
import {
  actNow,
  BROAD_RELIEF,
  DPRK,
  DRAFT,
  none,
  offer,
  openedTable,
  type Process,
  readAs,
  seatedTable,
  type SeatedTable,
  startProcess,
  US,
  value,
} from "../tables/seated-people.fixture.ts";

let given: TestDatabase;
let here: Process;
let table: SeatedTable;
beforeAll(async () => {
  given = await openTestEmbedded();
  here = await startProcess(given.database);
  table = await openedTable(here);
  value(await actNow(here, table, { who: "us", deed: offer(DRAFT) }));
  value(
    await actNow(here, table, {
      who: "us",
      deed: { kind: "overrideRedLine", redLine: "no-broad-relief-for-yongbyon-alone", reason: "For once." },
    }),
  );
  value(await actNow(here, table, { who: "dprk", deed: offer(BROAD_RELIEF) }));
}, 30_000);
afterAll(async () => {
  await here.close();
  await given.close();
});

const meanwhile = { gone: new AbortController().signal, told: null };
const ofSession = () => ({ ...none, params: { session: table.session } });
const ofTable = () => ({ ...none, params: { table: table.table } });

/** From what the seat has exported itself, and what it sees. */
async function ownStandpoint(at: string): Promise<{ readonly from: Standpoint; readonly view: PartyView }> {
  const exported = value(await here.sessions.export(table.people.us, ofSession()));
  const events = exported.logs.flatMap(({ disclosed }) => disclosed.map(({ event }) => event));
  const { view } = await readAs(here, table, "us");
  const { caseHash } = value(await here.tables.read(table.people.us, ofTable()));
  const file = value(await here.cases.read(table.people.us, { ...none, params: { hash: caseHash } }));
  if (view.kind !== "party" || view.brief === null) throw new Error("Expected a party with a brief");
  const from = { value: { ...parsedCase(caseHash, file.text), briefs: { [US]: view.brief } }, party: US, events, at };
  return { from, view };
}

test("verdict and reading are what the engine makes of the seat's own export, view and case file", async () => {
  const { verdict, at } = value(await here.advice.verdict(table.people.us, { ...ofSession(), body: { playOuts: 4 } }, meanwhile));
  const { from, view } = await ownStandpoint(at);
  expect(assess(from, BROAD_RELIEF, { seed: 1, playOuts: 4, counterOffers: 5, flips: "leftOut" })).toEqual({ kind: "ok", value: verdict });
  const reading = value(await here.advice.reading(table.people.us, { ...ofSession(), query: {} }, meanwhile));
  const onlooker = onlookerOfView(view);
  if (onlooker === null) throw new Error("Expected a brief");
  const happenings = happeningsSoFar(from.value, from.events, reading.at);
  expect(reading.dynamics).toEqual(dynamics(happenings, { onlooker, parties: [US, DPRK], tolerance: ROUNDING, window: WINDOW }));
});

test("a guard holds no red line against a package that the side has overridden itself", async () => {
  const { guard, redLines } = value(
    await here.advice.guard(table.people.us, { ...ofSession(), body: { outcome: BROAD_RELIEF } }, meanwhile),
  );
  expect(redLines).toEqual([]);
  expect(guard.flags.map(({ kind }) => kind)).not.toContain("redLine");
});

test("before the opening there is no verdict, and a reading of what the case and the brief tell", async () => {
  const { session, people } = await seatedTable(here);
  const unopened = { ...none, params: { session } };
  const refused = { failure: { code: "refused", refusal: "notOpen" } };
  expect(await here.advice.guard(people.us, { ...unopened, body: { outcome: DRAFT } }, meanwhile)).toMatchObject(refused);
  expect(await here.advice.verdict(people.us, { ...unopened, body: { outcome: DRAFT } }, meanwhile)).toMatchObject(refused);
  const reading = value(await here.advice.reading(people.us, { ...unopened, query: {} }, meanwhile));
  expect(reading).toMatchObject({ seqs: {}, groundwork: null, unread: [{ part: "groundwork" }, { part: "alternatives" }] });
  expect(reading.dynamics.steps.length).toBeGreaterThan(0);
});

test("counter-offers come with what is better for both and with packages of equal worth, by the side's own estimates", async () => {
  const body = { playOuts: 2, count: 2, equivalents: { count: 2 } };
  const told = value(await here.advice.counterOffers(table.people.us, { ...ofSession(), body }, meanwhile));
  expect(told.counterOffers).toHaveLength(2);
  expect(told.counterOffers[0]).toMatchObject({ chance: expect.any(Number), counterparts: [{ party: DPRK }] });
  expect(told.equivalents?.offers.length).toBeGreaterThan(0);
  expect(told.betterForBoth).toMatchObject({ given: { outcome: BROAD_RELIEF } });
  const tooLow = { ...body, equivalents: { count: 2, worth: -1 } };
  expect(await here.advice.counterOffers(table.people.us, { ...ofSession(), body: tooLow }, meanwhile)).toMatchObject({
    failure: { code: "refused", refusal: "worthTooLow", path: "body.equivalents.worth" },
  });
});

test("the table is analysed and planned by the side's own brief and estimates", async () => {
  const { analysis, briefSeq } = value(await here.advice.analysis(table.people.us, { ...ofTable(), body: { draws: 10 } }, meanwhile));
  expect(briefSeq).toBe(1);
  expect(analysis.frontier.points.length).toBeGreaterThan(0);
  const plan = value(
    await here.advice.exchangePlan(table.people.us, { ...ofTable(), body: { kind: "steps", start: "2019-03-01" } }, meanwhile),
  );
  expect(plan).toMatchObject({ kind: "steps", plan: { perspective: { kind: "party", party: US } } });
  const notSo = { kind: "steps" as const, simultaneous: { kind: "pairs" as const, pairs: [["no", "such"] as const] } };
  expect(await here.advice.exchangePlan(table.people.us, { ...ofTable(), body: notSo }, meanwhile)).toMatchObject({
    failure: { code: "refused", refusal: "notAPair", wrong: [{ path: "body.simultaneous.pairs" }] },
  });
});

test("a side that the case does not have is told so, and of which there are", async () => {
  const body = { as: "moon", position: "dprk-offer" } as unknown as { readonly as: typeof US };
  expect(await here.advice.verdict(table.people.facilitator, { ...ofSession(), body }, meanwhile)).toMatchObject({
    failure: { code: "refused", refusal: "unknownParty", path: "body.as", detail: "The parties are us, dprk." },
  });
});
