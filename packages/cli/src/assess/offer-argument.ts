import { readFileSync } from "node:fs";
import type { Case, Outcome, PartyId, Result } from "@detente/engine";
import { outcomeArgument } from "../outcome-argument.ts";
import { isSystemError } from "../system-error.ts";

/** A package named on the command line. */
export interface NamedOffer {
  readonly outcome: Outcome;
  /** The position of the case that it is; null: none. */
  readonly position: { readonly id: string; readonly name: string; readonly party: PartyId | null; readonly date: string | null } | null;
}

/**
 * The package that a text means: the id of a position of the case, `issue=option,…`, or a file with either JSON (`{"issue": "option"}`)
 * or a line `issue: option` for each issue. The failure lists everything that is wrong with it.
 */
export function offerArgument(text: string, value: Case): Result<NamedOffer, readonly string[]> {
  const position = value.positions.find(({ id }) => id === text);
  if (position !== undefined) return { kind: "ok", value: offerOf(position) };
  if (text.includes("=")) return packageOf(text, value);
  const read = fileText(text);
  if (read !== null) return packageOf(pairsOf(read), value);
  const ids = value.positions.map(({ id }) => id).join(", ");
  const positions = ids === "" ? "the case has no positions" : `the positions are ${ids}`;
  return { kind: "failed", failure: [`no position and no file "${text}"; ${positions}, and issue=option,... is understood too`] };
}

export const offerOf = ({ id, name, party, date, outcome }: Case["positions"][number]): NamedOffer => ({
  outcome,
  position: { id, name, party: party ?? null, date: date ?? null },
});

function packageOf(text: string, value: Case): Result<NamedOffer, readonly string[]> {
  const outcome = outcomeArgument(text, value);
  return outcome.kind === "failed" ? outcome : { kind: "ok", value: { outcome: outcome.value, position: null } };
}

function fileText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (isSystemError(error)) return null;
    throw error;
  }
}

/** The content of a file as `issue=option,…`. */
function pairsOf(text: string): string {
  const json = parsed(text);
  if (typeof json === "object" && json !== null)
    return Object.entries(json)
      .map(([issue, option]) => `${issue}=${String(option)}`)
      .join(",");
  const lines = text.split(/[\n,]/u).map((line) => line.replace(/#.*$/u, "").trim());
  return lines.map((line) => line.replace(/\s*[:=]\s*/u, "=")).join(",");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // JSON.parse throws for nothing but text that is no JSON.
    return null;
  }
}
