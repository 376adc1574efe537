import { expect, test } from "vitest";
import { toldApart } from "../tables/told-apart.ts";
import { lookalike } from "./lookalike.ts";

test("[L7] names that look the same are the same to it, and others are not", () => {
  for (const same of ["anna", "ANNA", "Ánnà", "a n-n.a", "\u0430nna", "ａｎｎａ", "an\u200bna"])
    expect(lookalike(same), same).toBe(lookalike("Anna"));
  expect(lookalike("paypa1")).toBe(lookalike("PayPaI"));
  expect(lookalike("B0b")).toBe(lookalike("Bob"));
  for (const other of ["Ann", "Hanna", "Anne", "Ana"]) expect(lookalike(other), other).not.toBe(lookalike("Anna"));
  // Where no letter is left, the name stands for itself.
  expect(lookalike("☃")).not.toBe(lookalike("☂"));
  expect(lookalike("王")).not.toBe(lookalike("李"));
});

test("[L7] of several people each name is shown once, and none that somebody took looks like one with a number", () => {
  const people = ["Ann", "ann", "Ann (2)", "Ben", "\u0410nn"].map((name, k) => ({ person: String(k), name }));
  const shown = [...toldApart(people).values()];
  expect(shown).toEqual(["Ann", "ann (2)", "Ann (2) (2)", "Ben", "\u0410nn (3)"]);
  expect(new Set(shown.map(lookalike)).size).toBe(people.length);
  expect(
    toldApart([
      { person: "a", name: "Ann" },
      { person: "a", name: "Ann" },
    ]).get("a"),
  ).toBe("Ann");
  expect(toldApart([])).toEqual(new Map());
});
