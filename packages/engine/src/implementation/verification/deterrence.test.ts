import { expect, test } from "vitest";
import { deterrence } from "./deterrence.ts";

test("a violation that gains 30 and may cost 90 is deterred by one chance in four", () => {
  expect(deterrence({ gain: 30, loss: 90, visits: null })).toMatchObject({
    kind: "ok",
    value: { threshold: 0.25, visitsNeeded: null, detectionCap: null },
  });
});

test.each([
  { sensitivity: 0.1, access: 1, needed: 3, cap: 1 },
  { sensitivity: 0.25, access: 1, needed: 1, cap: 1 },
  { sensitivity: 0.1, access: 0.5, needed: 7, cap: 0.5 },
  { sensitivity: 0.1, access: 0.25, needed: null, cap: 0.25 },
  { sensitivity: 1, access: 0.25, needed: 1, cap: 0.25 },
  { sensitivity: 1, access: 0.2, needed: null, cap: 0.2 },
  { sensitivity: 0, access: 1, needed: null, cap: 0 },
])("visits of sensitivity $sensitivity with access to $access: $needed deter", ({ sensitivity, access, needed, cap }) => {
  expect(deterrence({ gain: 30, loss: 90, visits: { sensitivity, access } })).toMatchObject({
    value: { visitsNeeded: needed, detectionCap: cap },
  });
});

test("what is wrong is said at once, with its place", () => {
  const refused = deterrence({ gain: -1, loss: Number.POSITIVE_INFINITY, visits: { sensitivity: 2, access: -1 } });
  expect(refused).toMatchObject({
    kind: "failed",
    failure: [{ path: "gain" }, { path: "loss" }, { code: "outOfRange", path: "sensitivity" }, { path: "access" }],
  });
});
