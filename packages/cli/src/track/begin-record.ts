import { compileTerms, failed, isTimeZone, ok, type Result, type SnapbackOutcome, type Terms, termsOfSteps } from "@detente/engine";
import { basename } from "node:path";
import { readCase } from "../read-case.ts";
import { readInput } from "../read-input.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible.ts";
import { termsProblemWords } from "./terms-problem-words.ts";

export interface BeginOptions {
  readonly from?: string;
  readonly terms?: string;
  readonly position?: string;
  readonly agreed?: string;
  readonly zone?: string;
  readonly coder?: string;
  readonly snapback?: number;
  readonly onSilence?: "measures-return" | "relief-stays";
}

/** The terms that a record is to begin with. What is wrong with where they come from is said; null then. */
export async function termsToBegin(options: BeginOptions, now: string, terminal: Terminal): Promise<Terms | null> {
  const { from, terms } = options;
  if (terms !== undefined) {
    const read = await termsFile(terms);
    if (read.kind === "ok") return read.value;
    for (const problem of read.failure) terminal.say(visible(problem, "line"));
    return null;
  }
  return from === undefined ? null : termsOfCase(from, options, { now, terminal });
}

async function termsFile(name: string): Promise<Result<Terms, readonly string[]>> {
  const input = await readInput(name);
  if (input.kind === "failed") return failed([input.failure]);
  let value: unknown;
  try {
    value = JSON.parse(input.value.text);
  } catch (error) {
    if (error instanceof SyntaxError) return failed([`${name}: is no JSON (${error.message})`]);
    throw error;
  }
  const compiled = compileTerms(value);
  if (compiled.kind === "ok") return ok(compiled.value.terms);
  return failed(compiled.failure.map((problem) => `${name}: ${termsProblemWords(problem)}`));
}

interface Surroundings {
  readonly now: string;
  readonly terminal: Terminal;
}

async function termsOfCase(from: string, options: BeginOptions, { now, terminal }: Surroundings): Promise<Terms | null> {
  const complain = (words: string): null => {
    terminal.say(visible(`${from}: ${words}`, "line"));
    return null;
  };
  const value = await readCase(from, terminal);
  if (value === null) return null;
  const { position, agreed, zone = "UTC", coder, snapback, onSilence = "measures-return" } = options;
  if (value.steps.length === 0) return complain("has no steps, so there is nothing to carry out");
  if (!isTimeZone(zone)) return complain(`"${zone}" is no time zone; one is called Europe/Vienna`);
  const found = value.positions.find(({ id }) => id === position);
  if (position !== undefined && found === undefined) {
    const ids = value.positions.map(({ id }) => id).join(", ");
    return complain(`no position "${position}"; ${ids === "" ? "the case has none" : `the positions are ${ids}`}`);
  }
  const id = basename(from)
    .replace(/\.[^.]*$/, "")
    .replace(/[^\p{L}\p{N}._-]/gu, "-")
    .slice(0, 60);
  const outcome: SnapbackOutcome = onSilence === "measures-return" ? "measuresReturn" : "reliefStays";
  const terms = termsOfSteps(value, {
    id: /^[\p{L}\p{N}]/u.test(id) ? id : "record",
    title: found === undefined ? value.title : `${value.title}: ${found.name}`,
    agreedAt: agreed ?? now,
    zone,
    ...(coder === undefined ? {} : { coder }),
    ...(snapback === undefined ? {} : { snapback: { days: snapback, onSilence: outcome } }),
  });
  const compiled = compileTerms(terms);
  if (compiled.kind === "ok") return terms;
  return complain(compiled.failure.map(termsProblemWords).join("; "));
}
