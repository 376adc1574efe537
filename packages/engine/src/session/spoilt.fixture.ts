import type { Rng } from "../lib/rng.ts";
import { chance, pick } from "./random-table.fixture.ts";

/** What a program may send that has read no types, or means harm. */
const ODDITIES: readonly unknown[] = [
  // Numbers and what is nearly one.
  null,
  undefined,
  true,
  false,
  0,
  -0,
  1,
  -1,
  2.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  1e308,
  2 ** 53,
  // Texts, among them names that every object has.
  "",
  " ",
  "constructor",
  "__proto__",
  "toString",
  "hasOwnProperty",
  "party",
  "table",
  "mediator",
  "0",
  "NaN",
  "\ud800",
  "\u0000",
  "x".repeat(10_001),
  "2019-02-27",
  "2019-13-45T99:99:99.999Z",
  "2019-02-27T09:00:00Z",
  "9999-12-31T23:59:59.999Z",
  "../..",
  "a/b",
  // Lists and records.
  [],
  [null],
  [[]],
  Array.from({ length: 5_000 }, (_, k) => `o${k}`),
  {},
  { toString: 1, valueOf: 1 },
  { kind: "party" },
  { kind: "toString" },
  { kind: "party", party: "constructor" },
  { issue: null },
  { low: 3, likely: 2, high: 1 },
  JSON.parse('{"__proto__": {"polluted": true}}'),
  nested(200),
];

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let k = 0; k < depth; k++) value = { deeper: value };
  return value;
}

export const oddity = (rng: Rng): unknown => pick(rng, ODDITIES);

/** A copy in which something somewhere is not what it should be: replaced, gone, added or moved. */
export function spoilt(rng: Rng, value: unknown): unknown {
  if (typeof value !== "object" || value === null || chance(rng, 0.15)) return oddity(rng);
  if (Array.isArray(value)) {
    const k = rng.below(value.length + 1);
    return k === value.length ? [...value, oddity(rng)] : value.map((each, i) => (i === k ? spoilt(rng, each) : each));
  }
  const keys = Object.keys(value);
  const key = keys[rng.below(keys.length + 1)];
  if (key === undefined) return { ...value, [pick(rng, ["seq", "audience", "constructor", "secret", "kind", "party"])]: oddity(rng) };
  const entries = Object.entries(value);
  if (chance(rng, 0.15)) return Object.fromEntries(entries.filter(([each]) => each !== key));
  return Object.fromEntries(entries.map(([each, part]) => [each, each === key ? spoilt(rng, part) : part]));
}
