import { closeSync, openSync, readSync } from "node:fs";
import { failed, type GameResult, ok, type Result } from "@detente/engine";
import { LineReader } from "../outside/line-reader.ts";
import { type RunPlan, runPlanHash } from "./run-plan.ts";
import { readJournalLine } from "./journal-line.ts";

/** Version of the journal's form. */
export const JOURNAL_FORMAT = 1;

/** What a journal holds. */
export interface ReadJournal {
  readonly plan: RunPlan;
  /** By number. */
  readonly results: ReadonlyMap<number, GameResult>;
  /** Bytes up to the end of the last whole line. */
  readonly size: number;
  /** Bytes after them: what was being written when the process ended. */
  readonly torn: number;
}

export type JournalProblem =
  /** No header, or that of something else. */
  | { readonly kind: "notAJournal" }
  | { readonly kind: "newerFormat"; readonly format: number }
  /** Whole lines follow a line that is not: this is no trace of an end, but of damage. Counted from 1. */
  | { readonly kind: "damaged"; readonly line: number };

const CHUNK = 1 << 20;
const LONGEST_LINE = 1 << 29;

/** Reads a journal as far as it is whole. Throws what the system says about the file. */
export function readJournal(path: string): Result<ReadJournal, JournalProblem> {
  const file = openSync(path, "r");
  try {
    return readLines(linesOf(file));
  } finally {
    closeSync(file);
  }
}

function readLines(lines: Iterable<Line>): Result<ReadJournal, JournalProblem> {
  let plan: RunPlan | null = null;
  const results = new Map<number, GameResult>();
  let [size, torn, number, badLine] = [0, 0, 0, 0];
  for (const { text, bytes, isEnded } of lines) {
    number++;
    if (plan === null) {
      const header = isEnded ? readHeader(text) : failed({ kind: "notAJournal" as const });
      if (header.kind === "failed") return header;
      plan = header.value;
      size += bytes;
      continue;
    }
    const result = isEnded ? readJournalLine(text) : null;
    if (result === null) {
      badLine = badLine === 0 ? number : badLine;
      torn += bytes;
    } else if (badLine > 0) return failed({ kind: "damaged", line: badLine });
    else {
      results.set(result.spec.number, result);
      size += bytes;
    }
  }
  return plan === null ? failed({ kind: "notAJournal" }) : ok({ plan, results, size, torn });
}

/** The first line of a journal, with its end. */
export function journalHeader(plan: RunPlan): string {
  return `${JSON.stringify({ detente: "journal", format: JOURNAL_FORMAT, hash: runPlanHash(plan), plan })}\n`;
}

function readHeader(line: string): Result<RunPlan, JournalProblem> {
  const header = parsed(line);
  if (typeof header !== "object" || header === null || !("detente" in header) || header.detente !== "journal")
    return failed({ kind: "notAJournal" });
  const format = "format" in header ? Number(header.format) : 0;
  if (format > JOURNAL_FORMAT) return failed({ kind: "newerFormat", format });
  if (!("plan" in header) || !("hash" in header)) return failed({ kind: "notAJournal" });
  // The hash says that this is the plan that was written.
  const plan = header.plan as RunPlan;
  return runPlanHash(plan) === header.hash ? ok(plan) : failed({ kind: "damaged", line: 1 });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // JSON.parse throws for nothing but text that is no JSON.
    return null;
  }
}

interface Line {
  readonly text: string;
  /** With its end. */
  readonly bytes: number;
  /** Only the last may be without. */
  readonly isEnded: boolean;
}

function* linesOf(file: number): Generator<Line> {
  const reader = new LineReader(LONGEST_LINE);
  const chunk = Buffer.alloc(CHUNK);
  let [read, given] = [0, 0];
  for (let count = readSync(file, chunk); count > 0; count = readSync(file, chunk)) {
    read += count;
    // The reader keeps what it is given, and the chunk is filled again.
    for (const text of reader.take(Buffer.from(chunk.subarray(0, count))) ?? []) {
      const bytes = Buffer.byteLength(text) + 1;
      given += bytes;
      yield { text, bytes, isEnded: true };
    }
  }
  if (read > given) yield { text: "", bytes: read - given, isEnded: false };
}
