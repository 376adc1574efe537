import type { Combination } from "../../model/combination.ts";
import type { Interaction } from "../../model/preferences.ts";
import type { Evaluations } from "./evaluations.ts";
import type { Match } from "./genius-match.ts";
import { wholeNumber } from "./genius-space.ts";
import type { Report } from "./report.ts";
import type { XmlElement } from "./xml.ts";
import { xmlNumber } from "./xml-number.ts";

/**
 * Reads the boxes ("hyper-rectangles") of a nonlinear profile: <hyperRectangle utility="…"> with bounds <INCLUDES index min max/>
 * adds its utility to every outcome within all the bounds; with <EXCLUDES …/> to every outcome outside. Functions within functions
 * have weights. "normalised" divides by the stated maxutility and, like Genius, reads only the first function and not its own weight
 * (Genius also cuts results above 1, which a correct maxutility never gives); "asWritten" adds up everything as it stands.
 */
export function geniusBoxes(
  utility: XmlElement,
  { match, evaluations }: { readonly match: Match; readonly evaluations: Evaluations },
  report: Report,
): Interaction[] {
  const functions = utility.all("ufun");
  const [first] = functions;
  if (first === undefined)
    report.error({ at: utility.at, code: "missing-function", path: "", message: "The utility has no <ufun> element." });
  const scale = evaluations === "normalised" ? 1 / largestUtility(utility, report) : 1;
  const interactions: Interaction[] = [];
  const boxes = new Boxes(match, report, interactions);
  for (const each of evaluations === "normalised" ? functions.slice(0, 1) : functions) {
    const own = weightOf(each, report);
    boxes.readFunction(each, evaluations === "normalised" ? scale : own);
    if (evaluations === "normalised" && (own !== 1 || functions.length > 1)) {
      const message = "Genius reads the first function only, and not its weight; so does this import.";
      report.warn({ at: each.at, code: "function-as-genius", path: "", message });
    }
  }
  return interactions;
}

class Boxes {
  readonly #match: Match;
  readonly #report: Report;
  readonly #interactions: Interaction[];

  constructor(match: Match, report: Report, interactions: Interaction[]) {
    this.#match = match;
    this.#report = report;
    this.#interactions = interactions;
  }

  readFunction(element: XmlElement, factor: number): void {
    const aggregation = element.attribute("aggregation");
    if (/^\s*(min|max)\s*$/i.test(aggregation?.value ?? "")) {
      const message = `Only sums of boxes can be read, not their "${aggregation?.value}".`;
      this.#report.error({ at: aggregation?.at ?? element.at, code: "unsupported-aggregation", path: "", message });
    }
    for (const child of element.children) {
      if (child.name === "hyperrectangle") this.#readBox(child, factor);
      if (child.name === "ufun") this.readFunction(child, factor * weightOf(child, this.#report));
    }
  }

  #readBox(element: XmlElement, factor: number): void {
    const path = `box ${this.#interactions.length + 1}`;
    const utility = element.attribute("utility", "utility_function");
    const value = utility && xmlNumber(utility, path, this.#report);
    if (utility === undefined) this.#report.error({ at: element.at, code: "missing-utility", path, message: "The box has no utility." });
    if (value === undefined) return;
    const adjust = factor * value * weightOf(element, this.#report);
    const [within, without] = [element.all("includes"), element.all("excludes")];
    if (within.length > 0 && without.length > 0) {
      this.#report.warn({
        at: element.at,
        code: "mixed-box",
        path,
        message: "The box has bounds of both kinds; EXCLUDES count, as in Genius.",
      });
    }
    const when = this.#combination(without.length > 0 ? without : within, path);
    if (without.length > 0) this.#add({}, adjust);
    if (when !== undefined) this.#add(when, without.length > 0 ? -adjust : adjust);
  }

  /** Undefined where no outcome can be within the bounds, or after an error. */
  #combination(bounds: readonly XmlElement[], path: string): Combination | undefined {
    const ranges = new Map<string, { from: number; to: number }>();
    for (const bound of bounds) {
      const issue = this.#match.byIndex.get(wholeNumber(bound.attribute("index")?.value ?? ""));
      const [low, high] = ["min", "max"].map((key) => boundNumber(bound, { key, path }, this.#report));
      if (issue?.issue.kind !== "range") {
        const message =
          issue === undefined ? "No issue has this index." : `Issue ${issue.issue.name} is not one of numbers, so it has no bounds.`;
        this.#report.error({ at: bound.attribute("index")?.at ?? bound.at, code: "bad-bound", path, message });
        return undefined;
      }
      if (low === undefined || high === undefined) return undefined;
      const old = ranges.get(issue.issue.id) ?? { from: low, to: high };
      ranges.set(issue.issue.id, { from: Math.max(old.from, low), to: Math.min(old.to, high) });
      if (low > high) {
        this.#report.warn({
          at: bound.at,
          code: "empty-box",
          path,
          message: `No number is between ${low} and ${high}; the box is passed over.`,
        });
      }
    }
    const isEmpty = [...ranges.values()].some(({ from, to }) => from > to);
    return isEmpty ? undefined : Object.fromEntries(ranges);
  }

  #add(when: Combination, adjust: number): void {
    this.#interactions.push({ when, given: {}, adjust });
  }
}

function largestUtility(element: XmlElement, report: Report): number {
  const attribute = element.attribute("maxutility");
  const value = attribute && xmlNumber(attribute, "utility", report);
  if (value !== undefined && value > 0) return value;
  if (value !== undefined || attribute === undefined) {
    const message = "The largest utility (maxutility) is not stated, so utilities cannot be brought to 0 to 1.";
    report.error({ at: attribute?.at ?? element.at, code: "missing-maximum", path: "utility", message, hint: "Read the file as written." });
  }
  return 1;
}

function weightOf(element: XmlElement, report: Report): number {
  const attribute = element.attribute("weight");
  return attribute === undefined ? 1 : (xmlNumber(attribute, element.name, report) ?? 1);
}

function boundNumber(
  bound: XmlElement,
  { key, path }: { readonly key: string; readonly path: string },
  report: Report,
): number | undefined {
  const attribute = bound.attribute(key);
  if (attribute !== undefined) return xmlNumber(attribute, path, report);
  report.error({ at: bound.at, code: "bad-bound", path, message: `The bound has no ${key}.` });
  return undefined;
}
