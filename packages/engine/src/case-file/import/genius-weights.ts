import { type FoundIssue, type GeniusSpace, wholeNumber } from "./genius-space.ts";
import type { Place, Report } from "./report.ts";
import type { XmlElement } from "./xml.ts";
import { xmlNumber } from "./xml-number.ts";

/** How far the sum of weights may be from 1 before it is worth a word: files state weights with six decimals and more. */
const WEIGHT_SUM_TOLERANCE = 1e-6;

interface Weight {
  readonly value: number;
  readonly at: Place;
}

/** The weight of each issue as the file has it; 0 for one without (warned of). Weights of objectives around issues play no part, as in Genius. */
export function geniusWeights(found: readonly FoundIssue[], { objective }: GeniusSpace, report: Report): Map<FoundIssue, number> {
  const tables = new Map<XmlElement, Map<number, Weight>>();
  const tableOf = (parent: XmlElement): Map<number, Weight> => {
    const table = tables.get(parent) ?? weightsIn(parent, report);
    tables.set(parent, table);
    return table;
  };
  const weights = found.map((each) => tableOf(each.objectives.at(-1) ?? objective).get(each.index));
  if (weights.every((weight) => weight === undefined)) {
    report.error({ at: objective.at, code: "missing-weights", path: "", message: "The profile gives none of its issues a weight." });
  } else {
    for (const [i, { element, name }] of found.entries()) {
      if (weights[i] !== undefined) continue;
      const message = "The issue has no weight; it adds nothing.";
      report.warn({ at: element.at, code: "missing-weight", path: `issue ${name}`, message });
    }
    checkSum(
      weights.filter((weight) => weight !== undefined),
      report,
    );
  }
  return new Map(found.map((each, i) => [each, weights[i]?.value ?? 0]));
}

function weightsIn(parent: XmlElement, report: Report): Map<number, Weight> {
  const weights = new Map<number, Weight>();
  const weighed = [...parent.all("issue"), ...parent.all("objective")];
  const indices = new Set(weighed.map((child) => Number(child.attribute("index")?.value)));
  for (const element of parent.all("weight")) {
    const [indexText, valueText] = [element.attribute("index"), element.attribute("value")];
    const index = wholeNumber(indexText?.value ?? "");
    const path = `weight ${indexText?.value ?? ""}`;
    if (valueText === undefined || Number.isNaN(index)) {
      report.error({ at: element.at, code: "bad-weight", path, message: "A weight needs an index and a value." });
      continue;
    }
    const value = xmlNumber(valueText, path, report);
    if (value === undefined) continue;
    const { at } = valueText;
    if (value < 0) report.error({ at, code: "negative-weight", path, message: `A weight must be 0 or more, found ${valueText.value}.` });
    if (weights.has(index)) report.warn({ at, code: "duplicate-weight", path, message: "The weight comes twice; the last one counts." });
    if (!indices.has(index) && index > weighed.length)
      report.warn({ at, code: "unused-weight", path, message: "No issue has this index." });
    weights.set(index, { value, at });
  }
  return weights;
}

function checkSum(weights: readonly Weight[], report: Report): void {
  const [first] = weights;
  const sum = weights.reduce((total, weight) => total + weight.value, 0);
  if (first === undefined) return;
  if (sum > 1 + WEIGHT_SUM_TOLERANCE) {
    const message = `The weights sum to ${Number(sum.toPrecision(10))}, more than 1.`;
    report.warn({ at: first.at, code: "weights-above-one", path: "", message });
  }
  if (weights.every((weight) => weight.value === 0))
    report.warn({ at: first.at, code: "weights-zero", path: "", message: "All weights are 0, so every outcome is worth the same." });
}
