import { rangeNumbers } from "../../model/outcome-space.ts";
import type { NumberRange } from "../../model/issue.ts";
import { optionId } from "../../model/ids.ts";
import type { Worth } from "../../model/preferences.ts";
import type { Report } from "./report.ts";
import type { XmlElement } from "./xml.ts";
import { xmlNumber } from "./xml-number.ts";

/** A function of a number in straight pieces. */
export interface Evaluator {
  valueAt(x: number): number;
  /** Where one piece may end and another begin; not in order, possibly outside the range. */
  readonly bends: readonly number[];
  /** A function that jumps is described point by point. */
  readonly jumps: boolean;
}

export interface Reading {
  /** "clamped": as Genius evaluates, never below 0 nor above 1. "plain": the line as it stands. */
  readonly line: "clamped" | "plain";
  /** The number at which a line has its offset. */
  readonly origin: number;
  /** For messages. */
  readonly path: string;
}

/**
 * Reads <evaluator ftype="…">: linear (slope and offset, or parameter1 and parameter0), constant (parameter0), triangular (0 up to
 * parameter0, 1 at parameter2, 0 from parameter1 on). Genius knows a fourth name, Faratin, but cannot evaluate it; it is an error here.
 */
export function readEvaluator(element: XmlElement, reading: Reading, report: Report): Evaluator | undefined {
  const { path } = reading;
  const type = element.attribute("ftype", "type");
  const kind = type?.value.trim().toLowerCase() ?? "linear";
  const parameters = (...keys: readonly (readonly string[])[]): number[] => readParameters(element, { keys, path }, report);
  if (kind === "linear") {
    const [slope, offset] = parameters(["slope", "parameter1"], ["offset", "parameter0"]);
    return slope === undefined || offset === undefined ? undefined : linear(slope, offset, reading);
  }
  if (kind === "constant") {
    const [value] = parameters(["parameter0", "offset"]);
    return value === undefined ? undefined : { valueAt: () => value, bends: [], jumps: false };
  }
  if (kind === "triangular") {
    const [low, high, top] = parameters(["parameter0"], ["parameter1"], ["parameter2"]);
    return low === undefined || high === undefined || top === undefined ? undefined : triangular(low, high, top);
  }
  const message = `"${type?.value ?? ""}" is not a function that can be evaluated; linear, constant and triangular are.`;
  report.error({ at: type?.at ?? element.at, code: "unsupported-evaluator", path, message });
  return undefined;
}

/** The worth of each number of the range, as a curve with no more points than needed; times `factor`. */
export function evaluatorWorth(evaluator: Evaluator, range: NumberRange, factor: number): Worth {
  const { from, to } = range;
  const worthAt = (at: number): number => factor * evaluator.valueAt(at);
  if (from === to) return { kind: "options", options: { [optionId(String(from))]: worthAt(from) } };
  const bends = evaluator.bends.filter((x) => x > from && x < to);
  const inner = evaluator.jumps ? rangeNumbers(range) : bends;
  const points = [...new Set([from, ...inner, to])].sort((a, b) => a - b);
  return { kind: "curve", curve: points.map((at) => ({ at, worth: worthAt(at) })) };
}

interface Wanted {
  /** The spellings of each parameter. */
  readonly keys: readonly (readonly string[])[];
  readonly path: string;
}

/** As many numbers as are wanted, or none after an error. */
function readParameters(element: XmlElement, { keys, path }: Wanted, report: Report): number[] {
  const values = keys.map((spellings) => {
    const attribute = element.attribute(...spellings);
    if (attribute !== undefined) return xmlNumber(attribute, path, report);
    report.error({ at: element.at, code: "missing-parameter", path, message: `The evaluator has no ${spellings.join(" or ")}.` });
    return undefined;
  });
  const known = values.filter((value) => value !== undefined);
  return known.length === keys.length ? known : [];
}

function linear(slope: number, offset: number, { line, origin }: Reading): Evaluator {
  const plain = (x: number): number => slope * (x - origin) + offset;
  if (line === "plain") return { valueAt: plain, bends: [], jumps: false };
  const bends = slope === 0 ? [] : [origin - offset / slope, origin + (1 - offset) / slope];
  return { valueAt: (x) => Math.min(1, Math.max(0, plain(x))), bends, jumps: false };
}

function triangular(low: number, high: number, top: number): Evaluator {
  const valueAt = (x: number): number => {
    if (x < low || (x >= top && x >= high)) return 0;
    return x < top ? (x - low) / (top - low) : 1 - (x - top) / (high - top);
  };
  return { valueAt, bends: [low, top, high], jumps: !(low < top && top < high) };
}
