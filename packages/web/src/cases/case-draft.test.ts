import { expect, test } from "vitest";
import { type CaseDraft, changedDraft, newDraft, redone, undone } from "./case-draft.ts";

const BEGUN = newDraft({ title: "T", issues: [{ id: "price", name: "Price" }] });
const change = (draft: CaseDraft, path: string, value: unknown): CaseDraft => {
  const after = changedDraft(draft, [{ path, value }]);
  if (typeof after === "string") throw new Error(after);
  return after;
};

test("what was changed is undone and redone, step by step", () => {
  const once = change(BEGUN, "/title", "U");
  const twice = change(once, "/issues/price/name", "Cost");
  expect(undone(twice).document).toEqual(once.document);
  expect(undone(undone(twice)).document).toEqual(BEGUN.document);
  expect(redone(undone(twice)).document).toEqual(twice.document);
  expect(undone(BEGUN)).toBe(BEGUN);
  expect(redone(twice)).toBe(twice);
});

test("a change after an undo lets go of what was undone", () => {
  const other = change(undone(change(BEGUN, "/title", "U")), "/title", "V");
  expect(redone(other)).toBe(other);
});

test("what changes nothing is no step, and what cannot be changed is told", () => {
  expect(change(BEGUN, "/title", "T")).toBe(BEGUN);
  expect(changedDraft(BEGUN, [{ path: "/issues/none/name", value: "x" }])).toBe("gone");
});

test("of several changes all are made, or none", () => {
  const after = changedDraft(BEGUN, [
    { path: "/title", value: "U" },
    { path: "/issues/none/name", value: "x" },
  ]);
  expect(after).toBe("gone");
});
