import fc from "fast-check";
import { expect, test } from "vitest";
import { LineReader } from "./line-reader.ts";

test("however a text is cut into pieces, the same lines come out", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme" })), fc.array(fc.nat({ max: 9 })), (texts, sizes) => {
      const lines = texts.map((text) => text.replaceAll(/[\r\n]/gu, "·"));
      const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(""));
      const reader = new LineReader(1000);
      const read: string[] = [];
      let from = 0;
      for (const size of [...sizes, bytes.length]) {
        read.push(...(reader.take(bytes.subarray(from, from + size)) ?? ["too long"]));
        from += size;
      }
      expect(read).toEqual(lines);
    }),
    { seed: 7 },
  );
});

test("a line that is too long is noticed before it has ended, and after", () => {
  expect(new LineReader(3).take(Buffer.from("abc\nab"))).toEqual(["abc"]);
  expect(new LineReader(3).take(Buffer.from("abcd"))).toBeNull();
  expect(new LineReader(3).take(Buffer.from("abcd\n"))).toBeNull();
  const reader = new LineReader(3);
  expect([reader.take(Buffer.from("ab")), reader.take(Buffer.from("cd\n"))]).toEqual([[], null]);
});

test("the end of a line may be that of Windows", () => {
  expect(new LineReader(9).take(Buffer.from("a\r\nb\r\n"))).toEqual(["a", "b"]);
});
