import { type OptionId, optionId } from "../../model/ids.ts";
import { rangeNumbers } from "../../model/outcome-space.ts";
import type { Worth } from "../../model/preferences.ts";
import type { Evaluations } from "./evaluations.ts";
import type { GeniusIssue } from "./genius-domain.ts";
import { evaluatorWorth, readEvaluator } from "./genius-evaluator.ts";
import { geniusBounds } from "./genius-range.ts";
import type { FoundIssue } from "./genius-space.ts";
import type { Report } from "./report.ts";
import type { XmlElement } from "./xml.ts";
import { xmlNumber } from "./xml-number.ts";

/** Below this maximum Genius takes an issue's evaluations for nothing (`EvaluatorDiscrete.normalize`). */
const LEAST_MAXIMUM = 0.00001;

export interface WorthInputs {
  readonly issue: GeniusIssue;
  readonly found: FoundIssue;
  readonly evaluations: Evaluations;
  /** What every worth is multiplied by. */
  readonly factor: number;
}

/** What the options of an issue are worth according to a profile, before weighing by `factor`. */
export function geniusWorth(inputs: WorthInputs, report: Report): Worth {
  const { issue, found } = inputs;
  const evaluator = found.element.first("evaluator");
  if (issue.issue.kind === "range" && (evaluator !== undefined || found.element.first("item") === undefined)) {
    return numberWorth(inputs, evaluator, report);
  }
  return itemWorth(inputs, report);
}

function numberWorth({ issue, found, evaluations, factor }: WorthInputs, element: XmlElement | undefined, report: Report): Worth {
  const path = `issue ${found.name}`;
  const nothing: Worth = { kind: "options", options: {} };
  if (issue.issue.kind !== "range") return nothing;
  const { range } = issue.issue;
  const bounds = geniusBounds(found.element, path, report);
  if (bounds !== undefined && (bounds.lower !== range.from || bounds.upper !== range.to)) {
    const message = `The profile says ${bounds.lower} to ${bounds.upper}, the domain ${range.from} to ${range.to}; the domain's are the options.`;
    report.warn({ at: found.element.at, code: "bounds-differ", path, message });
  }
  if (element === undefined) {
    report.warn({
      at: found.element.at,
      code: "missing-evaluation",
      path,
      message: "The issue has no evaluator; all its numbers are worth 0.",
    });
    return nothing;
  }
  const clamped = evaluations === "normalised";
  const origin = clamped && issue.type === "integer" ? (bounds?.lower ?? range.from) : 0;
  const evaluator = readEvaluator(element, { line: clamped ? "clamped" : "plain", origin, path }, report);
  return evaluator === undefined ? nothing : evaluatorWorth(evaluator, range, factor);
}

function itemWorth({ issue, found, evaluations, factor }: WorthInputs, report: Report): Worth {
  const read = evaluationsOf(issue, found, report);
  const options = optionsOf(issue);
  const missing = [...options].filter(([value]) => !read.mentioned.has(value));
  for (const [value] of issue.issue.kind === "choice" ? missing : missing.slice(0, 1)) {
    const message = "The profile does not mention this item; it is worth 0.";
    report.warn({ at: found.element.at, code: "missing-evaluation", path: `issue ${found.name}, item ${value}`, message });
  }
  const scale = evaluations === "normalised" ? normalisation(read.evaluations) : 1;
  const worths = [...options].map(([value, id]) => [id, factor * ((read.evaluations.get(value) ?? 0) * scale)] as const);
  return { kind: "options", options: Object.fromEntries(worths) };
}

function normalisation(evaluations: ReadonlyMap<string, number>): number {
  const maximum = [...evaluations.values()].reduce((most, value) => Math.max(most, value), -Infinity);
  return maximum < LEAST_MAXIMUM ? 0 : 1 / maximum;
}

/** Option ids by the value that names them in a profile. */
function optionsOf({ issue, optionIds }: GeniusIssue): ReadonlyMap<string, OptionId> {
  if (issue.kind !== "range") return optionIds;
  return new Map(rangeNumbers(issue.range).map((number) => [String(number), optionId(String(number))]));
}

/** Evaluations by item. An item that comes twice has its last one; one that the domain lacks counts for the maximum, as in Genius. */
function evaluationsOf(issue: GeniusIssue, { element, name }: FoundIssue, report: Report) {
  const options = optionsOf(issue);
  const evaluations = new Map<string, number>();
  const mentioned = new Set<string>();
  for (const item of element.all("item")) {
    const value = item.attribute("value");
    const path = `issue ${name}, item ${value?.value ?? ""}`;
    if (value === undefined) {
      report.error({ at: item.at, code: "missing-value", path, message: "The item has no value." });
      continue;
    }
    if (!options.has(value.value)) {
      const message = "The domain has no such item, so no outcome can have it.";
      report.warn({ at: value.at, code: "unknown-item", path, message, hint: "Check the spelling in domain and profile." });
    }
    if (mentioned.has(value.value))
      report.warn({ at: value.at, code: "duplicate-item", path, message: "The item comes twice; the last one counts." });
    mentioned.add(value.value);
    const evaluation = evaluationOf(item, path, report);
    if (evaluation !== undefined) evaluations.set(value.value, evaluation);
  }
  return { evaluations, mentioned };
}

function evaluationOf(item: XmlElement, path: string, report: Report): number | undefined {
  const attribute = item.attribute("evaluation");
  if (attribute === undefined || attribute.value === "null") {
    report.warn({ at: item.at, code: "missing-evaluation", path, message: "The item has no evaluation; it is worth 0." });
    return undefined;
  }
  const evaluation = xmlNumber(attribute, path, report);
  if (evaluation !== undefined && evaluation < 0) {
    report.warn({
      at: attribute.at,
      code: "negative-evaluation",
      path,
      message: "The evaluation is below 0, which Genius does not expect.",
    });
  }
  return evaluation;
}
