import { expect, test } from "vitest";
import { applyChange } from "./apply-change.ts";
import { type DocumentChange, keysOfPointer, overlap, pointerOf } from "./document-change.ts";
import { listsOfBrief, listsOfCase } from "./named-items.ts";

const BRIEF = {
  notes: "n",
  preferences: { points: { price: { curve: [{ at: 1, worth: 2 }] } }, interactions: [{ name: "both", adjust: 1 }, { adjust: 2 }] },
  redLines: [
    { id: "budget", name: "Budget", forbid: { price: { from: 5 } } },
    { id: 7, forbid: { price: 3 } },
  ],
  alternatives: [{ name: "Wait", chances: [{ name: "it holds", probability: 1, value: 3 }] }],
  estimates: { seller: { redLines: [{ id: "floor", forbid: {} }] } },
};
const after = (...changes: readonly DocumentChange[]): unknown =>
  changes.reduce((document: unknown, change) => {
    const result = applyChange(document, change, listsOfBrief);
    return result.kind === "ok" ? result.value : result.failure;
  }, BRIEF);
const set = (path: string, value: unknown): DocumentChange => ({ path, value });
const remove = (path: string): DocumentChange => ({ path, remove: true });

test("a field is set or removed, and the brief that was handed in stays as it was", () => {
  const before = structuredClone(BRIEF);
  expect(after(set("/notes", "m"))).toEqual({ ...BRIEF, notes: "m" });
  expect(after(set("/preferences/points/price", { options: {} }))).toMatchObject({ preferences: { points: { price: { options: {} } } } });
  expect(after(remove("/notes"))).not.toHaveProperty("notes");
  expect(after(set("", { notes: "new" }))).toEqual({ notes: "new" });
  expect(after(remove(""))).toEqual({});
  expect(BRIEF).toEqual(before);
});

test("items of lists are found by their ids, or by their names where they have no id", () => {
  expect(after(set("/redLines/budget/name", "Ceiling"))).toMatchObject({ redLines: [{ id: "budget", name: "Ceiling" }, { id: 7 }] });
  expect(after(remove("/redLines/budget"))).toMatchObject({ redLines: [{ id: 7 }] });
  expect(after(set("/redLines/7/forbid/price", 4))).toMatchObject({ redLines: [{ id: "budget" }, { id: 7, forbid: { price: 4 } }] });
  expect(after(set("/redLines/new", { id: "new", forbid: {} }))).toMatchObject({ redLines: [{ id: "budget" }, { id: 7 }, { id: "new" }] });
  expect(after(set("/alternatives/Wait/chances/it holds/value", 9))).toMatchObject({ alternatives: [{ chances: [{ value: 9 }] }] });
  expect(after(set("/estimates/seller/redLines/floor/name", "F"))).toMatchObject({ estimates: { seller: { redLines: [{ name: "F" }] } } });
  expect(after(set("/preferences/interactions/both/adjust", 5))).toMatchObject({
    preferences: { interactions: [{ adjust: 5 }, { adjust: 2 }] },
  });
});

test("what is missing on the way is made, as a list where the brief has one", () => {
  expect(after(remove(""), set("/redLines/a", { id: "a" }), set("/preferences/points/price/options/low", 3))).toEqual({
    redLines: [{ id: "a" }],
    preferences: { points: { price: { options: { low: 3 } } } },
  });
  // An issue may be called as a list is.
  expect(after(remove(""), set("/preferences/points/redLines/options/yes", 1))).toEqual({
    preferences: { points: { redLines: { options: { yes: 1 } } } },
  });
});

test("to remove what is not there changes nothing", () => {
  for (const path of ["/absent", "/absent/deep", "/redLines/absent", "/redLines/absent/name", "/estimates/nobody/notes"])
    expect(after(remove(path)), path).toEqual(BRIEF);
});

test("what cannot be done is refused with its reason", () => {
  expect(after(set("notes", 1))).toBe("noPointer");
  expect(after(set("/a~2", 1))).toBe("noPointer");
  expect(after(set("/__proto__/notes", 1))).toBe("noPointer");
  expect(after(set("/redLines/absent/name", 1))).toBe("gone");
  expect(after(set("/redLines/x", { id: "y" }))).toBe("otherName");
  expect(after(set("/redLines/x", "x"))).toBe("otherName");
  expect(after(set("/redLines/budget/id", "other"))).toBe("rename");
  expect(after(set("/notes/deep", 1))).toBe("wholeValue");
  expect(after(set("/preferences/points/price/curve/0/worth", 1))).toBe("wholeList");
  expect(after(set("/redLines", [{ id: "a" }, { id: "a" }]), set("/redLines/a/name", "x"))).toBe("ambiguous");
  expect(Object.prototype).not.toHaveProperty("notes");
});

test("a pointer and its keys say the same", () => {
  for (const keys of [[], [""], ["a/b", "c~d", "~1"], ["redLines", "ü"]]) expect(keysOfPointer(pointerOf(keys))).toEqual(keys);
  expect([overlap("/a", "/a/b"), overlap("/a", ""), overlap("/a", "/ab"), overlap("/a/b", "/a/c")]).toEqual([true, true, false, false]);
});

test("in a whole case the lists of its public part and of each brief are told apart", () => {
  const value = {
    issues: [{ id: "price", options: [{ id: "low", name: "Low" }] }],
    briefs: { buyer: BRIEF },
    record: [{ date: "2026-01-01" }],
  };
  const made = (path: string, to: unknown): unknown => {
    const result = applyChange(value, set(path, to), listsOfCase);
    return result.kind === "ok" ? result.value : result.failure;
  };
  expect(made("/issues/price/options/low/name", "Least")).toMatchObject({ issues: [{ options: [{ id: "low", name: "Least" }] }] });
  expect(made("/issues/price/options/high", { id: "high" })).toMatchObject({ issues: [{ options: [{ id: "low" }, { id: "high" }] }] });
  expect(made("/briefs/buyer/redLines/budget/name", "Ceiling")).toMatchObject({
    briefs: { buyer: { redLines: [{ name: "Ceiling" }, { id: 7 }] } },
  });
  expect(made("/record/0/date", "2026-01-02")).toBe("wholeList");
  expect(made("/parties/seller", { id: "seller" })).toMatchObject({ parties: [{ id: "seller" }] });
});
