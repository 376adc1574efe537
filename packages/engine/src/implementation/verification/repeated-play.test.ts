import { expect, test } from "vitest";
import { repeatedPlay } from "./repeated-play.ts";

test("the textbook's dilemma of 5, 3 and 1 is kept up where a round counts half as much as the one before, or more", () => {
  expect(repeatedPlay({ temptation: 5, reward: 3, punishment: 1 })).toEqual({ kind: "ok", value: 0.5 });
});

test.each([
  [3, 3, 1],
  [5, 1, 1],
  [5, Number.NaN, 1],
  [Number.POSITIVE_INFINITY, 3, 1],
])("%d, %d, %d is no dilemma", (temptation, reward, punishment) => {
  expect(repeatedPlay({ temptation, reward, punishment })).toMatchObject({
    kind: "failed",
    failure: [{ code: "notBetween", path: "reward", facts: { above: punishment, below: temptation } }],
  });
});
