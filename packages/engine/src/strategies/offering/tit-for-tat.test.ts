import { expect, test } from "vitest";
import { pointsCase } from "../../analysis/points-case.fixture.ts";
import type { Case } from "../../model/case.ts";
import { issueId, optionId } from "../../model/ids.ts";
import { strategyOf } from "../registry.ts";
import { alternating, Table } from "../table.fixture.ts";

/** What the first party gains the second loses. The number of an option is what it is worth to the first; to the second that is 100 less. */
const PRICE = pointsCase([Array.from({ length: 101 }, (_, price) => [price, 100 - price])], [0, 20]);

/** The options that the second party, playing by the name, answers to options it is offered. */
function answers(name: string, options: readonly number[], value: Case = PRICE): (number | "accepts")[] {
  const [offering, answering] = value.parties.map(({ id }) => id);
  const strategy = strategyOf(name);
  if (offering === undefined || answering === undefined || strategy.kind === "failed")
    throw new Error("Expected a strategy for one of two");
  const table = new Table(value, alternating(value, 50));
  table.seat(answering, strategy.value, 1);
  return options.map((option) => {
    table.move(offering, { deed: { kind: "offer", outcome: { [issueId("i0")]: optionId(`o${option}`) } } });
    const [event] = table.turn();
    return event?.kind === "offered" ? Number(String(Object.values(event.outcome)[0]).slice(1)) : "accepts";
  });
}

test("it opens with its best and gives nothing for nothing", () => {
  for (const way of ["absolute", "relative", "averaged"]) expect(answers(`tit-for-tat(way=${way})`, [100, 100, 100])).toEqual([0, 0, 0]);
});

test("absolute: as many points of its own as it was given, forth and back", () => {
  expect(answers("tit-for-tat", [100, 90, 85, 95, 80])).toEqual([0, 10, 15, 5, 20]);
});

test("absolute, with a window: later by as many offers", () => {
  expect(answers("tit-for-tat(window=2)", [100, 90, 85, 80, 80])).toEqual([0, 0, 10, 15, 20]);
});

test("relative: it gives up the share of its aspiration by which the counterpart came nearer to its best", () => {
  // From 100 to 80 is a fifth of the way, from there to 60 a quarter.
  expect(answers("tit-for-tat(way=relative)", [100, 80, 60])).toEqual([0, 20, 40]);
});

test("averaged over two: the geometric mean of two ratios", () => {
  // Twice 0.8 makes 0.8; then 0.8 and 1 make √0.8, and 0.8·√0.8 = 0.7155 is just met by 28.
  expect(answers("tit-for-tat(way=averaged, window=2)", [100, 80, 64, 64])).toEqual([0, 0, 20, 28]);
});

test("steps too small for any outcome of its own add up", () => {
  // Worth 0 to 20 to it in steps of 1, then 30 to 100 in steps of 10: options 28 and 27 are its best and second best.
  const worths = Array.from({ length: 29 }, (_, k) => (k <= 20 ? k : 10 * (k - 18)));
  const coarse = pointsCase([worths.map((worth) => [-worth, worth])], [-100, 0]);
  const made = answers(
    "tit-for-tat",
    Array.from({ length: 11 }, (_, k) => k),
    coarse,
  );
  expect(made).toEqual([28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 27]);
});

test("it never goes below its reservation value, and takes what is as good as what it would offer", () => {
  expect(answers("tit-for-tat(way=absolute)", [100, 49])).toEqual([0, "accepts"]);
  const generous = pointsCase([Array.from({ length: 101 }, (_, price) => [price, 100 - price])], [0, 80]);
  expect(answers("tit-for-tat", [100, 60, 21], generous)).toEqual([0, 20, 20]);
});

test("several counterparts are each answered for themselves, and the mean is offered", () => {
  const three = pointsCase([Array.from({ length: 101 }, (_, price) => [price, price, 100 - price])], [0, 0, 0]);
  const [one, other, answering] = three.parties.map(({ id }) => id);
  const strategy = strategyOf("tit-for-tat");
  if (one === undefined || other === undefined || answering === undefined || strategy.kind === "failed") throw new Error("Expected three");
  const table = new Table(three, alternating(three, 50));
  table.seat(answering, strategy.value, 1);
  const made = [100, 80].map((price) => {
    for (const [party, option] of [
      [one, price],
      [other, 100],
    ] as const)
      table.move(party, { deed: { kind: "offer", outcome: { [issueId("i0")]: optionId(`o${option}`) } } });
    const [event] = table.turn();
    return event?.kind === "offered" ? Object.values(event.outcome)[0] : event?.kind;
  });
  expect(made).toEqual(["o0", "o10"]);
});
