import { own } from "../lib/own.ts";
import { failed, ok, type Result } from "../lib/result.ts";
import type { Case } from "../model/case.ts";
import type { Outcome } from "../model/combination.ts";
import { type CompiledCase, compileCase } from "../model/compiled-case.ts";
import { pointsOf, unitsOf } from "../model/exact-utility.ts";
import { type IssueId, type OptionId, optionId } from "../model/ids.ts";
import { optionNumbers } from "../model/option-numbers.ts";
import { type Perspective, type PerspectiveRefusal, readings } from "../model/perspective.ts";
import type { FrontierPoint, Named, PositionReading, TooLarge } from "./analysis.ts";
import { canCount, countAtLeast } from "./count-at-least.ts";
import { frontier } from "./frontier.ts";
import { frontierPoints, rationalPoints, tooLargeGroup } from "./frontier-reading.ts";
import { dominators, standing } from "./position-readings.ts";
import { claims } from "./solution-readings.ts";
import { nash } from "./solutions.ts";

/** What could be had instead of a given outcome without anybody losing. Lists by party follow `parties`. */
export interface Improvement {
  readonly detente: 1;
  readonly parties: readonly Named<string>[];
  readonly given: GivenOutcome;
  /** Admissible outcomes at least as good for all and better for some; null in a space too large to count. */
  readonly dominating: string | null;
  /** Of these, the undominated ones with the largest product of gains over the given outcome: all ties. Empty: efficient on the stated preferences. */
  readonly best: readonly Bettering[];
  /** How many distinct undominated ways there are. */
  readonly ways: number;
}

export type GivenOutcome = Pick<PositionReading, "outcome" | "utilities" | "possible" | "crosses" | "rational">;

export interface Bettering {
  readonly point: FrontierPoint;
  /** By party, in its own points. */
  readonly gains: readonly number[];
  /** What changes, issue by issue. */
  readonly trade: readonly Change[];
  /** By party, what of its gain comes from issues acting together rather than one by one. */
  readonly together: readonly number[];
}

export interface Change {
  readonly issue: IssueId;
  readonly from: OptionId;
  readonly to: OptionId;
  /** By party, in its own points: who gives here, and who gets. */
  readonly gains: readonly number[];
}

export type ImproveRefusal =
  | PerspectiveRefusal
  | { readonly code: "incompleteOutcome"; readonly issues: readonly IssueId[] }
  | { readonly code: "groupTooLarge"; readonly tooLarge: TooLarge };

/**
 * Post-settlement improvement (Raiffa 1985): among outcomes that dominate the given one, the best by Nash with what the
 * given one is worth as the disagreement point. Changes any number of issues at once, for on opposed issues no single
 * change helps both. Exact; cost as for the frontier.
 */
export function improve(value: Case, outcome: Outcome, perspective: Perspective): Result<Improvement, ImproveRefusal> {
  const held = readings(value, perspective);
  if (held.kind === "failed") return held;
  const compiled = compileCase(value, held.value);
  const numbers = optionNumbers(compiled.space, outcome);
  if (numbers === undefined) return failed({ code: "incompleteOutcome", issues: unsettled(compiled, outcome) });
  const tooLarge = tooLargeGroup(compiled);
  if (tooLarge !== null) return failed({ code: "groupTooLarge", tooLarge });
  const units = compiled.utilities.map((utility) => unitsOf(utility, numbers));
  const front = frontier(compiled);
  const better = new Set(dominators(front, units));
  const isBetter = Array.from({ length: front.length }, (_, point) => better.has(point));
  const points = frontierPoints(compiled, front, { rational: rationalPoints(compiled, front), bands: null });
  const count = canCount(compiled) ? countAtLeast(compiled, units) : null;
  return ok({
    detente: 1,
    parties: value.parties.map(({ id, name }) => ({ id, name })),
    given: { outcome, ...standing(compiled, numbers) },
    dominating: count && String(count.atLeast - count.equal),
    best: nash(claims(compiled, front, { counting: isBetter, disagreement: units })).flatMap(({ point }) => {
      const reading = points[point];
      return reading ? [bettering(compiled, reading, { before: numbers, after: front.outcome(point) })] : [];
    }),
    ways: better.size,
  });
}

function bettering(compiled: CompiledCase, point: FrontierPoint, step: Readonly<Record<"before" | "after", Uint32Array>>): Bettering {
  const { before, after } = step;
  const totals = compiled.utilities.map((utility) => unitsOf(utility, after) - unitsOf(utility, before));
  const changed = compiled.space.issues.map((_, issue) => issue).filter((issue) => before[issue] !== after[issue]);
  const single = (party: number, issue: number): bigint => {
    const table = compiled.utilities[party]?.tables[issue];
    return (table?.[after[issue] ?? 0] ?? 0n) - (table?.[before[issue] ?? 0] ?? 0n);
  };
  const points = (units: readonly bigint[]): number[] => compiled.utilities.map((utility, p) => pointsOf(utility, units[p] ?? 0n));
  return {
    point,
    gains: points(totals),
    trade: changed.flatMap((issue) => {
      const numbered = compiled.space.issues[issue];
      const [from, to] = [numbered?.options[before[issue] ?? 0], numbered?.options[after[issue] ?? 0]];
      return numbered && from && to
        ? [{ issue: numbered.id, from, to, gains: points(totals.map((_, party) => single(party, issue))) }]
        : [];
    }),
    together: points(totals.map((total, party) => changed.reduce((rest, issue) => rest - single(party, issue), total))),
  };
}

function unsettled(compiled: CompiledCase, outcome: Outcome): IssueId[] {
  return compiled.space.issues.filter((issue) => !issue.optionNumbers.has(own(outcome, issue.id) ?? optionId(""))).map((issue) => issue.id);
}
