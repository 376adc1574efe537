import { divide, multiply, ONE, type Rational, rational, subtract, toNumber, ZERO } from "../../lib/rational.ts";
import { failed, ok, type Result } from "../../lib/result.ts";
import { notWhole, type VerificationRefusal } from "./verification-refusal.ts";

export interface InspectionGameSettings {
  /** 1 to 200. */
  readonly periods: number;
  /** 0 to `periods`. */
  readonly inspections: number;
}

export interface InspectionStage {
  readonly periodsLeft: number;
  readonly inspectionsLeft: number;
  /** What the inspector may expect from here: 1 for a violation caught, -1 for one missed, 0 for none. */
  readonly value: number;
  /** How likely the inspector should inspect in the next period; 1 where all are inspected, though from 1/2 on would do there. */
  readonly inspect: number;
  /** How likely the other side violates in the next period, if it has not done so yet. */
  readonly violate: number;
}

export interface InspectionGame extends InspectionGameSettings {
  readonly value: number;
  /** How likely a violation is caught, whenever the other side commits it at its best. */
  readonly caught: number;
  /** Every stage that play can come to, this one first: by periods left, then by inspections left, both descending. */
  readonly stages: readonly InspectionStage[];
}

const MOST_PERIODS = 200;

/**
 * One violation at most, some inspections, more periods (Dresher 1962; von Stengel 2014). A violation in an inspected period is
 * caught; both sides know how many inspections are left. The inspector's value of n periods with m inspections is
 *
 *   v(n, m) = -C(n-1, m) / Σ_{i=0..m} C(n, i)
 *
 * and both mix: the inspector so that violating now is worth as much as waiting. With an inspection for every period nothing is
 * gained by a violation, and the value is 0. Computed in whole numbers, rounded once.
 */
export function inspectionGame({ periods, inspections }: InspectionGameSettings): Result<InspectionGame, readonly VerificationRefusal[]> {
  const wrongPeriods = notWhole(periods, "periods", { least: 1, most: MOST_PERIODS });
  const most = wrongPeriods.length === 0 ? periods : MOST_PERIODS;
  const refusals = [...wrongPeriods, ...notWhole(inspections, "inspections", { least: 0, most })];
  if (refusals.length > 0) return failed(refusals);
  const stages: InspectionStage[] = [];
  for (let n = periods; n >= 1; n--) {
    for (let m = Math.min(n, inspections); m >= Math.max(0, inspections - (periods - n)); m--) stages.push(stage(n, m));
  }
  const value = gameValue(periods, inspections);
  return ok({ periods, inspections, value: toNumber(value), caught: inspections === periods ? 1 : toNumber(half(value)), stages });
}

function stage(n: number, m: number): InspectionStage {
  const value = gameValue(n, m);
  const [inspected, spared] = [m === 0 ? null : gameValue(n - 1, m - 1), gameValue(n - 1, m)];
  // Violating now is worth 2p - 1 to the inspector; in equilibrium that is the value.
  const rise = inspected === null ? null : subtract(spared, inspected);
  const violate = rise === null ? ONE : divide(rise, subtract(rise, rational(-2n, 1n)));
  const inspect = m === n ? ONE : half(value);
  return { periodsLeft: n, inspectionsLeft: m, value: toNumber(value), inspect: toNumber(inspect), violate: toNumber(violate) };
}

/** (1 + v) / 2 */
const half = (value: Rational): Rational => multiply(subtract(value, rational(-1n, 1n)), rational(1n, 2n));

function gameValue(n: number, m: number): Rational {
  if (n === 0 || m >= n) return ZERO;
  let [ways, sum] = [1n, 1n];
  for (let i = 1; i <= m; i++) {
    ways = (ways * BigInt(n - i + 1)) / BigInt(i);
    sum += ways;
  }
  // C(n-1, m) = C(n, m) (n - m) / n
  return rational((-ways * BigInt(n - m)) / BigInt(n), sum);
}
