import type { Rng } from "../lib/rng.ts";

/** Pieces of YAML that parsers stumble over, and values of a wrong kind. */
const ODDITIES = [
  "&a ",
  "*a",
  "<<: *a",
  "!!str ",
  "!x ",
  "!!binary ",
  "? ",
  ": ",
  "- ",
  "[",
  "]",
  "{",
  "}",
  ",",
  "'",
  '"',
  "|",
  ">",
  "|+9",
  ">-",
  "#",
  "%YAML 1.1\n",
  "---\n",
  "...\n",
  "\t",
  "\r",
  "\r\n",
  "\n",
  "\n\n",
  "\uFEFF",
  "\u0000",
  "\u0085",
  "\u2028",
  "\uD800",
  "\uFFFD",
  "é",
  "👩‍👩‍👧",
  "\\",
  "\\u",
  "\\x0",
  "@",
  "`",
  "~",
  "null",
  "true",
  "False",
  "no",
  ".nan",
  ".inf",
  "-.inf",
  "1e999",
  "-0",
  "0x1F",
  "0o17",
  "1_000",
  "1e-400",
  "99999999999999999999999",
  "007",
  "2026-02-30",
  "12:30:00",
  "{}",
  "[]",
  "{ a: 1 }",
  "[1, 2]",
  "__proto__: 1",
  "constructor: 1",
  "prototype",
  "low: 1",
  "{ low: 3, likely: 2, high: 1 }",
  "forbid: {}",
  "until: {}",
  "steps: {}",
  "after: []",
  "points: {}",
  "curve: []",
  "javascript:alert(1)",
  "=",
  "<<",
];

type Mutation = (text: string, rng: Rng) => string;

const at = (text: string, rng: Rng): number => rng.below(text.length + 1);
const pick = <Item>(items: readonly Item[], rng: Rng): Item | undefined => items[rng.below(items.length)];
/** The text with something added at a place, and so many characters after it taken out. */
const splice = (text: string, start: number, { added = "", deleted = 0 }: { readonly added?: string; readonly deleted?: number }): string =>
  text.slice(0, start) + added + text.slice(start + deleted);

/** Changes one line of a text. */
const onLine =
  (change: (line: string, rng: Rng) => string): Mutation =>
  (text, rng) => {
    const lines = text.split("\n");
    const i = rng.below(lines.length);
    lines[i] = change(lines[i] ?? "", rng);
    return lines.join("\n");
  };

/** Replaces one of the parts that a pattern finds. */
const onMatch =
  (pattern: RegExp, change: (match: string, rng: Rng) => string): Mutation =>
  (text, rng) => {
    const match = pick([...text.matchAll(pattern)], rng);
    return match ? splice(text, match.index, { deleted: match[0].length, added: change(match[0], rng) }) : text;
  };

const oddity = (rng: Rng): string => pick(ODDITIES, rng) ?? "";

const MUTATIONS: readonly Mutation[] = [
  (text, rng) => splice(text, at(text, rng), { deleted: 1, added: String.fromCharCode(rng.below(256)) }),
  (text, rng) => splice(text, at(text, rng), { deleted: 1 + rng.below(20) }),
  (text, rng) => splice(text, at(text, rng), { added: oddity(rng) }),
  (text, rng) => text.slice(0, at(text, rng)),
  (text, rng) => splice(text, at(text, rng), { added: text.slice(at(text, rng)).slice(0, rng.below(200)) }),
  onLine(() => ""),
  onLine((line) => `${line}\n${line}`),
  onLine((line, rng) => " ".repeat(rng.below(8)) + line.trimStart()),
  onLine((line, rng) => `${line} ${oddity(rng)}`),
  onMatch(/[\p{L}\p{N}._-]+(?=:)/gu, (key, rng) => (rng.below(2) === 0 ? oddity(rng) : key.slice(1) + key.slice(0, 1))),
  onMatch(/(?<=: )[^\n]+/gu, (_, rng) => oddity(rng)),
  onMatch(
    /-?\d+(\.\d+)?/gu,
    (_, rng) => pick(["1e308", "-1e308", "1e-320", "0", "-1", "1e21", "0.1", "9007199254740993", "1e999"], rng) ?? "",
  ),
  onMatch(/[\p{L}\p{N}._-]+(?=[:, ])/gu, (word, rng) => `${word}${pick(["x", "", "s", " "], rng) ?? ""}`),
  (text, rng) =>
    splice(text, at(text, rng), { added: (pick(["[", "{a: ", "- ", "? ", "{", '"', "&a [*a, "], rng) ?? "").repeat(1 + rng.below(300)) }),
];

/** A text with a few things wrong in it, the same for the same state of the generator. */
export function mutated(texts: readonly string[], rng: Rng): string {
  let text = pick(texts, rng) ?? "";
  const changes = 1 + rng.below(4);
  for (let i = 0; i < changes; i++) text = (pick(MUTATIONS, rng) ?? onLine(() => ""))(text, rng);
  return text;
}
