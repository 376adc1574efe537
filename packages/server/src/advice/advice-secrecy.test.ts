import { type Brief, type Deed, stateId, unknownId } from "@detente/engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parsedCase } from "../cases/parsed-case.ts";
import type { Database } from "../database/database.ts";
import { onBothKinds, TEST_KEY, type TestDatabase } from "../database/test-databases.fixture.ts";
import { TableSealers } from "../secrets/table-sealers.ts";
import { addBrief, readBriefs } from "../store/brief-store.ts";
import { readTableBasis } from "../store/table-basis-store.ts";
import {
  actNow,
  BROAD_RELIEF,
  DPRK,
  DRAFT,
  none,
  offer,
  open,
  type Process,
  seatedTable,
  type SeatedTable,
  type Sitter,
  startProcess,
  US,
  value,
} from "../tables/seated-people.fixture.ts";

/** What the other side's brief says in the other world: nothing of what it says here. */
const OTHER_BRIEFS: readonly ((brief: Brief) => Brief)[] = [
  (brief) => ({ ...brief, notes: "Something else.", redLines: [], noAgreement: { kind: "reservationValue", reservationValue: 1 } }),
  ({ preferences }) => ({ preferences, redLines: [], probabilities: {}, steps: {}, estimates: {} }),
  (brief) => ({ ...brief, noAgreement: { kind: "reservationValue", reservationValue: 99 }, breakingCost: 40, estimates: {} }),
];

/** What only the other side, the mediator and the facilitator see, in the other world alone. */
const HIDDEN: readonly { readonly who: Sitter; readonly deed: Deed }[] = [
  { who: "dprk", deed: { kind: "message", to: "delegation", text: "We would take much less." } },
  { who: "dprk", deed: { kind: "message", to: "caucus", text: "Tell them that we would not." } },
  { who: "mediator", deed: { kind: "message", to: "caucus", party: DPRK, text: "So be it." } },
];

/** What everybody sees, or the side that asks: the same in both worlds. */
const SEEN: readonly { readonly who: Sitter; readonly deed: Deed }[] = [
  { who: "us", deed: offer(DRAFT) },
  { who: "dprk", deed: offer(BROAD_RELIEF) },
  { who: "us", deed: { kind: "message", to: "delegation", text: "What now?" } },
  { who: "us", deed: offer(DRAFT) },
  { who: "dprk", deed: offer({ ...DRAFT, ...BROAD_RELIEF }) },
];

interface Asking {
  readonly as?: typeof US;
  /** All, where nothing is said. */
  readonly questions?: readonly string[];
}

/** Whose answers show at once that a brief is another. */
const TELLING = { questions: ["guard", "analysis"] };

const START = Date.parse("2026-03-01T09:00:00.000Z");
const HOUR = 3_600_000;

onBothKinds((openDatabase, kind) => {
  let given: TestDatabase;
  let here: Process;
  let now = START;
  beforeAll(async () => {
    given = await openDatabase();
    here = await startProcess(byClock(given.database));
  }, 30_000);
  afterAll(async () => {
    await here.close();
    await given.close();
  });

  /** Times are seen, so they have to be the same in both worlds. */
  const byClock = (database: Database): Database => ({
    kind: database.kind,
    transact: (asker, work) => database.transact(asker, (transaction) => work({ ...transaction, at: new Date(now).toISOString() })),
    listen: (channel, told) => database.listen(channel, told),
    notify: (channel, payload) => database.notify(channel, payload),
    close: () => database.close(),
  });

  async function world(otherBrief: ((brief: Brief) => Brief) | null): Promise<SeatedTable> {
    now = START;
    const seated = await seatedTable(here);
    if (otherBrief !== null) await changeBrief(seated, otherBrief);
    value(await actNow(here, seated, { who: "facilitator", deed: open() }));
    for (const [k, { who, deed }] of SEEN.entries()) {
      now = START + (k + 1) * HOUR;
      const hidden = HIDDEN[k];
      if (otherBrief !== null && hidden !== undefined) value(await actNow(here, seated, hidden));
      value(await actNow(here, seated, { who, deed }));
    }
    now += HOUR;
    return seated;
  }

  const changeBrief = ({ table, people }: SeatedTable, otherBrief: (brief: Brief) => Brief): Promise<void> =>
    here.database.transact({ kind: "engine" }, async (transaction) => {
      const basis = await readTableBasis(transaction, table);
      if (basis === null) throw new Error("Expected the table");
      const publicCase = parsedCase(basis.caseHash, basis.caseKept);
      const briefs = { table, sealer: new TableSealers(TEST_KEY).of(table, basis.wrappedKey), value: publicCase };
      const found = (await readBriefs(transaction, briefs, null)).find(({ party }) => party === DPRK);
      if (found === undefined) throw new Error("Expected a brief");
      await addBrief(transaction, briefs, {
        party: DPRK,
        seq: found.seq + 1,
        brief: otherBrief(found.brief),
        by: people.facilitator.person,
      });
    });

  /** What comes of questions, as it would go over the wire. */
  async function answers(
    { table, session, people }: SeatedTable,
    who: Sitter,
    asking: Asking = {},
  ): Promise<Readonly<Record<string, string>>> {
    const { as, questions } = asking;
    const [caller, gone] = [people[who], new AbortController().signal];
    const [ofSession, ofTable] = [
      { ...none, params: { session } },
      { ...none, params: { table } },
    ];
    const { advice } = here;
    const all: Readonly<Record<string, () => Promise<unknown>>> = {
      verdict: () => advice.verdict(caller, { ...ofSession, body: { as, playOuts: 2, flips: false } }, gone),
      counterOffers: () => advice.counterOffers(caller, { ...ofSession, body: { as, playOuts: 2, equivalents: { count: 2 } } }, gone),
      guard: () => advice.guard(caller, { ...ofSession, body: { as, outcome: BROAD_RELIEF } }, gone),
      reading: () => advice.reading(caller, { ...ofSession, query: { as } }, gone),
      analysis: () => advice.analysis(caller, { ...ofTable, body: { as, draws: 5 } }, gone),
      exchangePlan: () => advice.exchangePlan(caller, { ...ofTable, body: { kind: "steps", as, effort: 5_000 } }, gone),
      verification: () => advice.verification(caller, { ...ofTable, body: { kind: "case", as, ...VISITS } }, gone),
    };
    const texts: Record<string, string> = {};
    for (const question of questions ?? Object.keys(all)) texts[question] = JSON.stringify(await all[question]?.());
    return texts;
  }

  test("two tables that differ only in what the other side knows, says and does in private give the same answers, byte for byte", async () => {
    const first = await world(null);
    const [ours, theirs] = [await answers(first, "us"), await answers(first, "dprk", TELLING)];
    for (const text of Object.values(ours)) expect(text).toMatch(/^{"kind":"ok"/);
    expect(ours["guard"]).toMatch(/"redLines":\[\{/);
    expect(ours["reading"]).toMatch(/"ref":"offer\/3"/);
    // What is read is the same on both; what is made of it does not know of databases.
    for (const otherBrief of kind === "embedded" ? OTHER_BRIEFS : OTHER_BRIEFS.slice(0, 1)) {
      const other = await world(otherBrief);
      expect(await answers(other, "us")).toEqual(ours);
      // The test can fail: whose brief it is gets other answers.
      const told = await answers(other, "dprk", TELLING);
      for (const question of TELLING.questions) expect(told[question], question).not.toBe(theirs[question]);
    }
  }, 60_000);

  test("an adviser and the facilitator who asks for a side are told what its head is told, and the other side something else", async () => {
    const table = await world(OTHER_BRIEFS[0] ?? null);
    const ours = await answers(table, "us");
    expect(await answers(table, "usAdviser")).toEqual(ours);
    expect(await answers(table, "facilitator", { as: US })).toEqual(ours);
    const theirs = await answers(table, "facilitator", { as: DPRK });
    expect(theirs).toEqual(await answers(table, "dprk"));
    for (const question of Object.keys(ours)) expect(theirs[question], question).not.toBe(ours[question]);
  }, 60_000);
});

const VISITS = {
  unknown: unknownId("undeclared-sites"),
  states: [stateId("none")],
  sensitivity: 0.5,
  sensitivities: {},
  specificity: 1,
  access: { share: 1, kind: "lasting" },
  visits: 5,
  finds: 0,
  goal: null,
} as const;
