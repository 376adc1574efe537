import type { Brief } from "../../model/case.ts";
import { optionId } from "../../model/ids.ts";
import type { Preferences, WeightedWorth, Worth } from "../../model/preferences.ts";
import type { TextFile } from "../problem.ts";
import { type JsonNode, readJson } from "./json.ts";
import { distinctMembers, type JsonObject, member, membersOf, numberOf, textOf } from "./json-members.ts";
import { webReservation } from "./genius-web-reservation.ts";
import type { WebDomain, WebIssue } from "./genius-web-domain.ts";
import type { Place, Report } from "./report.ts";

export interface WebProfile {
  /** The name the profile gives itself; empty where it has none. */
  readonly name: string;
  readonly brief: Brief;
}

/** How far from 1 a sum of weights may be: GeniusWeb itself allows nothing, other programs write rounded decimals. */
const WEIGHT_SUM_TOLERANCE = 1e-6;

/**
 * Reads {"LinearAdditiveUtilitySpace": {"name", "issueUtilities", "issueWeights", "reservationBid"}}, with the class names of newer
 * files ("DiscreteValueSetUtilities", "NumberValueSetUtilities") or the short ones of older ("discreteutils", "numberutils").
 */
export function readWebProfile(file: TextFile, domain: WebDomain, report: Report): WebProfile | undefined {
  const root = readJson(file, report);
  const space = root && utilitySpace(root, report);
  if (space === undefined) return undefined;
  const weights = readWeights(space, domain, report);
  const issues = new Map<WebIssue, WeightedWorth>();
  for (const { key, at, value } of membersOf(space, ["issueUtilities"], report)) {
    const path = `issue ${key}`;
    const issue = domain.issues.get(key);
    if (issue === undefined) {
      const hint = "Check that domain and profile belong together.";
      report.error({ at, code: "unknown-issue", path, message: "The domain has no issue of this name.", hint });
      continue;
    }
    const weight = weights.get(key);
    if (weight === undefined) report.warn({ at, code: "missing-weight", path, message: "The issue has no weight; it adds nothing." });
    issues.set(issue, { ...readUtilities(value, { issue, path }, report), weight: weight ?? 0 });
  }
  for (const [name, issue] of domain.issues) {
    if (issues.has(issue)) continue;
    report.warn({
      at: space.at,
      code: "missing-issue",
      path: `issue ${name}`,
      message: "The profile does not mention this issue; it adds nothing.",
    });
  }
  const stated = Object.fromEntries([...issues].map(([issue, worth]) => [issue.issue.id, worth]));
  const preferences: Preferences = { kind: "weighted", issues: stated, interactions: [] };
  const reservationValue = webReservation(member(space, "reservationBid"), { domain, worths: issues }, report);
  const brief: Brief = {
    preferences,
    noAgreement: { kind: "reservationValue", reservationValue },
    redLines: [],
    probabilities: {},
    steps: {},
    estimates: {},
  };
  return { name: textOf(member(space, "name"))?.trim() ?? "", brief };
}

function utilitySpace(root: JsonNode, report: Report): JsonObject | undefined {
  const inner = member(root, "LinearAdditiveUtilitySpace") ?? root;
  if (inner.kind === "object" && member(inner, "issueUtilities") !== undefined) return inner;
  const found = root.kind === "object" ? root.members[0]?.key : undefined;
  const message = `Expected a LinearAdditiveUtilitySpace with issueUtilities${found === undefined ? "" : `, found "${found}"`}.`;
  report.error({ at: inner.at, code: "not-genius-web", path: "", message, hint: "Other kinds of profile cannot be read." });
  return undefined;
}

function readWeights(space: JsonObject, domain: WebDomain, report: Report): Map<string, number> {
  const weights = new Map<string, number>();
  const members = membersOf(space, ["issueWeights"], report);
  for (const { key, at, value } of members) {
    const path = `weight of issue ${key}`;
    if (!domain.issues.has(key)) report.warn({ at, code: "unused-weight", path, message: "The domain has no issue of this name." });
    else if (value.kind !== "number") report.error({ at: value.at, code: "bad-number", path, message: "Expected a number." });
    else if (value.value < 0) report.error({ at: value.at, code: "negative-weight", path, message: "A weight must be 0 or more." });
    else weights.set(key, value.value);
  }
  const sum = [...weights.values()].reduce((total, weight) => total + weight, 0);
  const [first] = members;
  if (first !== undefined && weights.size > 0 && Math.abs(sum - 1) > WEIGHT_SUM_TOLERANCE) {
    const message = `The weights sum to ${Number(sum.toPrecision(10))}, not 1; they are divided by their sum.`;
    report.warn({ at: first.at, code: sum > 1 ? "weights-above-one" : "weights-below-one", path: "", message });
  }
  return weights;
}

interface Valued {
  readonly issue: WebIssue;
  readonly path: string;
}

function readUtilities(node: JsonNode, valued: Valued, report: Report): Worth {
  const { issue, path } = valued;
  const discrete = member(node, "DiscreteValueSetUtilities", "discreteutils");
  const numeric = member(node, "NumberValueSetUtilities", "numberutils");
  if (issue.issue.kind === "choice" && discrete?.kind === "object") return discreteWorth(discrete, valued, report);
  if (issue.issue.kind === "range" && numeric !== undefined) return numericWorth(numeric, valued, report);
  const message =
    issue.issue.kind === "range" ? "Expected NumberValueSetUtilities, as the issue has numbers." : "Expected DiscreteValueSetUtilities.";
  report.error({ at: node.at, code: "bad-utilities", path, message });
  return { kind: "options", options: {} };
}

function discreteWorth(node: JsonObject, { issue: { optionIds }, path }: Valued, report: Report): Worth {
  const inner = member(node, "valueUtilities") ?? node;
  const worths = new Map([...optionIds.values()].map((id) => [id, 0]));
  const missing = new Set(optionIds.keys());
  for (const { key, at, value } of inner.kind === "object" ? distinctMembers(inner, path, report) : []) {
    const id = optionIds.get(key);
    const itemPath = `${path}, value ${key}`;
    missing.delete(key);
    if (id === undefined)
      report.warn({ at, code: "unknown-item", path: itemPath, message: "The domain has no such value, so no outcome can have it." });
    else if (value.kind !== "number") report.error({ at: value.at, code: "bad-number", path: itemPath, message: "Expected a number." });
    else {
      warnBeyondUnit(value.value, { at: value.at, path: itemPath }, report);
      worths.set(id, value.value);
    }
  }
  for (const value of missing) {
    report.warn({
      at: inner.at,
      code: "missing-evaluation",
      path: `${path}, value ${value}`,
      message: "The value has no utility; it is worth 0.",
    });
  }
  return { kind: "options", options: Object.fromEntries(worths) };
}

/** A straight line between the two ends, which must be the issue's, as GeniusWeb demands. */
function numericWorth(node: JsonNode, { issue: { issue }, path }: Valued, report: Report): Worth {
  const nothing: Worth = { kind: "options", options: {} };
  const [low, lowUtility, high, highUtility] = ["lowValue", "lowUtility", "highValue", "highUtility"].map((key) =>
    numberOf(node, { key, path }, report),
  );
  if (low === undefined || lowUtility === undefined || high === undefined || highUtility === undefined || issue.kind !== "range")
    return nothing;
  const { from, to } = issue.range;
  if (low !== from || high !== to) {
    const message = `The utilities run from ${low} to ${high}, the issue from ${from} to ${to}.`;
    report.error({ at: node.at, code: "bounds-differ", path, message });
    return nothing;
  }
  for (const utility of [lowUtility, highUtility]) warnBeyondUnit(utility, { at: node.at, path }, report);
  if (from === to) return { kind: "options", options: { [optionId(String(from))]: lowUtility } };
  const curve = [
    { at: from, worth: lowUtility },
    { at: to, worth: highUtility },
  ];
  return { kind: "curve", curve };
}

function warnBeyondUnit(utility: number, spot: { readonly at: Place; readonly path: string }, report: Report): void {
  if (utility >= 0 && utility <= 1) return;
  report.warn({ ...spot, code: "utility-range", message: `A utility of ${utility} is not between 0 and 1.` });
}
