import { expect, test } from "vitest";
import { pointsCase } from "../../analysis/points-case.fixture.ts";
import { issueId, optionId } from "../../model/ids.ts";
import { strategyOf } from "../registry.ts";
import { alternating, Table } from "../table.fixture.ts";

const PRICE = pointsCase([Array.from({ length: 101 }, (_, price) => [price, 100 - price])], [0, 20]);
const GAMES = 3000;

/** How often the second party does what in answer to an option. */
function deeds(name: string, option: number): Record<string, number> {
  const [offering, answering] = PRICE.parties.map(({ id }) => id);
  const strategy = strategyOf(name);
  if (offering === undefined || answering === undefined || strategy.kind === "failed")
    throw new Error("Expected a strategy for one of two");
  const table = new Table(PRICE, alternating(PRICE, 5));
  table.seat(answering, strategy.value, 11);
  table.move(offering, { deed: { kind: "offer", outcome: { [issueId("i0")]: optionId(`o${option}`) } } });
  const counts: Record<string, number> = { accept: 0, walkAway: 0, offer: 0 };
  for (let game = 0; game < GAMES; game++) {
    const kind = table.ask(answering)?.deed.kind ?? "nothing";
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

test("it accepts, leaves and offers as often as its chances say", () => {
  const { accept = 0, walkAway = 0, offer = 0 } = deeds("random", 50);
  expect(accept / GAMES).toBeCloseTo(0.15, 1);
  expect(walkAway / GAMES).toBeCloseTo(0.1, 1);
  expect(accept + walkAway + offer).toBe(GAMES);
  expect(deeds("random(accept=0, leave=0)", 50)).toEqual({ accept: 0, walkAway: 0, offer: GAMES });
  expect(deeds("random(accept=0, leave=1)", 50)).toEqual({ accept: 0, walkAway: GAMES, offer: 0 });
});

test("below its reservation value it does not accept", () => {
  expect(deeds("random(accept=1)", 81)["accept"]).toBe(0);
  expect(deeds("random(accept=1)", 80)["accept"]).toBe(GAMES);
  expect(deeds("random(accept=1, leave=0)", 81)).toEqual({ accept: 0, walkAway: 0, offer: GAMES });
});

test("chances are shares of all answers, and together at most 1", () => {
  const shares = deeds("random(accept=0.5, leave=0.5)", 50);
  expect(shares["offer"]).toBe(0);
  expect((shares["accept"] ?? 0) / GAMES).toBeCloseTo(0.5, 1);
});
