import * as fc from "fast-check";
import { expect, test } from "vitest";
import { shownName, UNNAMED } from "./shown-name.ts";

test("a name loses what cannot be seen, what turns the writing round, and what goes on to another line", () => {
  expect(shownName(["  Anna\u0000\n\tBel\u202e\u2066l\u200b\ufeff  "])).toBe("Anna Bell");
  expect(shownName(["Nguye\u0302\u0303n"])).toBe("Nguyễn");
  expect(shownName(["<script>alert(1)</script>"])).toBe("<script>alert(1)</script>");
  expect(shownName(["\ud800Anna"])).toBe("Anna");
});

test("a name is cut at 100 characters, and not in the middle of one", () => {
  expect(shownName(["a".repeat(101)])).toBe("a".repeat(100));
  expect([...new Intl.Segmenter("en").segment(shownName(["é".normalize("NFD").repeat(500)]))]).toHaveLength(100);
  expect(shownName([`Z${"\u0301".repeat(500)}`])).toBe(`Ź${"\u0301".repeat(3)}`);
});

test("where a provider gives no name, or none of which anything is left, the next counts, and in the end a word of ours", () => {
  expect(shownName([undefined, "", " \u200b", "anna"])).toBe("anna");
  expect(shownName([])).toBe(UNNAMED);
  expect(shownName([{ toString: () => "x" }, 7, null, "\u0301"])).toBe(UNNAMED);
});

test("whatever is given, the name is on one line, short, and the same when it is looked at again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (given) => {
      const name = shownName([given]);
      expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect([...name].length).toBeLessThanOrEqual(1000);
      expect(name.normalize("NFC")).toBe(name);
      expect(shownName([name])).toBe(name);
    }),
    { seed: 1, numRuns: 2000 },
  );
});
