import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Seqs, seqs, seqsOfText, textOfSeqs } from "./seqs.ts";

const audience = fc.oneof(
  fc.constantFrom("table", "mediator", "party/buyer", "caucus/buyer", "party/Käufer.1", "caucus/出売", "party/constructor"),
  fc.stringMatching(/^(?:party|caucus)\/[a-zé0-9][a-zé0-9._-]{0,20}$/),
);
const reading = fc.dictionary(audience, fc.nat(), { maxKeys: 8, noNullPrototype: true });

test("a reading comes back from its text, which is the same for the same reading", () => {
  fc.assert(
    fc.property(reading, (entries) => {
      const read: Seqs = seqs.parse(entries);
      const text = textOfSeqs(read);
      expect(text).toMatch(/^[\x21-\x7e]*$/);
      expect(seqsOfText(text)).toEqual(read);
      expect(textOfSeqs(Object.fromEntries(Object.entries(read).toReversed()))).toBe(text);
    }),
    { seed: 1 },
  );
});

test.each([
  "table",
  "table:",
  "table:-1",
  "table:1e3",
  "table:1:2",
  ",",
  "table:1,",
  "nobody:1",
  "party/:1",
  "%:1",
  "party%2F%00:1",
  "table:9999999999999999",
])("%j is no reading", (text) => {
  expect(seqsOfText(text)).toBeNull();
});

test("any text at all is a reading or none, and nothing is thrown", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const read = seqsOfText(text);
      expect(read === null || typeof read === "object").toBe(true);
    }),
    { seed: 1, numRuns: 500 },
  );
});
