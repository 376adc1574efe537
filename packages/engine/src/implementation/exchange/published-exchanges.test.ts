import { expect, test } from "vitest";
import { chunksNeeded } from "./chunks-needed.ts";
import { exchange, orderOf, planOf, step } from "./exchange.fixture.ts";
import { deliveryOrder } from "./delivery-order.ts";
import { moneyPlan } from "./money-plan.ts";
import { penaltyNeeded } from "./penalty-needed.ts";
import { safePayments } from "./safe-payments.ts";
import { planStates } from "./plan-states.ts";
import { compileExchange } from "./compiled-exchange.ts";

const GOODS = [
  { cost: 6, value: 9 },
  { cost: 4, value: 6 },
  { cost: 2, value: 5 },
  { cost: 1, value: 2 },
];

test("goods for money are delivered with the dearest first, and need a penalty of 1; the other way round they need 6", () => {
  expect(deliveryOrder(GOODS)).toEqual([0, 1, 2, 3]);
  expect(penaltyNeeded(GOODS, [0, 1, 2, 3])).toBe(1);
  expect(penaltyNeeded(GOODS, [3, 2, 1, 0])).toBe(6);
});

test("for a price of 17 with a demander's penalty of 1, payments and deliveries take turns as published", () => {
  const told = moneyPlan(GOODS, { price: 17, supplierPenalty: 0, demanderPenalty: 1 })?.map((each) =>
    each.kind === "pay" ? ["pay", each.amount] : ["deliver", each.item],
  );
  expect(told).toEqual([
    ["pay", 3],
    ["deliver", 0],
    ["pay", 6],
    ["deliver", 1],
    ["pay", 5],
    ["deliver", 2],
    ["pay", 2],
    ["deliver", 3],
    ["pay", 1],
  ]);
});

test("what may safely have been paid lies between the price less what the demander gets and the price less what the supplier spends", () => {
  const terms = { price: 17, supplierPenalty: 0, demanderPenalty: 1 };
  expect(safePayments(GOODS, new Set(), terms)).toEqual({ least: -6, most: 4 });
  expect(safePayments(GOODS, new Set([0]), terms)).toEqual({ least: 3, most: 10 });
  expect(safePayments(GOODS, new Set([0, 1, 2, 3]), terms)).toEqual({ least: 16, most: 17 });
});

test("without a penalty no plan of payments is safe, nor one for a price that a side would not begin at", () => {
  expect(moneyPlan(GOODS, { price: 17, supplierPenalty: 0, demanderPenalty: 0 })).toBeNull();
  expect(moneyPlan(GOODS, { price: 12, supplierPenalty: 0, demanderPenalty: 1 })).toBeNull();
  expect(moneyPlan(GOODS, { price: 24, supplierPenalty: 0, demanderPenalty: 1 })).toBeNull();
});

test("items worth less than they cost are delivered before the others, those of the least value first", () => {
  const goods = [
    { cost: 5, value: 3 },
    { cost: 2, value: 6 },
    { cost: 9, value: 8 },
    { cost: 1, value: 1 },
  ];
  expect(deliveryOrder(goods)).toEqual([0, 2, 1, 3]);
});

test.each([
  { value: 10, cost: 8, penalty: 0.5, chunks: 8 },
  { value: 10, cost: 5, penalty: 1, chunks: 3 },
  { value: 100, cost: 80, penalty: 1, chunks: 14 },
  { value: 12, cost: 10, penalty: 0.1, chunks: 17 },
])("a good of value $value and cost $cost goes over in $chunks chunks with a penalty of $penalty", ({ chunks, ...good }) => {
  expect(chunksNeeded(good)).toBe(chunks);
  expect(chunksByHand(good)).toBe(chunks);
});

/** From the end: each chunk costs as much as it may. */
function chunksByHand({ value, cost, penalty }: { readonly value: number; readonly cost: number; readonly penalty: number }): number {
  let [left, surplus, chunks] = [cost, 0, 0];
  while (left > 1e-9) {
    const chunk = Math.min(left, surplus + penalty);
    left -= chunk;
    surplus += chunk * (value / cost - 1);
    chunks++;
  }
  return chunks;
}

test("a penalty that covers the cost needs no chunks, none at all none that suffice; a good worth its cost takes equal ones", () => {
  expect(chunksNeeded({ value: 10, cost: 5, penalty: 5 })).toBe(1);
  expect(chunksNeeded({ value: 10, cost: 0, penalty: 0 })).toBe(1);
  expect(chunksNeeded({ value: 10, cost: 5, penalty: 0 })).toBe(Infinity);
  expect(chunksNeeded({ value: 10, cost: 10, penalty: 2 })).toBe(5);
  expect(chunksNeeded({ value: 8, cost: 10, penalty: 2 })).toBe(Infinity);
  expect(chunksNeeded({ value: 8, cost: 10, penalty: 4 })).toBe(chunksByHand({ value: 8, cost: 10, penalty: 4 }));
});

const BARTER = [step("a0", [3, 5]), step("a1", [2, 4]), step("a2", [4, 6]), step("b0", [3, 6]), step("b1", [5, 7]), step("b2", [1, 2])];

test("the two-sided example is safe with breaking costs of 1, and with no less", () => {
  const { measures, safety } = planOf(exchange(BARTER));
  expect(measures.temptation).toMatchObject({ worst: 1, bound: 1, gap: 0 });
  expect(safety).toEqual({ kind: "safe", missing: [0, 0] });
  expect(planOf(exchange(BARTER, { breakingCosts: [0.99, 0.99] })).safety.kind).toBe("noneSafe");
});

test("the published order of the two-sided example tempts by 1, and all of one side first by 9", () => {
  const compiled = compileExchange(exchange(BARTER));
  const worst = (order: readonly string[]): number =>
    planStates(
      compiled,
      order.map((id) => ({ deeds: [{ step: id, party: id.slice(0, 1), from: 1, to: 1, of: 1 }] })),
    )
      .flatMap(({ standings }) => standings)
      .reduce((most, { temptation }) => Math.max(most, temptation), 0);
  expect(worst(["a0", "b1", "a2", "b0", "a1", "b2"])).toBe(1);
  expect(worst(["a0", "a1", "a2", "b0", "b1", "b2"])).toBe(9);
});

test.each([
  [1, 6],
  [2, 3],
  [3, 2],
  [6, 1],
])("a cost of 6 a side in %i equal parts needs breaking costs of %i", (parts, needed) => {
  const { measures, moments } = planOf(exchange([step("a0", [6, 10.2], { parts }), step("b0", [6, 10.2], { parts })]));
  expect(measures.temptation).toMatchObject({ worst: needed, bound: needed });
  expect(moments.length).toBeGreaterThanOrEqual(2 * parts - 1);
});

test("least temptation and least exposure can conflict: both want the cheap step, one last and one first", () => {
  const steps = [step("a0", [1, 6]), step("a1", [5, 6]), step("b0", [5, 6])];
  const free = planOf(exchange(steps));
  expect(orderOf(free)).toBe("a1 b0 a0");
  expect([free.measures.temptation?.worst, free.measures.exposure.worst]).toEqual([1, 5 / 6]);
  const deposit = planOf(exchange(steps, { breakingCosts: [5, 1] }));
  expect(deposit.measures.temptation?.worst).toBeLessThanOrEqual(1);
});
