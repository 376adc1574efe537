import type { Brief } from "../../model/case.ts";
import type { Preferences, WeightedWorth, Worth } from "../../model/preferences.ts";
import type { IssueId } from "../../model/ids.ts";
import type { TextFile } from "../problem.ts";
import type { Evaluations } from "./evaluations.ts";
import { geniusBoxes } from "./genius-boxes.ts";
import type { GeniusDomain } from "./genius-domain.ts";
import { type Match, matchIssues } from "./genius-match.ts";
import { type GeniusSpace, geniusSpace } from "./genius-space.ts";
import { geniusWeights } from "./genius-weights.ts";
import { geniusWorth } from "./genius-worth.ts";
import { hasOnlyFiniteNumbers } from "./finite-preferences.ts";
import type { Report } from "./report.ts";
import { roundedPreferences } from "./rounded-preferences.ts";
import { readXml, type XmlElement } from "./xml.ts";
import { xmlNumber } from "./xml-number.ts";

export interface ProfileInputs {
  readonly file: TextFile;
  readonly domain: GeniusDomain;
  readonly evaluations: Evaluations;
}

/** Reads one party's brief. Undefined only where the file is no profile at all; other errors are in the report. */
export function readGeniusProfile({ file, domain, evaluations }: ProfileInputs, report: Report): Brief | undefined {
  const root = readXml(file, report);
  const space = root && geniusSpace(root, report);
  if (space === undefined) return undefined;
  const { objective } = space;
  const rules = objective.first("rules") ?? space.space.first("rules");
  if (rules !== undefined) {
    const message = "Profiles made of rules (constraint utility spaces) cannot be read.";
    report.error({ at: rules.at, code: "unsupported-profile", path: "", message });
    return undefined;
  }
  const reading: Reading = { match: matchIssues(domain, space, report), space, evaluations };
  const utility = objective.first("utility") ?? objective.first("utility_function");
  const stated = utility === undefined ? additive(reading, report) : boxes(utility, reading, report);
  const discount = readDiscount(space.space, report);
  const preferences = roundedPreferences({ ...stated, ...(discount === undefined ? {} : { discount }) });
  if (!report.hasErrors() && !hasOnlyFiniteNumbers(preferences)) {
    report.error({ at: space.space.at, code: "too-large-number", path: "", message: "The numbers are too large to multiply." });
  }
  const reservationValue = readReservation(space.space, evaluations, report);
  return {
    preferences,
    noAgreement: { kind: "reservationValue", reservationValue },
    redLines: [],
    probabilities: {},
    steps: {},
    estimates: {},
  };
}

interface Reading {
  readonly match: Match;
  readonly space: GeniusSpace;
  readonly evaluations: Evaluations;
}

function additive({ match, space, evaluations }: Reading, report: Report): Preferences {
  const weights = geniusWeights([...match.issues.values()], space, report);
  const points: [IssueId, Worth][] = [];
  const weighted: [IssueId, WeightedWorth][] = [];
  for (const [issue, found] of match.issues) {
    const weight = weights.get(found) ?? 0;
    const worth = geniusWorth({ issue, found, evaluations, factor: evaluations === "normalised" ? 1 : weight }, report);
    points.push([issue.issue.id, worth]);
    weighted.push([issue.issue.id, { ...worth, weight }]);
  }
  return evaluations === "normalised"
    ? { kind: "weighted", issues: Object.fromEntries(weighted), interactions: [] }
    : { kind: "points", issues: Object.fromEntries(points), interactions: [] };
}

function boxes(utility: XmlElement, { match, space: { objective }, evaluations }: Reading, report: Report): Preferences {
  const weight = objective.first("weight");
  if (weight !== undefined) {
    report.warn({ at: weight.at, code: "unused-weight", path: "", message: "A profile of boxes has no weights; they are passed over." });
  }
  return { kind: "points", issues: {}, interactions: geniusBoxes(utility, { match, evaluations }, report) };
}

/** Genius discounts by d^t for d between 0 and 1; 0, 1 and anything outside mean that time costs nothing. */
function readDiscount(space: XmlElement, report: Report): number | undefined {
  const attribute = within(space, "discount_factor")?.attribute("value");
  const discount = attribute && xmlNumber(attribute, "discount factor", report);
  if (attribute === undefined || discount === undefined) return undefined;
  if (discount > 0 && discount < 1) return discount;
  if (discount < 0 || discount > 1) {
    const message = `A discount of ${discount} is not between 0 and 1; it is passed over, as in Genius.`;
    report.warn({ at: attribute.at, code: "bad-discount", path: "discount factor", message });
  }
  return undefined;
}

/** 0 where the file states none, as in Genius. */
function readReservation(space: XmlElement, evaluations: Evaluations, report: Report): number {
  const attribute = within(space, "reservation")?.attribute("value");
  const value = attribute && xmlNumber(attribute, "reservation", report);
  if (attribute === undefined || value === undefined) return 0;
  const path = "reservation";
  if (value < 0 || value > 1) {
    report.warn({ at: attribute.at, code: "reservation-range", path, message: `A reservation value of ${value} is not between 0 and 1.` });
  }
  if (value !== 0 && evaluations === "asWritten") {
    const message = "The reservation value is on Genius' scale of 0 to 1, the utilities here are not.";
    report.warn({ at: attribute.at, code: "reservation-scale", path, message, hint: "Read the file normalised, or restate the value." });
  }
  return value;
}

const within = (space: XmlElement, name: string): XmlElement | undefined => space.first(name) ?? space.first("objective")?.first(name);
