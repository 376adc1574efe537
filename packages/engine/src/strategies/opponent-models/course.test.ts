import { expect, test } from "vitest";
import { type Course, entriesOf, extended, NO_COURSE } from "./course.ts";

test("a course of ten thousand stays short, keeps the first and the last, and is spread evenly over all", () => {
  let course: Course<number> = NO_COURSE;
  for (let k = 0; k < 10_000; k++) {
    course = extended(course, k);
    const entries = entriesOf(course);
    expect(entries.length).toBeLessThanOrEqual(48);
    expect(entries.length).toBeGreaterThanOrEqual(Math.min(k + 1, 24));
    expect([entries[0], entries.at(-1)]).toEqual([0, k]);
    const gaps = entries.slice(1).map((entry, at) => entry - (entries[at] ?? 0));
    expect(new Set(gaps.slice(0, -1)).size).toBeLessThanOrEqual(1);
    expect(gaps.at(-1) ?? 0).toBeLessThanOrEqual(gaps[0] ?? 0);
  }
});

test("a short course is kept whole, and none has no entries", () => {
  expect(entriesOf([1, 2, 3].reduce<Course<number>>(extended, NO_COURSE))).toEqual([1, 2, 3]);
  expect(entriesOf(NO_COURSE)).toEqual([]);
});
