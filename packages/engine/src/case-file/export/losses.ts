import { own } from "../../lib/own.ts";
import type { Brief, Case } from "../../model/case.ts";
import { isRange, type Quantity } from "../../model/quantity.ts";
import type { Preferences } from "../../model/preferences.ts";
import type { Problem } from "../problem.ts";
import type { ScaledParty } from "./scaled-party.ts";

/** A part of a case that the files of an export do not say. */
export interface Loss {
  readonly code: string;
  readonly path: string;
  readonly message: string;
  readonly hint?: string;
}

/** A loss as a problem of the file it shows in. Exports have no lines to point at, so the place is the file's beginning. */
export function lossProblem(file: string, severity: Problem["severity"], { code, path, message, hint }: Loss): Problem {
  return { severity, code, file, line: 1, column: 1, path, message, ...(hint === undefined ? {} : { hint }) };
}

/** What neither Genius nor GeniusWeb has a place for, in the public part of a case. */
export function publicLosses(stated: Case): Loss[] {
  const losses: Loss[] = [];
  for (const { id, name } of stated.constraints) {
    losses.push({
      code: "constraint-lost",
      path: `constraint ${id}`,
      message: `"${name}" is left out: every combination of options is possible in the files.`,
    });
  }
  for (const { id, name } of stated.unknowns) {
    losses.push({
      code: "unknown-lost",
      path: `unknown ${id}`,
      message: `"${name}" is left out: utilities are what the party expects of it.`,
    });
  }
  const others = Object.entries({
    groups: stated.groups.length,
    tracks: stated.tracks.length,
    positions: stated.positions.length,
    record: stated.record.length,
    steps: stated.steps.length,
    sources: stated.sources.length,
    translations: Object.keys(stated.translations ?? {}).length,
  }).filter(([, count]) => count > 0);
  if (others.length > 0) {
    losses.push({ code: "texts-lost", path: "", message: `Left out: ${others.map(([name]) => name).join(", ")}.` });
  }
  for (const { id, name } of stated.parties.filter((party) => own(stated.briefs, party.id) === undefined)) {
    losses.push({ code: "party-lost", path: `party ${id}`, message: `${name} has no brief, so there is no profile.` });
  }
  return losses;
}

/** What neither format has a place for in a brief. */
export function briefLosses({ party, brief, base, unit }: ScaledParty): Loss[] {
  const path = `brief ${party.id}`;
  const losses: Loss[] = [];
  for (const { id, name } of brief.redLines) {
    losses.push({
      code: "red-line-lost",
      path: `${path}, red line ${id}`,
      message: `"${name}" is left out: the profile has no outcomes ruled out.`,
    });
  }
  if (brief.noAgreement?.kind === "alternatives") {
    losses.push({ code: "alternatives-lost", path, message: "Of the alternatives, the value of the best one is left." });
  }
  if (Object.keys(brief.estimates).length > 0)
    losses.push({ code: "estimates-lost", path, message: "Estimates of other parties are left out." });
  if (quantities(brief).some(isRange))
    losses.push({ code: "ranges-lost", path, message: "Of figures stated as ranges, the likely ones are left." });
  if (Math.abs(base) > SCALE_TOLERANCE || Math.abs(unit - 1) > SCALE_TOLERANCE) {
    const message = `Utilities in the profile are from 0 to 1: points = ${round(base)} + ${round(unit)} x utility.`;
    losses.push({ code: "scale-changed", path, message });
  }
  return losses;
}

/** A scale this near to 0 to 1 is that scale, but for rounding; in points. */
const SCALE_TOLERANCE = 1e-9;

const round = (value: number): number => Number(value.toPrecision(10));

function quantities({ preferences, noAgreement }: Brief): Quantity[] {
  const reservation = noAgreement?.kind === "reservationValue" ? [noAgreement.reservationValue] : [];
  return [...worths(preferences), ...preferences.interactions.map((interaction) => interaction.adjust), ...reservation];
}

function worths(preferences: Preferences): Quantity[] {
  const weights =
    preferences.kind === "weighted" ? Object.values(preferences.issues).flatMap((worth) => (worth ? [worth.weight] : [])) : [];
  const stated = Object.values(preferences.issues).flatMap((worth) => {
    if (worth === undefined) return [];
    return worth.kind === "curve" ? worth.curve.map((point) => point.worth) : Object.values(worth.options);
  });
  return [...weights, ...stated.filter((quantity) => quantity !== undefined)];
}
