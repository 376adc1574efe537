import { Rng } from "@detente/engine";
import { expect, test } from "vitest";
import { pairingPlan, shuffled } from "./pairing-plan.ts";

const PAIRS = [
  { party: "us", people: 1 },
  { party: "dprk", people: 1 },
];
const base = { tables: [1, 2, 3], seats: PAIRS, taken: [], bots: [], odd: "bot" } as const;
const text = (people: readonly string[], more: Partial<Parameters<typeof pairingPlan>[1]> = {}) =>
  pairingPlan(people, { ...base, ...more }).map(({ person, table, party, role }) => `${person} ${table} ${party} ${role}`);

test("people fill table after table, heads before members; whoever finds no place is left out", () => {
  expect(text(["a", "b", "c"])).toEqual(["a 1 us head", "b 1 dprk head", "c 2 us head"]);
  expect(text(["a", "b", "c"], { tables: [1] })).toEqual(["a 1 us head", "b 1 dprk head"]);
  const seats = [
    { party: "us", people: 2 },
    { party: "dprk", people: 1 },
    { party: "china", people: 0 },
  ];
  expect(text(["a", "b", "c"], { seats })).toEqual(["a 1 us head", "b 1 dprk head", "c 1 us member"]);
});

test("who sits keeps the place; a bot's place is given away once nothing else is free", () => {
  const taken = [{ table: 1, party: "us", role: "head" }] as const;
  const bots = [{ table: 1, party: "dprk", role: "head" }] as const;
  expect(text(["a", "b", "c"], { tables: [1, 2], taken, bots })).toEqual(["a 2 us head", "b 2 dprk head", "c 1 dprk head"]);
});

test("where the odd are to be members no table is begun that would not be full", () => {
  expect(text(["a", "b", "c", "d", "e"], { odd: "member" })).toEqual([
    "a 1 us head",
    "b 1 dprk head",
    "c 2 us head",
    "d 2 dprk head",
    "e 1 us member",
  ]);
  expect(text(["a"], { odd: "member" })).toEqual([]);
  expect(text(["a", "b", "c", "d", "e"], { odd: "member", tables: [1] }).slice(2)).toEqual([
    "c 1 us member",
    "d 1 dprk member",
    "e 1 us member",
  ]);
});

test("an order that is drawn has everybody once, is the same for the same seed, and favours no place", () => {
  const people = ["a", "b", "c"];
  expect(shuffled(people, Rng.fromSeed(4))).toEqual(shuffled(people, Rng.fromSeed(4)));
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 6000; seed++) {
    const drawn = shuffled(people, Rng.fromSeed(seed)).join("");
    counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
});
