import fc from "fast-check";

/** Ids that something may take for what they are not. */
const AWKWARD_IDS = [
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "valueOf",
  "length",
  "1",
  "2",
  "10",
  "true",
  "false",
  "null",
  "no",
  "yes",
  "on",
  "1e3",
  "007",
  "1.0",
  "0x1F",
  "0o17",
  "1_000",
  "NaN",
  "n",
  "y",
  "2026-01-05",
  "options",
  "low",
  "likely",
  "high",
  "briefs",
  "日本",
  "قيمة",
  "é",
  "½",
];

export const ids: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom(...AWKWARD_IDS), weight: 2 },
  { arbitrary: fc.stringMatching(/^[a-z][a-zA-Z0-9._-]{0,9}$/), weight: 3 },
  { arbitrary: fc.stringMatching(/^[a-z0-9]{80}$/), weight: 1 },
);

export const distinctIds = (minLength: number, maxLength: number): fc.Arbitrary<string[]> => fc.uniqueArray(ids, { minLength, maxLength });

const AWKWARD_TEXTS = [
  "",
  " ",
  "\n",
  "a: b",
  "a #b",
  "# a",
  "- a",
  "? a",
  "[a",
  "{a}",
  "a, b",
  "'",
  '"',
  "\\",
  "\\n",
  "|",
  ">",
  "&a",
  "*a",
  "!a",
  "%a",
  "@a",
  "`a",
  "---",
  "...",
  "null",
  "true",
  "no",
  "~",
  "1",
  "1.0",
  "1e3",
  ".inf",
  ".nan",
  "0x1F",
  "2026-01-05",
  "12:30",
  "<<",
  "=",
  " leading",
  "trailing ",
  "a\nb",
  "a\n\nb\n",
  "a\n\n",
  "\n a",
  "  a\nb",
  "a \nb",
  "a\r\nb",
  "a\tb\n\tc",
  "\u0000",
  "\u0085",
  "\u2028",
  "\uFEFF",
  "\u200F\u05D0",
  'עברית: "כן" #1',
  "👩‍👩‍👧",
  "a:",
  ":a",
  "a\n# b\n---\n...\n",
  "it's",
];

export const texts: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...AWKWARD_TEXTS),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.array(fc.constantFrom(...AWKWARD_TEXTS, "word", " ", "\n"), { maxLength: 6 }).map((parts) => parts.join("")),
  fc.lorem({ maxCount: 30 }),
  // Longer than the parser's own way with keys, and than what is read apart.
  fc.constantFrom('"', "x\t", "é ").map((part) => part.repeat(800)),
);

export const dates: fc.Arbitrary<string> = fc
  .tuple(fc.integer({ min: 1000, max: 2999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`);

/** A record that has each of the fields, or has it not. */
export const maybe = <Fields extends object>(fields: { [K in keyof Fields]: fc.Arbitrary<Fields[K]> }): fc.Arbitrary<Partial<Fields>> =>
  // The compiler cannot see that "all keys may be absent" is what Partial says.
  fc.record(fields, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<Partial<Fields>>;

/** A record with one of the words under the key, or nothing. */
export const maybeOneOf = <Key extends string>(key: Key, words: readonly string[]): fc.Arbitrary<{ [K in Key]?: string }> =>
  // A computed key loses its type; it is the one given.
  fc.constantFrom({}, ...words.map((word) => ({ [key]: word }))) as fc.Arbitrary<{ [K in Key]?: string }>;

/** The texts of something that has this id. */
export const named = <Kind extends string>(id: Kind): fc.Arbitrary<{ id: Kind; name: string; description?: string }> =>
  fc.tuple(fc.oneof(fc.constant<string>(id), texts), maybe({ description: texts })).map(([name, rest]) => ({ id, name, ...rest }));

/** One arbitrary for each element, all drawn together. */
export const each = <Item, Drawn>(items: readonly Item[], draw: (item: Item) => fc.Arbitrary<Drawn>): fc.Arbitrary<Drawn[]> =>
  fc.tuple(...items.map(draw));
