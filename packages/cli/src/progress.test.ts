import { expect, test } from "vitest";
import { progressLine } from "./progress.ts";

function watched(isShown = true) {
  const seen: string[] = [];
  const clock = { time: 0 };
  const progress = progressLine({ write: (text) => seen.push(text), now: () => clock.time, isShown, width: 20 });
  return { seen, clock, progress };
}

test("what is over within half a second shows nothing, not even when it is cleared", () => {
  const { seen, clock, progress } = watched();
  clock.time = 499;
  progress.report("frontier", 1, 2);
  progress.clear();
  expect(seen).toEqual([]);
});

test("one line is rewritten, at most ten times a second, cut to the width, and taken away at the end", () => {
  const { seen, clock, progress } = watched();
  clock.time = 500;
  progress.report("frontier", 1, 3);
  clock.time = 550;
  progress.report("frontier", 2, 3);
  clock.time = 600;
  progress.report("a step with a very long name", 3, 3);
  progress.clear();
  progress.clear();
  expect(seen).toEqual(["\r\u001b[Kfrontier 33 %", "\r\u001b[Ka step with a very ", "\r\u001b[K"]);
});

test("where nobody watches, nothing is shown", () => {
  const { seen, clock, progress } = watched(false);
  clock.time = 5000;
  progress.report("frontier", 1, 3);
  progress.clear();
  expect(seen).toEqual([]);
});
