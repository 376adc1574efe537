import { divide, multiply, rationalFromNumber, subtract, lessThan, toNumber } from "../../lib/rational.ts";
import type { NumberRange } from "../../model/issue.ts";
import type { FoundIssue } from "./genius-space.ts";
import type { Report } from "./report.ts";
import type { XmlElement } from "./xml.ts";
import { xmlNumber } from "./xml-number.ts";

/** Genius walks a continuous issue at this many points, both ends included (`IssueReal`, `BidIterator`). Files cannot say another number. */
const POINTS = 21;
const MOST_OPTIONS = 100_000;

export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/** The numbers an issue can take, or undefined after an error. Continuous ones become 21 evenly spaced points, which is warned of. */
export function geniusRange({ element, name }: FoundIssue, type: "integer" | "real", report: Report): NumberRange | undefined {
  const path = `issue ${name}`;
  const bounds = geniusBounds(element, path, report);
  if (bounds === undefined) {
    if (boundAttributes(element).includes(undefined)) {
      report.error({ at: element.at, code: "missing-bounds", path, message: "The issue has no lowerbound and upperbound." });
    }
    return undefined;
  }
  const problem = unusable(bounds, type);
  if (problem !== undefined) {
    report.error({ at: boundAttributes(element)[0]?.at ?? element.at, code: "bad-bounds", path, message: problem });
    return undefined;
  }
  if (type === "integer") return { from: bounds.lower, to: bounds.upper, step: 1 };
  const step = stepOf(bounds);
  const message = `A continuous issue: taken at ${POINTS} points, ${step} apart, as Genius does.`;
  report.warn({ at: element.at, code: "continuous-issue", path, message });
  return { from: bounds.lower, to: bounds.upper, step };
}

/** From the issue itself or a <range> within it; undefined where one is missing or no number (reported). */
export function geniusBounds(element: XmlElement, path: string, report: Report): Bounds | undefined {
  const [lower, upper] = boundAttributes(element);
  if (lower === undefined || upper === undefined) return undefined;
  const [low, high] = [xmlNumber(lower, path, report), xmlNumber(upper, path, report)];
  return low === undefined || high === undefined ? undefined : { lower: low, upper: high };
}

function boundAttributes(element: XmlElement) {
  const range = element.first("range");
  return (["lowerbound", "upperbound"] as const).map((key) => element.attribute(key) ?? range?.attribute(key));
}

function unusable({ lower, upper }: Bounds, type: "integer" | "real"): string | undefined {
  if (type === "real") return lower < upper ? undefined : "The upper bound must be above the lower bound.";
  if (!Number.isSafeInteger(lower) || !Number.isSafeInteger(upper)) return "The bounds of an integer issue must be whole numbers.";
  if (lower > upper) return "The upper bound is below the lower bound.";
  return upper - lower < MOST_OPTIONS ? undefined : `The issue has more than ${MOST_OPTIONS} numbers to choose from.`;
}

/** An even step that is certain not to miss the last point by rounding. */
function stepOf({ lower, upper }: Bounds): number {
  const gaps = { num: BigInt(POINTS - 1), den: 1n };
  const span = subtract(rationalFromNumber(upper), rationalFromNumber(lower));
  const step = toNumber(divide(span, gaps));
  return lessThan(span, multiply(rationalFromNumber(step), gaps)) ? step * (1 - Number.EPSILON) : step;
}
