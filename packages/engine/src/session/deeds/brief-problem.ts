import type { Brief, Estimate, RedLine, Unknown } from "../../model/case.ts";
import type { OutcomeSpace } from "../../model/outcome-space.ts";
import { type Check, isList, isNumber, isOptional, isRecord, isText, isWord } from "../../lib/plain-checks.ts";
import { plainProblem } from "../../lib/plain-problem.ts";
import type { SessionCase } from "../session-case.ts";
import { combinationProblem, rulesProblem } from "./rule-problem.ts";

/**
 * Where this is no brief on these issues: the path in it, as "redLines.0.forbid.price". Undefined where it is one. Looks at what the
 * engine reads; whether the brief makes sense is for whoever writes it to say.
 */
export function briefProblem(current: SessionCase, brief: Brief): string | undefined {
  const problem = plainProblem(brief) ?? readingProblem(current, brief);
  if (problem !== undefined) return problem;
  if (!isRecord(brief.estimates)) return "estimates";
  for (const [party, estimate] of Object.entries(brief.estimates)) {
    const wrong = isRecord(estimate) ? readingProblem(current, estimate) : "";
    if (wrong !== undefined) return `estimates.${party}${wrong === "" ? "" : `.${wrong}`}`;
  }
  return undefined;
}

function readingProblem({ space, value }: SessionCase, reading: Brief | Estimate): string | undefined {
  const { notes, preferences, noAgreement, redLines, probabilities, steps, breakingCost } = reading;
  if (!isOptional(isText)(notes)) return "notes";
  const inPreferences = preferencesProblem(space, preferences);
  if (inPreferences !== undefined) return `preferences${inPreferences}`;
  if (!isOptional(isNoAgreement)(noAgreement)) return "noAgreement";
  if (!Array.isArray(redLines)) return "redLines";
  const inRules = rulesProblem(space, redLines);
  if (inRules !== undefined) return `redLines.${inRules}`;
  const unfounded = redLines.findIndex(({ until }) => until !== undefined && !isEvidence(value.unknowns, until));
  if (unfounded >= 0) return `redLines.${unfounded}.until`;
  if (!isRecordOf(isRecordOf(isQuantity))(probabilities)) return "probabilities";
  if (!isRecordOf(isStepWorth)(steps)) return "steps";
  return isOptional(isQuantity)(breakingCost) ? undefined : "breakingCost";
}

/** Of an unknown or a state that the case has not there would never be evidence. */
function isEvidence(unknowns: readonly Unknown[], until: NonNullable<RedLine["until"]>): boolean {
  if (!isRecord(until) || !isRecordOf(isList(isText))(until.given) || !isNumber(until.probability)) return false;
  const entries = Object.entries(until.given);
  const areKnown = entries.every(([id, meant]) => {
    const states: readonly string[] = unknowns.find((unknown) => unknown.id === id)?.states.map((state) => state.id) ?? [];
    return meant?.every((state) => states.includes(state));
  });
  return entries.length > 0 && areKnown && until.probability > 0 && until.probability <= 1;
}

const isStepWorth: Check = (value) => isRecord(value) && isQuantity(value["worth"]) && isOptional(isQuantity)(value["lost"]);

const isRecordOf =
  (check: Check): Check =>
  (value) =>
    isRecord(value) && Object.values(value).every(check);

const isQuantity: Check = (value) => isNumber(value) || (isRecord(value) && isOrdered([value["low"], value["likely"], value["high"]]));

const isOrdered = (numbers: readonly unknown[]): boolean =>
  numbers.every((number, k) => isNumber(number) && (k === 0 || Number(numbers[k - 1]) <= number));

const isOptions: Check = (value) => isRecord(value) && value["kind"] === "options" && isRecordOf(isQuantity)(value["options"]);

const isCurve: Check = (value) => {
  if (!isRecord(value) || value["kind"] !== "curve") return false;
  const { curve } = value;
  const isPoint: Check = (point) => isRecord(point) && isNumber(point["at"]) && isQuantity(point["worth"]);
  return Array.isArray(curve) && curve.length > 0 && curve.every((point) => isPoint(point)) && isOrdered(curve.map(({ at }) => at));
};

function preferencesProblem(space: OutcomeSpace, preferences: unknown): string | undefined {
  if (!isRecord(preferences)) return "";
  const { kind, issues, interactions, discount } = preferences;
  if (!isWord("points", "weighted")(kind)) return ".kind";
  const isWorth: Check = (worth) =>
    (isOptions(worth) || isCurve(worth)) && (kind === "points" || (isRecord(worth) && isQuantity(worth["weight"])));
  if (!isRecordOf(isWorth)(issues)) return ".issues";
  if (!isOptional((value) => isNumber(value) && value > 0 && value <= 1)(discount)) return ".discount";
  if (!Array.isArray(interactions)) return ".interactions";
  const wrong = interactions.findIndex((each) => !isInteraction(space, each));
  return wrong < 0 ? undefined : `.interactions.${wrong}`;
}

const isInteraction = (space: OutcomeSpace, value: unknown): boolean =>
  isRecord(value) &&
  isOptional(isText)(value["name"]) &&
  combinationProblem(space, "when", value["when"]) === undefined &&
  isRecordOf(isList(isText))(value["given"]) &&
  isQuantity(value["adjust"]);

function isNoAgreement(value: unknown): boolean {
  if (!isRecord(value)) return false;
  if (value["kind"] === "reservationValue") return isQuantity(value["reservationValue"]);
  return value["kind"] === "alternatives" && isSome(isAlternative)(value["alternatives"]);
}

const isSome =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length > 0 && value.every(check);

// Its depth is bounded: it was found to be plain before.
function isAlternative(value: unknown): boolean {
  if (!isRecord(value) || !isText(value["name"]) || !isOptional(isQuantity)(value["cost"])) return false;
  switch (value["kind"]) {
    case "value":
      return isQuantity(value["value"]);
    case "chances":
      return isSome((each) => isRecord(each) && isQuantity(each["probability"]) && isAlternative(each["then"]))(value["chances"]);
    case "choices":
      return isSome(isAlternative)(value["choices"]);
    default:
      return false;
  }
}
