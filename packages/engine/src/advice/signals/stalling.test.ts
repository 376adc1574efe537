import { expect, test } from "vitest";
import type { Happening } from "../dynamics/happening.ts";
import { at, days, offer, THEM, US } from "../dynamics/talks.fixture.ts";
import type { Signal } from "./signal.ts";
import { RECENT_ACTS, STALLING_KINDS, STALLING_POINTS, STALLING_RULE, stalling } from "./stalling.ts";

const off = (count: number, date: string): Signal => ({
  kind: "meetingCancelled",
  party: THEM,
  at: date,
  refs: [],
  strength: "strong",
  count,
  isMadeGood: false,
});
const back = (date: string): Signal => ({ kind: "stepBack", party: THEM, at: date, refs: [], strength: "clear", loss: 6, share: 0.06 });
const ACTS: readonly Happening[] = days([offer(THEM, at(50, 50)), offer(THEM, at(44, 50))]);

test("signals of two kinds that reach the points are stalling; either alone is not", () => {
  expect(stalling([off(2, "2026-01-02"), back("2026-01-02")], ACTS, THEM)).toMatchObject({ isStalling: true, points: 4, kinds: 2 });
  expect(stalling([off(2, "2026-01-02")], ACTS, THEM)).toMatchObject({ isStalling: false, points: 2 });
  expect(stalling([back("2026-01-02"), back("2026-01-02"), back("2026-01-02")], ACTS, THEM)).toMatchObject({
    isStalling: false,
    points: 3,
    kinds: 1,
  });
});

test("all of one kind count for no more than the rule says, so that no kind decides alone", () => {
  for (const { kind, most } of STALLING_RULE) expect(most, kind).toBeLessThan(STALLING_POINTS);
  expect(STALLING_KINDS).toBeGreaterThan(1);
});

test("the rows say what was counted, one a kind of the rule", () => {
  const { rows } = stalling([off(2, "2026-01-02"), back("2026-01-02"), back("2026-01-02")], ACTS, THEM);
  expect(rows.map(({ kind }) => kind)).toEqual(STALLING_RULE.map(({ kind }) => kind));
  expect(rows.filter(({ points }) => points > 0)).toEqual([
    { kind: "stepBack", weak: 0, clear: 2, strong: 0, points: 3 },
    { kind: "meetingCancelled", weak: 0, clear: 0, strong: 1, points: 2 },
  ]);
});

test("what lies before the party's last acts does not count any more", () => {
  const acts = days(Array.from({ length: 20 }, (_, k) => offer(THEM, at(k, 50))));
  const reading = stalling([off(2, "2026-01-02"), back("2026-01-02")], acts, THEM);
  expect(reading).toMatchObject({ isStalling: false, points: 0, since: acts.at(-RECENT_ACTS)?.at });
});

test("signals of others are theirs", () => {
  expect(stalling([off(2, "2026-01-02"), back("2026-01-02")], ACTS, US)).toMatchObject({ points: 0, since: null });
});
