import { expect, test } from "vitest";
import { T1, T2 } from "../../analysis/published-tables.fixture.ts";
import type { Case } from "../../model/case.ts";
import { outcomeOf, outcomeSpace } from "../../model/outcome-space.ts";
import { areRecordedSessionsHere, recordedCase } from "../recorded-sessions.fixture.ts";
import { strategyOf } from "../registry.ts";
import type { Strategy } from "../strategy.ts";
import { alternating, Table } from "../table.fixture.ts";

function named(name: string): Strategy<unknown> {
  const strategy = strategyOf(name);
  if (strategy.kind === "failed") throw new Error(strategy.failure.message);
  return strategy.value;
}

/** Everybody plays MiCRO. Order: places of the parties in the order of their turns. */
function selfPlay(value: Case, order: readonly number[], name = "micro") {
  const setup = alternating(value, 1000);
  const parties = order.flatMap((place) => setup.parties[place] ?? []);
  const table = new Table(value, { ...setup, parties });
  for (const party of parties) table.seat(party, named(name), 1);
  const { ending } = table.play(5000);
  const offers = table.events.filter(({ kind }) => kind === "offered").length;
  const acceptedBy = table.events.findLast(({ kind }) => kind === "accepted");
  return {
    outcome: ending?.kind === "agreed" ? ending.outcome : null,
    offers,
    acceptedBy: acceptedBy?.kind === "accepted" ? acceptedBy.party : null,
  };
}

test("on the published table it ends at (57, 50), after 24 offers if A opens and 26 if B does", () => {
  const outcome = outcomeOf(outcomeSpace(T1.issues), [0, 1, 2]);
  expect(selfPlay(T1, [0, 1])).toEqual({ outcome, offers: 24, acceptedBy: "p0" });
  expect(selfPlay(T1, [1, 0])).toEqual({ outcome, offers: 26, acceptedBy: "p1" });
});

test.runIf(areRecordedSessionsHere)("on the classic domains it ends where an independent program ends", () => {
  const itex = recordedCase({ scenario: "itex_cypress", variant: "genius", reserved_values: [0, 0] });
  const [cypressFirst, itexFirst] = [selfPlay(itex, [0, 1]), selfPlay(itex, [1, 0])];
  expect([itexFirst.offers, cypressFirst.offers]).toEqual([70, 69]);
  expect(itexFirst.outcome).toEqual(cypressFirst.outcome);
  const england = recordedCase({ scenario: "england_zimbabwe", variant: "genius", reserved_values: [0, 0] });
  expect([selfPlay(england, [0, 1]).offers, selfPlay(england, [1, 0]).offers]).toEqual([104, 103]);
});

test("three parties agree too, and concede every round", () => {
  const { outcome, offers } = selfPlay(T2, [0, 1, 2]);
  expect(outcome).not.toBeNull();
  expect(offers).toBeLessThan(3 * 27);
});

const [first, second] = alternating(T1, 50).parties;

function against(stubborn: string, name: string) {
  const table = new Table(T1, alternating(T1, 50));
  if (first === undefined || second === undefined) throw new Error("Expected two parties");
  table.seat(first, named(name), 4);
  table.seat(second, named(stubborn), 2);
  table.play(60);
  return table.events.flatMap((event) => (event.kind === "offered" && event.party === first ? [event.outcome] : []));
}

test("against one that repeats itself it concedes once, then repeats its first offer, or old ones at random", () => {
  const distinct = (offers: readonly unknown[]): number => new Set(offers.map((offer) => JSON.stringify(offer))).size;
  const offers = against("tough", "micro");
  expect(distinct(offers)).toBe(2);
  expect(offers.slice(2).every((offer) => offer === offers[0])).toBe(true);
  const drawn = against("tough", "micro(repeats=random)");
  expect(distinct(drawn)).toBe(2);
  expect(distinct(drawn.slice(2))).toBe(2);
});

test("offers that somebody else made for the party are not made again, and do not hold it up", () => {
  const table = new Table(T1, alternating(T1, 50));
  if (first === undefined || second === undefined) throw new Error("Expected two parties");
  table.seat(first, named("micro"), 1);
  table.seat(second, named("micro"), 2);
  const third = table.ask(first);
  const best = third?.deed.kind === "offer" ? third.deed.outcome : outcomeOf(outcomeSpace(T1.issues), [2, 2, 2]);
  table.move(first, { deed: { kind: "offer", outcome: outcomeOf(outcomeSpace(T1.issues), [2, 1, 2]) } });
  table.turn();
  const [offered] = table.turn();
  expect(offered?.kind === "offered" && offered.outcome).toEqual(best);
  table.turn();
  const [next] = table.turn();
  expect(next?.kind === "offered" && next.outcome).not.toEqual(outcomeOf(outcomeSpace(T1.issues), [2, 1, 2]));
});
