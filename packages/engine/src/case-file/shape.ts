import type * as z from "zod";
import { type CaseDocument, caseDocument } from "./document.ts";
import { nearestName } from "../lib/nearest-name.ts";
import type { Finding, ProblemList } from "./problem-list.ts";
import { keysAt } from "./schema-at.ts";
import type { Path, SourceTree } from "./source-tree.ts";

/** Rounds of taking out what is wrong. Each goes at least one level up, and shapes are about a dozen levels deep. */
const ROUNDS = 40;

/**
 * Reports every part of the tree that has not the shape of a case file, takes these parts out, and returns what is left:
 * a document of the right shape, as far as its root goes. Undefined where nothing can be made of it.
 */
export function soundPart(tree: SourceTree, problems: ProblemList): CaseDocument | undefined {
  if (!isRecord(tree.root)) {
    problems.add(tree, wrong("shape", [], "A case file is a record with keys such as title, parties and issues."));
    return undefined;
  }
  for (let round = 0; round < ROUNDS; round++) {
    const result = caseDocument.safeParse(tree.root);
    // The very values of the tree, which have just been found to be of this shape, so that places can be looked up by them.
    if (result.success) return tree.root as CaseDocument;
    const issues = result.error.issues.flatMap(innermost);
    if (round === 0) report(tree, issues, problems);
    takeOut(tree, issues);
    fillRoot(tree, tree.root);
  }
  return undefined;
}

function report(tree: SourceTree, issues: readonly z.core.$ZodIssue[], problems: ProblemList): void {
  const misspelt = new Set<string>();
  for (const issue of issues) {
    if (issue.code !== "unrecognized_keys") continue;
    for (const key of issue.keys) {
      const known = keysAt(caseDocument, pathOf(issue));
      const nearest = nearestName(key, known);
      if (nearest !== undefined) misspelt.add(JSON.stringify([...pathOf(issue), nearest]));
      const message = `There is no key "${shortened(key)}" here.`;
      problems.add(tree, { ...wrong("unknown-key", [...pathOf(issue), key], message), at: "key", meant: { written: key, known } });
    }
  }
  for (const issue of issues) {
    const path = pathOf(issue);
    const excused = isMissing(tree, path) && (tree.wasRemoved(path) || misspelt.has(JSON.stringify(path)));
    if (issue.code !== "unrecognized_keys" && !excused) problems.add(tree, findingOf(tree, issue));
  }
}

function findingOf(tree: SourceTree, issue: z.core.$ZodIssue): Finding {
  const path = pathOf(issue);
  const key = String(path.at(-1));
  if (isMissing(tree, path)) return { ...wrong("missing-key", path.slice(0, -1), `"${key}" is missing here.`), hint: missingHint(key) };
  const value = tree.valueAt(path);
  const written = wordOf(value);
  if (value === null) return { ...wrong("empty", path, "Nothing is written here."), hint: emptyHint(key) };
  if (issue.code === "invalid_key") return { ...wrong("key", path, `"${shortened(key)}" cannot be a key here.`), at: "key" };
  if (issue.code === "invalid_type") return typeFinding(path, issue.expected, value);
  if (issue.message === "is no id") {
    const hint = "An id is a letter or digit, then up to 79 letters, digits, dots, dashes or underscores.";
    return { ...wrong("id", path, `"${shortened(written ?? "")}" cannot be an id.`), hint };
  }
  const finding = wrong("shape", path, `This ${issue.message}${written === undefined ? "" : `, not "${shortened(written)}"`}.`);
  return typeof value === "string" && issue.message.startsWith("must be a number") ? { ...finding, hint: BARE_NUMBER } : finding;
}

const BARE_NUMBER = "Write the bare number, with a point for decimals and no unit; 60 % is 0.6 as a probability, and 60 as a weight.";

/** In { a: 0,6 } the comma ends the number, and 6 becomes a key. */
const emptyHint = (key: string): string =>
  /^\d+$/u.test(key) ? "If decimals are meant, write them with a point, as in 0.6." : "Write something, or leave the key out.";

function typeFinding(path: Path, expected: string, value: unknown): Finding {
  const finding = wrong("shape", path, `This must be ${EXPECTED[expected] ?? expected}, not ${kindOf(value)}.`);
  const word = wordOf(value);
  if (expected === "string" && word !== undefined) return { ...finding, hint: `Put it in quotes: "${word}".` };
  if (expected === "number" && typeof value === "string") return { ...finding, hint: BARE_NUMBER };
  if (EXPECTED[expected] === "a record" && word !== undefined)
    return { ...finding, hint: `Write a record, such as { id: …, name: "${shortened(word)}" }.` };
  return finding;
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  array: "a list",
  object: "a record",
  record: "a record",
};

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a record";
  if (typeof value === "string") return "a text";
  return typeof value === "number" ? `the number ${value}` : `the truth value ${wordOf(value)}`;
}

/** A single value as it is written; undefined for lists, records and nothing. */
const wordOf = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;

const missingHint = (key: string): string => (key === "detente" ? "Begin the file with `detente: 1`." : `Add "${key}: …".`);

/** Of a union, the member that fits best: the one that got furthest into the value. */
function innermost(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union") return [issue];
  const deepest = issue.errors.filter((errors) => errors.length > 0 && errors.every((error) => !isOfAnotherType(error)));
  const [fitting] = deepest;
  if (!fitting) return [issue];
  return fitting.map((error) => ({ ...error, path: [...issue.path, ...error.path] })).flatMap(innermost);
}

const isOfAnotherType = (issue: z.core.$ZodIssue): boolean => issue.path.length === 0 && issue.code === "invalid_type";

/** Last element first, so that indices of those before stay true. */
function takeOut(tree: SourceTree, issues: readonly z.core.$ZodIssue[]): void {
  const paths = issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...pathOf(issue), key]) : [pathOf(issue)],
  );
  const doomed = new Map(
    paths.map((path) => (isMissing(tree, path) ? path.slice(0, -1) : path)).map((path) => [JSON.stringify(path), path]),
  );
  for (const path of [...doomed.values()].sort(laterFirst)) tree.remove(path);
}

function laterFirst(a: Path, b: Path): number {
  for (const [i, key] of a.entries()) {
    const other = b[i];
    if (other === undefined) return -1;
    if (typeof key === "number" && typeof other === "number" && key !== other) return other - key;
    if (key !== other) return String(key) < String(other) ? 1 : -1;
  }
  return a.length < b.length ? 1 : 0;
}

/** What the root cannot do without, so that the rest can be looked at. */
function fillRoot(tree: SourceTree, root: Record<string, unknown>): void {
  const needed = { detente: 1, title: "", language: "en", parties: [], issues: [] };
  for (const [key, value] of Object.entries(needed)) {
    if (Object.hasOwn(root, key)) continue;
    root[key] = value;
    tree.damage(root);
    if (typeof value !== "object") continue;
    tree.addContainer(value, 0);
    tree.damage(value);
  }
}

const isMissing = (tree: SourceTree, path: Path): boolean => path.length > 0 && tree.valueAt(path) === undefined;
// Keys of a case file are texts and indices; zod's type allows symbols too.
const pathOf = (issue: z.core.$ZodIssue): Path => issue.path as Path;
const wrong = (code: string, path: Path, message: string): Finding => ({ severity: "error", code, path, message });
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
