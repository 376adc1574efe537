import { expect, test } from "vitest";
import { pointsCase } from "../../analysis/points-case.fixture.ts";
import { issueId, optionId } from "../../model/ids.ts";
import { strategyOf } from "../registry.ts";
import { alternating, Table } from "../table.fixture.ts";

const PRICE = pointsCase([Array.from({ length: 101 }, (_, price) => [price, 100 - price])], [0, 0]);

test("it is slow, mostly silent, repeats its best offer, and moves a little at the end", () => {
  const [offering, answering] = PRICE.parties.map(({ id }) => id);
  const strategy = strategyOf("foot-dragging");
  if (offering === undefined || answering === undefined || strategy.kind === "failed")
    throw new Error("Expected a strategy for one of two");
  const table = new Table(PRICE, alternating(PRICE, 30));
  table.seat(answering, strategy.value, 1);
  const offered: (number | null)[] = [];
  for (let round = 0; round < 30; round++) {
    table.move(offering, { deed: { kind: "offer", outcome: { [issueId("i0")]: optionId("o95") } } });
    const before = Date.parse(table.at);
    const [event] = table.turn();
    expect(Date.parse(table.at) - before).toBe(60_000);
    offered.push(event?.kind === "offered" ? Number(String(Object.values(event.outcome)[0]).slice(1)) : null);
  }
  const spoken = offered.filter((price) => price !== null);
  expect(offered.slice(0, 6)).toEqual([null, 0, null, null, 0, null]);
  expect(spoken.slice(0, 8)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  // Rounds 26 and 29: 0.1·(25/30 − 0.8)/0.2 of the way is 1.7 points, and then 6.7.
  expect(spoken.slice(8)).toEqual([1, 6]);
});
