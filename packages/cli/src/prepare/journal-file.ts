import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { type Case, failed, type PartyId, ok, type Result } from "@detente/engine";
import { z } from "zod";
import { jsonText } from "../json-text.ts";
import { readInput } from "../read-input.ts";
import { writeFiles } from "../write-files.ts";
import type { Entry } from "./entry.ts";

const outcome = z.record(z.string(), z.string());
const points = z.number().min(-100).max(100);
const question = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("rank"), issues: z.array(z.string()) }),
  z.strictObject({ kind: z.literal("ends"), issue: z.string() }),
  z.strictObject({ kind: z.literal("swing"), issue: z.string(), from: z.string(), to: z.string() }),
  z.strictObject({ kind: z.literal("rating"), issue: z.string(), option: z.string() }),
  z.strictObject({ kind: z.literal("comparison"), left: outcome, right: outcome }),
]);
const answer = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("rank"), order: z.array(z.string()) }),
  z.strictObject({ kind: z.literal("ends"), issue: z.string(), worst: z.string(), best: z.string() }),
  z.strictObject({ kind: z.literal("swing"), issue: z.string(), from: z.string(), to: z.string(), points }),
  z.strictObject({ kind: z.literal("rating"), issue: z.string(), option: z.string(), points: points.min(0) }),
  z.strictObject({ kind: z.literal("comparison"), left: outcome, right: outcome, prefers: z.enum(["left", "right", "neither"]) }),
  z.strictObject({ kind: z.literal("skipped"), question }),
]);
const range = z.strictObject({ low: z.number(), likely: z.number(), high: z.number() });
const combination = z.record(
  z.string(),
  z.union([z.array(z.string()), z.strictObject({ from: z.number().optional(), to: z.number().optional() })]),
);
const rule = z.strictObject({ kind: z.literal("forbid"), id: z.string(), name: z.string(), forbid: combination });
const entry = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("answer"), answer }),
  z.strictObject({ kind: z.literal("letStand"), contradiction: z.string() }),
  z.strictObject({ kind: z.literal("alternative"), name: z.string() }),
  z.strictObject({
    kind: z.literal("choice"),
    choice: z.strictObject({ than: outcome, prefers: z.enum(["package", "alternative", "neither"]) }),
  }),
  z.strictObject({ kind: z.literal("worth"), worth: z.union([z.number(), range, z.null()]) }),
  z.strictObject({ kind: z.literal("redLine"), rule }),
  z.strictObject({ kind: z.literal("done"), part: z.enum(["questions", "alternatives", "redLines"]) }),
]);
const journal = z.strictObject({
  detente: z.literal("answers"),
  format: z.literal(1),
  party: z.string(),
  issuesHash: z.string(),
  entries: z.array(entry),
});

/** Where the answers of one party to one case are kept: the whole file is written anew with each, so that none is lost. */
export class JournalFile {
  readonly path: string;
  readonly #party: PartyId;
  readonly #hash: string;

  constructor(path: string, value: Case, party: PartyId) {
    this.path = path;
    this.#party = party;
    this.#hash = issuesHash(value);
  }

  /** What was said before; nothing where there is no file yet. The failure is a sentence for the user. */
  async read(): Promise<Result<readonly Entry[], string>> {
    if (!existsSync(this.path)) return ok([]);
    const input = await readInput(this.path);
    if (input.kind === "failed") return input;
    const parsed = journal.safeParse(parsedJson(input.value.text));
    const complaint = (words: string): Result<never, string> => failed(`${this.path}: ${words}; name another file with --journal`);
    if (!parsed.success) return complaint("is no file of answers, or was changed");
    if (parsed.data.party !== this.#party) return complaint(`has the answers of another party, ${parsed.data.party}`);
    if (parsed.data.issuesHash !== this.#hash) return complaint("was kept when the issues or constraints of this case were others");
    // Ids are texts of the issues whose hash was just compared, and the schema above is of the same shape.
    return ok(parsed.data.entries as unknown as readonly Entry[]);
  }

  /** The failure is a sentence for the user. */
  keep(entries: readonly Entry[]): Result<null, string> {
    const value = { detente: "answers", format: 1, party: this.#party, issuesHash: this.#hash, entries };
    return writeFiles([{ path: this.path, text: jsonText(value) }]);
  }
}

/** Of what questions are made from: with other issues or constraints the answers would mean something else. */
const issuesHash = ({ issues, constraints }: Case): string =>
  createHash("sha256")
    .update(JSON.stringify([issues, constraints]))
    .digest("hex");

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // JSON.parse throws for nothing but text that is no JSON, which no schema takes.
    return undefined;
  }
}
