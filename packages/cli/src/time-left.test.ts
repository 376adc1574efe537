import { expect, test } from "vitest";
import { timeLeft } from "./time-left.ts";

test("goes by the games played so far, and says it in the unit that fits", () => {
  expect(timeLeft(1000, 10, 5)).toBe("1 s left");
  expect(timeLeft(60_000, 10, 15)).toBe("2 min left");
  expect(timeLeft(60_000, 1, 300)).toBe("5 h left");
});

test("says nothing before the first game and after the last", () => {
  expect([timeLeft(1000, 0, 5), timeLeft(0, 0, 0), timeLeft(1000, 5, 0)]).toEqual(["", "", ""]);
});
