import { expect, test } from "vitest";
import { pointsCase } from "../../analysis/points-case.fixture.ts";
import { issueId, optionId } from "../../model/ids.ts";
import { strategyOf } from "../registry.ts";
import { alternating, Table } from "../table.fixture.ts";

/** What the first party gains the second loses: option o30 is worth 30 to the first and 70 to the second, whose reservation value is 20. */
const PRICE = pointsCase([Array.from({ length: 101 }, (_, price) => [price, 100 - price])], [0, 20]);
const ROUNDS = 10;

/** The round, from 1, in which the second party takes an option, offered one after another; null where it takes none. */
function accepts(name: string, options: readonly number[]): number | null {
  const [offering, answering] = PRICE.parties.map(({ id }) => id);
  const strategy = strategyOf(name);
  if (offering === undefined || answering === undefined) throw new Error("Expected two parties");
  if (strategy.kind === "failed") throw new Error(strategy.failure.message);
  const table = new Table(PRICE, alternating(PRICE, ROUNDS));
  table.seat(answering, strategy.value, 1);
  for (const [k, option] of options.entries()) {
    table.move(offering, { deed: { kind: "offer", outcome: { [issueId("i0")]: optionId(`o${option}`) } } });
    if (table.turn()[0]?.kind === "accepted") return k + 1;
  }
  return null;
}

const policy = (acceptance: string, offering = "aspiration"): string => `composed(offering=${offering}, acceptance=${acceptance})`;

test("next: as good as what it would offer now, on a line from 100 in the first round down to 20 after the last", () => {
  // In round k it asks for 100 − 8·(k − 1): 68 in the fifth.
  expect(accepts(policy("next"), [32, 32, 32, 32, 32])).toBe(5);
  expect(accepts(policy("next"), [33, 33, 33, 33, 33])).toBeNull();
});

test("next(alpha, beta): more or less lenient by a share of the way from its least to its best", () => {
  expect(accepts(policy("next(beta=0.1)"), [32, 32, 32, 32, 32])).toBe(4);
  expect(accepts(policy("next(alpha=0.9)"), [32, 32, 32, 32, 32, 32])).toBe(6);
});

test("next: where it has nothing to offer it takes nothing", () => {
  expect(accepts(policy("next", "foot-dragging(every=1000)"), [0, 0, 0])).toBeNull();
});

test("prev: as good as what it offered last, one round later than next", () => {
  expect(accepts(policy("prev"), [32, 32, 32, 32, 32, 32])).toBe(6);
});

test("gap: as near to its last offer as a share of the way from its least to its best", () => {
  // It offered 84 and 76 before: 68 is 8 short, a tenth of 80.
  expect(accepts(policy("gap(c=0.1)"), [32, 32, 32, 32, 32])).toBe(5);
  expect(accepts(policy("gap(c=0)"), [32, 32, 32, 32, 32, 32])).toBe(6);
});

test("const: a share of the way from its least to its best, and exactly the best for 1", () => {
  expect(accepts(policy("const(c=0.5)"), [41, 40])).toBe(2);
  expect(accepts(policy("const(c=1)"), [1, 0])).toBe(2);
  expect(accepts(policy("const(c=0)"), [81, 80])).toBe(2);
});

test("time: anything rational once it is late", () => {
  expect(accepts(policy("time(T=0.5)"), [80, 80, 80, 80, 80, 80])).toBe(6);
  expect(accepts(policy("time(T=0)"), [81, 80])).toBe(2);
});

test("combi: as next, or late and as good as the best it has seen", () => {
  const seen = [60, 50, 70, 70, 70, 55, 50];
  expect(accepts(policy("combi(T=0.5)", "tough"), seen)).toBe(7);
  expect(accepts(policy("combi(T=0.5, window=4)", "tough"), seen)).toBe(6);
  expect(accepts(policy("combi(T=0.9)", "tough"), seen)).toBeNull();
  expect(accepts(policy("combi(T=0.9)"), [32, 32, 32, 32, 32])).toBe(5);
});

test("combi(seen=average): late and as good as the average of what it has seen", () => {
  expect(accepts(policy("combi(T=0.3, seen=average)", "tough"), [60, 60, 60, 61, 62, 60])).toBe(6);
  expect(accepts(policy("combi(T=0.3, seen=average, window=2)", "tough"), [40, 60, 62, 70, 65])).toBe(5);
});

test("aspiration: what meets an aspiration of its own, whatever it offers", () => {
  expect(accepts(policy("aspiration", "tough"), [32, 32, 32, 32, 32])).toBe(5);
  expect(accepts(policy("aspiration(margin=8)", "tough"), [32, 32, 32, 32, 32])).toBe(4);
});

test("random: always with p = 1, never with p = 0, and never what is not rational", () => {
  expect(accepts(policy("random(p=1)"), [81, 80])).toBe(2);
  expect(accepts(policy("random(p=0)"), [0, 0])).toBeNull();
});
