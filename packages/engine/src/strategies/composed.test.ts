import { expect, test } from "vitest";
import { pointsCase } from "../analysis/points-case.fixture.ts";
import { issueId, optionId, type PartyId } from "../model/ids.ts";
import type { Outcome } from "../model/combination.ts";
import type { Case } from "../model/case.ts";
import type { Action } from "../session/action.ts";
import type { SessionSetup } from "../session/setup.ts";
import { beyondReach } from "./contract-game.fixture.ts";
import type { OpponentModel } from "./opponent-models/opponent-model.ts";
import { composed } from "./composed.ts";
import { strategyOf } from "./registry.ts";
import { partOf } from "./registry/part-of.ts";
import { aspiration } from "./offering/aspiration.ts";
import { next } from "./acceptance/next.ts";
import type { Scene } from "./scene.ts";
import type { Strategy } from "./strategy.ts";
import { alternating, Table } from "./table.fixture.ts";

/** What the first party gains the second loses. */
const PRICE = pointsCase([Array.from({ length: 101 }, (_, price) => [price, 100 - price])], [0, 20]);
const at = (price: number): Outcome => ({ [issueId("i0")]: optionId(`o${price}`) });
const [first, second] = partiesOf(PRICE);

function partiesOf(value: Case): [PartyId, PartyId] {
  const [one, other] = value.parties;
  if (one === undefined || other === undefined) throw new Error("Expected two parties");
  return [one.id, other.id];
}

function named(name: string): Strategy<unknown> {
  const strategy = strategyOf(name);
  if (strategy.kind === "failed") throw new Error(strategy.failure.message);
  return strategy.value;
}

const openFloor: SessionSetup = { ...alternating(PRICE, 1), protocol: { kind: "openFloor" }, deadline: { at: "2026-01-01T01:00:00.000Z" } };

function tableWith(name: string, setup: SessionSetup = alternating(PRICE, 10), value: Case = PRICE): Table {
  const table = new Table(value, setup);
  table.seat(second, named(name), 1);
  return table;
}

const FACILITATOR = { kind: "facilitator" } as const;
const offer = (price: number) => ({ deed: { kind: "offer", outcome: at(price) } }) as const;

test("it does nothing before its turn, in a pause, and after the end", () => {
  const table = tableWith("tough");
  expect(table.ask(second)).toBeNull();
  table.move(first, offer(50));
  table.do({ by: FACILITATOR, kind: "pause" });
  expect(table.ask(second)).toBeNull();
  table.do({ by: FACILITATOR, kind: "resume" });
  expect(table.ask(second)?.deed.kind).toBe("offer");
  table.do({ by: { kind: "party", party: second }, kind: "walkAway" });
  expect(table.ask(second)).toBeNull();
});

test("where nothing is rational it passes until the end, or leaves if it was told to", () => {
  const value = {
    ...PRICE,
    briefs: Object.fromEntries(Object.entries(PRICE.briefs).map(([id, brief]) => [id, brief && beyondReach(brief)])),
  };
  const staying = tableWith("conceder", alternating(value, 3), value);
  for (let round = 0; round < 3; round++) {
    staying.move(first, offer(0));
    expect(staying.turn()[0]).toMatchObject({ kind: "rejected", party: second });
  }
  expect(staying.state.ending).toEqual({ kind: "noAgreement", reason: "deadline" });
  const leaving = tableWith("conceder(walkAway=impasse)", alternating(value, 3), value);
  leaving.move(first, offer(0));
  leaving.turn();
  expect(leaving.state.ending).toEqual({ kind: "noAgreement", reason: "walkAway" });
});

test("walkAway=late: it leaves once it is late and nothing that stands will do; what will do it takes", () => {
  for (const [price, ending] of [
    [100, { kind: "noAgreement", reason: "walkAway" }],
    [0, { kind: "agreed" }],
  ] as const) {
    const table = tableWith("tough(walkAway=late(T=0.5))");
    for (let round = 0; round < 5; round++) {
      table.move(first, offer(99));
      expect(table.turn()[0]?.kind).toBe("offered");
    }
    table.move(first, offer(price));
    table.turn();
    expect(table.state.ending).toMatchObject(ending);
  }
});

test("on an open floor it repeats no offer that stands, and takes the best of those it may", () => {
  const table = tableWith("linear", openFloor);
  const opening = table.ask(second);
  expect(opening).toEqual(offer(0));
  table.move(second, offer(0));
  expect(table.ask(second)).toBeNull();
  table.wait(15 * 60_000);
  expect(table.ask(second)).toEqual(offer(20));
  for (const price of [70, 18, 15, 60]) table.move(first, offer(price));
  expect(table.ask(second)).toEqual({ deed: { kind: "accept", offer: 4 } });
});

test("on an open floor with its hands full it withdraws its oldest offer first", () => {
  const table = tableWith("linear", openFloor);
  for (let minute = 1; minute <= 12; minute++) {
    table.wait(60_000);
    const move = table.ask(second);
    if (move === null) throw new Error("Expected an offer a minute");
    table.move(second, move);
  }
  table.wait(60_000);
  expect(table.ask(second)).toEqual({ deed: { kind: "withdraw", offer: 1 } });
  table.move(second, { deed: { kind: "withdraw", offer: 1 } });
  expect(table.ask(second)?.deed.kind).toBe("offer");
});

test("with a mandate that leaves issues out it offers nothing, accepts ad referendum, and confirms", () => {
  const table = tableWith("linear");
  table.do({ by: { kind: "party", party: second }, kind: "giveMandate", issues: [] });
  table.move(first, offer(90));
  expect(table.turn()[0]?.kind).toBe("rejected");
  table.move(first, offer(0));
  expect(table.turn()[0]).toMatchObject({ kind: "accepted", adReferendum: true });
  expect(table.ask(second)).toEqual({ deed: { kind: "confirm" } });
  table.do({ by: { kind: "party", party: second }, kind: "giveMandate", issues: [issueId("i0")] });
  table.move(second, { deed: { kind: "confirm" } });
  expect(table.state.ending?.kind).toBe("agreed");
});

/** What the second party remembers by MiCRO after three offers each way, and what happens then. */
function memoryAfter(action: Action): unknown {
  const table = tableWith("micro");
  for (const price of [90, 80, 70]) {
    table.move(first, offer(price));
    table.turn();
  }
  table.do(action);
  return table.memoryOf(second);
}

/** Acts of the facilitator and of the second party after which it begins anew. */
function beginnings(): readonly Action[] {
  const [brief] = Object.values(PRICE.briefs);
  if (brief === undefined) throw new Error("Expected a brief");
  return [
    { by: FACILITATOR, kind: "reset" },
    { by: FACILITATOR, kind: "amend", issues: [...PRICE.issues], constraints: [], mapping: {} },
    { by: { kind: "party", party: second }, kind: "reviseBrief", brief },
  ];
}

test("a reset, an amendment and a revised brief let policies begin anew", () => {
  for (const action of beginnings())
    expect(memoryAfter(action), action.kind).toMatchObject({ offering: { next: 0, sent: { size: 0 }, received: { size: 0 } } });
  const [brief] = Object.values(PRICE.briefs);
  if (brief === undefined) throw new Error("Expected a brief");
  expect(memoryAfter({ by: { kind: "party", party: second }, kind: "reviseBrief", brief })).toMatchObject({ seat: { brief } });
});

test("what begins anew still knows when the session was opened, and so what time it is", () => {
  const setup: SessionSetup = { ...alternating(PRICE, 1), deadline: { at: "2026-01-01T01:00:00.000Z" } };
  for (const action of beginnings()) {
    const table = tableWith("composed(offering=tough, acceptance=combi(over=timeLeft, T=0.5), model=classical)", setup);
    table.wait(15 * 60_000);
    table.move(first, offer(90));
    table.do(action);
    const { turn } = table.view(first);
    if (turn === second) table.turn();
    table.wait(15 * 60_000);
    table.move(first, offer(80));
    expect(table.memoryOf(second), action.kind).toMatchObject({ acceptance: { last: [{ time: 0.5 }] } });
  }
});

/** A strategy's memory after four rounds, then what lets it begin anew, then two more offers of the first party. */
function memoryAcross(name: string, action: Action): { readonly table: Table; readonly memory: unknown } {
  const table = tableWith(name);
  for (const price of [79, 78, 77, 76]) {
    table.move(first, offer(price));
    table.turn();
  }
  table.do(action);
  table.move(first, offer(75));
  table.turn();
  table.move(first, offer(74));
  return { table, memory: table.memoryOf(second) };
}

const CLOCKED = "composed(offering=floor-seeking, acceptance=combi(over=timeLeft, T=0.9), model=classical)";

test("what begins anew in the midst of the rounds counts those that have passed, and none after a reset", () => {
  for (const action of beginnings()) {
    const { table, memory } = memoryAcross(CLOCKED, action);
    const now = table.view(second).relativeTime;
    expect(now, action.kind).toBe(action.kind === "reset" ? 0.1 : 0.5);
    expect(memory, action.kind).toMatchObject({
      acceptance: { count: 2, last: [{ time: now - 0.1 }, { time: now }] },
      offering: { offers: { byParty: { [first]: { seen: 2, last: [{ time: now }] } } } },
    });
  }
});

test.each(["classical", "bayesian"])("the clock of the model %s goes on through amendments and revisions of the brief", (model) => {
  for (const action of beginnings()) {
    const { memory } = memoryAcross(`composed(offering=tough, acceptance=next, model=${model})`, action);
    const turns = action.kind === "reset" ? 2 : 6;
    expect(memory, action.kind).toMatchObject({ models: [{ offers: action.kind === "amend" ? 2 : 6, clock: { turns } }] });
  }
});

test("what offers came before a new beginning still counts in telling when the later ones came", () => {
  for (const action of beginnings()) {
    const { memory } = memoryAcross("composed(offering=tough, acceptance=expected)", action);
    const before = action.kind === "reset" ? 0 : 4;
    expect(memory, action.kind).toMatchObject({
      acceptance: { offers: before + 2, course: { seen: 2, kept: [{ offers: before + 1 }, { offers: before + 2 }] } },
    });
  }
});

test("after a reset an instant that has passed is no deadline, for what tells the time by events neither", () => {
  const table = tableWith(CLOCKED, { ...alternating(PRICE, 10), deadline: { rounds: 10, at: "2026-01-01T00:10:00.000Z" } });
  table.wait(15 * 60_000);
  table.do({ by: { kind: "clock" }, kind: "tick" });
  table.do({ by: FACILITATOR, kind: "reset" });
  table.move(first, offer(95));
  table.turn();
  table.move(first, offer(94));
  expect(table.view(second).relativeTime).toBe(0.1);
  expect(table.memoryOf(second)).toMatchObject({ acceptance: { last: [{ time: 0 }, { time: 0.1 }] } });
});

test("a moved deadline lets them go on, and is known to the seat", () => {
  expect(memoryAfter({ by: FACILITATOR, kind: "moveDeadline", rounds: 20 })).toMatchObject({
    offering: { next: 3, sent: { size: 3 }, received: { size: 3 } },
    seat: { setup: { deadline: { rounds: 20 } } },
  });
});

test("an opponent model learns about each counterpart, outlasts a reset, and answers once a turn", () => {
  let estimates = 0;
  const model: OpponentModel<readonly number[]> = {
    name: "listening",
    formula: "offers heard",
    version: 3,
    init: () => [],
    observe: (heard, event, seat) => (event.kind === "offered" && event.party !== seat.party ? [...heard, event.offer] : heard),
    estimate(heard) {
      estimates++;
      return { scores: [], strength: heard.length };
    },
  };
  const strengths: (number | undefined)[] = [];
  const asking = (scene: Scene): number | undefined => scene.estimateOf(first)?.strength;
  const offering = {
    ...partOf(aspiration),
    offer: (_: unknown, scene: Scene) => {
      strengths.push(asking(scene), asking(scene));
      return scene.own.inverse.ranked(0);
    },
  };
  const strategy = composed({ name: "listener", version: 1, offering, acceptance: partOf(next), model });
  expect(strategy.version).toBe(4);
  const table = new Table(PRICE, alternating(PRICE, 10));
  table.seat(second, strategy, 1);
  table.move(first, offer(90));
  table.turn();
  table.do({ by: FACILITATOR, kind: "reset" });
  table.move(first, offer(80));
  table.turn();
  expect(strengths).toEqual([1, 1, 2, 2]);
  expect(estimates).toBe(2);
});

test("without a model nothing is known of anybody", () => {
  const known: unknown[] = [];
  const offering = {
    ...partOf(aspiration),
    offer: (_: unknown, scene: Scene) => {
      known.push(scene.estimateOf(first));
      return null;
    },
  };
  const table = new Table(PRICE, alternating(PRICE, 10));
  table.seat(second, composed({ name: "blind", version: 1, offering, acceptance: partOf(next) }), 1);
  table.move(first, offer(90));
  expect(table.turn()[0]?.kind).toBe("rejected");
  expect(known).toEqual([null]);
});

test("what is offered instead is computed once, however often it is asked for", () => {
  let asked = 0;
  const offering = {
    ...partOf(aspiration),
    offer: (_: unknown, { own }: Scene) => {
      asked++;
      return own.inverse.ranked(0);
    },
  };
  const acceptance = {
    ...partOf(next),
    accepts: (_m: unknown, _s: Scene, answering: { readonly next: unknown }) => answering.next === answering,
  };
  const table = new Table(PRICE, alternating(PRICE, 10));
  table.seat(second, composed({ name: "curious", version: 1, offering, acceptance }), 1);
  table.move(first, offer(90));
  expect(table.turn()[0]?.kind).toBe("offered");
  expect(asked).toBe(1);
});
