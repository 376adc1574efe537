import { expect, test } from "vitest";
import { newGauge, readGauge, setGauge } from "./how-far.ts";

test("what a thread sets is what is read, up to the largest count", () => {
  const gauge = newGauge();
  expect(readGauge(gauge)).toEqual({ kind: "working", step: "begun", done: 0, of: 0 });
  setGauge(gauge, "sensitivity", { done: 99_950, of: 100_000 });
  expect(readGauge(gauge)).toEqual({ kind: "working", step: "sensitivity", done: 99_950, of: 100_000 });
  setGauge(gauge, "density", { done: 2 ** 24 - 1, of: 2 ** 30 });
  expect(readGauge(gauge)).toEqual({ kind: "working", step: "density", done: 2 ** 24 - 1, of: 2 ** 24 - 1 });
  setGauge(gauge, "something else", { done: -1, of: 2.5 });
  expect(readGauge(gauge)).toEqual({ kind: "working", step: "begun", done: 0, of: 2 });
});
