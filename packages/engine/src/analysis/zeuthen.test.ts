import { expect, test } from "vitest";
import { Rng } from "../lib/rng.ts";
import { type Pair, zeuthen } from "./zeuthen.ts";

const rounded = (pair: Pair): Pair => [Number(pair[0].toFixed(4)), Number(pair[1].toFixed(4))];

test("five deals are conceded to and fro until the first party accepts (6, 6)", () => {
  const deals: Pair[] = [
    [10, 1],
    [8, 4],
    [6, 6],
    [4, 7.5],
    [1, 9],
  ];
  const { states, agreed } = zeuthen(deals, [0, 0]);
  expect(states.map((state) => ({ ...state, risks: rounded(state.risks) }))).toEqual([
    { offers: [0, 4], risks: [0.9, 0.8889], concedes: "second", to: 3 },
    { offers: [0, 3], risks: [0.6, 0.8667], concedes: "first", to: 1 },
    { offers: [1, 3], risks: [0.5, 0.4667], concedes: "second", to: 2 },
    { offers: [1, 2], risks: [0.25, 0.3333], concedes: "first", to: 2 },
  ]);
  expect(agreed).toBe(2);
});

test("on the rational frontier of three opposed issues the path ends at the Nash deal (57, 50)", () => {
  const deals: Pair[] = [
    [48, 51],
    [57, 50],
    [58, 43],
    [61, 40],
    [70, 39],
    [75, 34],
    [78, 31],
    [87, 30],
  ];
  const { states, agreed } = zeuthen(deals, [42, 27]);
  const published = [
    {
      offers: [
        [87, 30],
        [48, 51],
      ],
      risks: [0.8666666666666667, 0.875],
      concedes: "first",
    },
    {
      offers: [
        [75, 34],
        [48, 51],
      ],
      risks: [0.8181818181818182, 0.7083333333333334],
      concedes: "second",
    },
    {
      offers: [
        [75, 34],
        [57, 50],
      ],
      risks: [0.5454545454545454, 0.6956521739130435],
      concedes: "first",
    },
  ];
  expect(states.length).toBe(published.length);
  for (const [k, state] of states.entries()) {
    expect(state.offers.map((deal) => deals[deal])).toEqual(published[k]?.offers);
    expect(state.concedes).toBe(published[k]?.concedes);
    for (const [party, risk] of state.risks.entries()) expect(risk).toBeCloseTo(published[k]?.risks[party] ?? Number.NaN, 9);
  }
  expect(deals[agreed ?? -1]).toEqual([57, 50]);
});

test("deals below a disagreement utility play no part, and keep their numbers", () => {
  const { states, agreed } = zeuthen(
    [
      [100, 0],
      [5, 4],
      [4, 5],
      [0, 100],
    ],
    [1, 1],
  );
  expect(states).toEqual([{ offers: [1, 2], risks: [0.25, 0.25], concedes: "first", to: 2 }]);
  expect(agreed).toBe(2);
});

test("without a rational deal nothing is agreed", () => {
  expect(zeuthen([[1, 9]], [2, 2])).toEqual({ states: [], agreed: null });
  expect(zeuthen([], [0, 0])).toEqual({ states: [], agreed: null });
});

test("parties that want the same agree at once", () => {
  expect(
    zeuthen(
      [
        [1, 1],
        [9, 9],
      ],
      [0, 0],
    ),
  ).toEqual({ states: [], agreed: 1 });
  expect(
    zeuthen(
      [
        [5, 5],
        [5, 5],
      ],
      [0, 0],
    ),
  ).toEqual({ states: [], agreed: 0 });
});

test("a party to whom all deals are alike accepts the other's best", () => {
  expect(
    zeuthen(
      [
        [3, 1],
        [3, 8],
        [3, 5],
      ],
      [3, 0],
    ).agreed,
  ).toBe(1);
  expect(
    zeuthen(
      [
        [1, 3],
        [8, 3],
        [5, 3],
      ],
      [0, 3],
    ).agreed,
  ).toBe(1);
});

test("equal risks are seen as equal in decimals that doubles cannot hold", () => {
  const { states } = zeuthen(
    [
      [0.3, 0.1],
      [0.1, 0.3],
    ],
    [0, 0],
  );
  expect(states).toEqual([{ offers: [0, 1], risks: [2 / 3, 2 / 3], concedes: "first", to: 1 }]);
});

test("a path ends where the product of gains is greatest, on 500 random lists (seed 11)", () => {
  const rng = Rng.fromSeed(11);
  for (let run = 0; run < 500; run++) {
    const deals = Array.from({ length: 1 + rng.below(30) }, (): Pair => [1 + rng.below(40), 1 + rng.below(40)]);
    const products = deals.map(([first, second]) => first * second);
    const { agreed } = zeuthen(deals, [0, 0]);
    expect(products[agreed ?? -1], JSON.stringify(deals)).toBe(Math.max(...products));
  }
});
