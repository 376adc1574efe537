import { expect, test } from "vitest";
import { add, multiply, type Rational, rational, subtract, toNumber, ZERO } from "../lib/rational.ts";
import type { Case } from "../model/case.ts";
import { type CompiledCase, compileCase } from "../model/compiled-case.ts";
import { readings } from "../model/perspective.ts";
import { analyse } from "./analyse.ts";
import type { Analysis } from "./analysis.ts";
import { admissibleUnits, allOutcomes, breaks, utilityOf } from "./brute-force.twin.ts";
import { randomCase } from "./random-case.fixture.ts";

const CASES = Number(process.env["DETENTE_TWIN"] ?? 150);
const seeds = Array.from({ length: CASES }, (_, k) => k + 1);

const everyBrief = { kind: "everyBrief" } as const;

function compiledOf(value: Case): CompiledCase {
  const held = readings(value, everyBrief);
  if (held.kind === "failed") throw new Error(held.failure.code);
  return compileCase(value, held.value);
}

function analysed(value: Case): Analysis {
  const result = analyse(value, { perspective: everyBrief, model: "full", seed: 1, draws: 0 });
  if (result.kind === "failed") throw new Error(result.failure.code);
  return result.value;
}

type Vector = readonly bigint[];
const dominates = (a: Vector, b: Vector): boolean => a.every((x, p) => x >= (b[p] ?? x)) && a.some((x, p) => x > (b[p] ?? x));
const pointsOf = (compiled: CompiledCase, units: Vector): number[] =>
  units.map((unit, p) => toNumber({ num: unit, den: compiled.utilities[p]?.unitsPerPoint ?? 1n }));

/** The frontier by comparing every outcome with every other, as lines of text that can be compared. */
function frontierTwin(value: Case, compiled: CompiledCase): { lines: string[]; distinct: Vector[] } {
  const all = admissibleUnits(value, compiled);
  const ties = new Map<string, { units: Vector; count: number }>();
  for (const { units } of all) {
    const entry = ties.get(units.join()) ?? { units, count: 0 };
    ties.set(units.join(), { units, count: entry.count + 1 });
  }
  const vectors = [...ties.values()];
  const front = vectors.filter(({ units }) => !vectors.some((other) => dominates(other.units, units)));
  const isRational = (units: Vector): boolean => compiled.utilities.every(({ reservation }, p) => (units[p] ?? 0n) >= reservation);
  return {
    lines: front.map(({ units, count }) => line(pointsOf(compiled, units), String(count), isRational(units))).sort(),
    distinct: front.map(({ units }) => units).filter(isRational),
  };
}

const line = (utilities: readonly number[], ties: string, isRational: boolean): string => `${utilities.join()} x${ties} ${isRational}`;

/** Solutions by fractions of points, comparing every rational point with every other. */
function solutionTwin(value: Case, compiled: CompiledCase, claims: readonly Vector[]): Record<keyof Analysis["solutions"], string[]> {
  const point = (unit: bigint, p: number): Rational => rational(unit, compiled.utilities[p]?.unitsPerPoint ?? 1n);
  const all = admissibleUnits(value, compiled);
  const disagreement = compiled.utilities.map(({ reservation }, p) => {
    const worst = all.reduce((low, { units }) => ((units[p] ?? low) < low ? (units[p] ?? low) : low), all[0]?.units[p] ?? 0n);
    return point(worst > reservation ? worst : reservation, p);
  });
  const gains = claims.map((units) => units.map((unit, p) => subtract(point(unit, p), disagreement[p] ?? ZERO)));
  const best = disagreement.map((_, p) => gains.reduce((top, gain) => (less(top, gain[p] ?? ZERO) ? (gain[p] ?? ZERO) : top), ZERO));
  const ratios = gains.map((gain) =>
    gain.flatMap((g, p) => (best[p] && best[p].num > 0n ? [rational(g.num * best[p].den, g.den * best[p].num)] : [])),
  );
  const top = (scores: readonly (readonly Rational[])[]): string[] =>
    claims
      .filter((_, k) => scores.every((score) => !precedes(scores[k] ?? [], score)))
      .map((units) => pointsOf(compiled, units).join())
      .sort();
  return {
    nash: top(gains.map((gain) => [gain.reduce(multiply)])),
    egalitarian: top(gains.map(sorted)),
    kalaiSmorodinsky: top(ratios.map(sorted)),
    utilitarian: top(claims.map((units) => [units.map(point).reduce(add, ZERO)])),
  };
}

const less = (a: Rational, b: Rational): boolean => a.num * b.den < b.num * a.den;
const sorted = (values: readonly Rational[]): Rational[] => values.toSorted((a, b) => (less(a, b) ? -1 : less(b, a) ? 1 : 0));
function precedes(a: readonly Rational[], b: readonly Rational[]): boolean {
  const k = a.findIndex((value, i) => less(value, b[i] ?? value) || less(b[i] ?? value, value));
  return k >= 0 && less(a[k] ?? ZERO, b[k] ?? ZERO);
}

const reversed = (value: Case): Case => ({ ...value, issues: value.issues.toReversed(), constraints: value.constraints.toReversed() });
const summary = ({ frontier, solutions, zopa, outcomes, admissible, opposition }: Analysis): unknown => ({
  frontier: frontier.points.map(({ utilities, ties, rational: isRational }) => line(utilities, ties, isRational)).sort(),
  solutions: Object.values(solutions).map(({ points }) => points.map(({ utilities }) => utilities.join()).sort()),
  zopa,
  outcomes,
  admissible,
  opposition,
});

test(`on ${CASES} random cases, exact utilities are the definition's, to the documented rounding`, () => {
  for (const seed of seeds) {
    const value = randomCase(seed);
    const compiled = compiledOf(value);
    for (const [p, { id }] of value.parties.entries()) {
      const utility = compiled.utilities[p];
      const brief = value.briefs[id];
      if (utility === undefined || brief === undefined) throw new Error("Expected a utility and a brief for every party");
      const all = allOutcomes(value).map((outcome) => utilityOf(value, brief, outcome));
      const compiledAll = admissibleUnits({ ...value, constraints: [], briefs: {} }, compiled).map(({ units }) =>
        rational(units[p] ?? 0n, utility.unitsPerPoint),
      );
      const contributions = value.issues.length + utility.terms.length + 1;
      const range = toNumber(
        subtract(
          all.reduce((a, b) => (less(a, b) ? b : a)),
          all.reduce((a, b) => (less(a, b) ? a : b)),
        ),
      );
      const isPlain =
        brief.preferences.kind === "points" &&
        Object.values(brief.preferences.issues).every((worth) => worth?.kind === "options") &&
        brief.preferences.interactions.length === 0;
      // Plain points are exact. Else half a unit of rounding a contribution, a unit being at most 1e-12 of the range.
      const allowed = isPlain ? 0 : contributions * 1e-12 * Math.max(range, 1);
      const off = all.map((exact, k) => Math.abs(toNumber(subtract(exact, compiledAll[k] ?? ZERO))));
      expect(Math.max(...off), `seed ${seed}, party ${id}`).toBeLessThanOrEqual(allowed);
    }
  }
});

test(`on ${CASES} random cases, frontier, ties, solutions and ZOPA equal the brute-force twin`, () => {
  let points = 0;
  for (const seed of seeds) {
    const value = randomCase(seed);
    const compiled = compiledOf(value);
    const analysis = analysed(value);
    const twin = frontierTwin(value, compiled);
    const lines = analysis.frontier.points.map(({ utilities, ties, rational: isRational }) => line(utilities, ties, isRational)).sort();
    expect(lines, `frontier of seed ${seed}`).toEqual(twin.lines);
    const solutions = solutionTwin(value, compiled, twin.distinct);
    for (const [name, reading] of Object.entries(analysis.solutions)) {
      const found = reading.points.map(({ utilities }) => utilities.join()).sort();
      expect(found, `${name} of seed ${seed}`).toEqual(solutions[name as keyof typeof solutions]);
    }
    const inside = admissibleUnits(value, compiled).filter(({ units }) =>
      compiled.utilities.every(({ reservation }, p) => (units[p] ?? 0n) >= reservation),
    );
    const possible = allOutcomes(value).filter((outcome) => !value.constraints.some((rule) => breaks(outcome, rule)));
    expect([analysis.zopa.count, analysis.outcomes, analysis.zopa.exists], `sizes of seed ${seed}`).toEqual([
      String(inside.length),
      String(possible.length),
      inside.length > 0,
    ]);
    for (const point of analysis.frontier.points) {
      const traced = admissibleUnits(value, compiled).find(({ outcome }) => JSON.stringify(outcome) === JSON.stringify(point.outcome));
      expect(pointsOf(compiled, traced?.units ?? []), `outcome of seed ${seed}`).toEqual(point.utilities);
    }
    points += analysis.frontier.count;
  }
  console.log(`figure: ${CASES} random cases, ${points} frontier points equal the brute-force twin`);
});

test(`on ${CASES} random cases, the order of issues changes nothing`, () => {
  for (const seed of seeds) {
    const value = randomCase(seed);
    expect(summary(analysed(reversed(value))), `seed ${seed}`).toEqual(summary(analysed(value)));
  }
});
