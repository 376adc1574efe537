import { failed, ok, type Result } from "../../lib/result.ts";
import type { Case } from "../../model/case.ts";
import { condition } from "../../model/condition.ts";
import { outcomeSpace, type OutcomeSpace } from "../../model/outcome-space.ts";
import { slugs } from "../import/slugs.ts";
import type { Problem, TextFile } from "../problem.ts";
import { distinctNames } from "./distinct-names.ts";
import type { ExportedFiles } from "./exported-files.ts";
import { briefLosses, type Loss, lossProblem, publicLosses } from "./losses.ts";
import { optionNames } from "./option-names.ts";
import { type ScaledParty, scaledParties } from "./scaled-party.ts";
import { isStraightLine } from "./straight-line.ts";

/**
 * Writes a case as a GeniusWeb domain and one linear additive profile a party (JSON). Utilities are the party's points brought to 0
 * to 1; a warning says how, where points are not on that scale already. A range of numbers stays one where every party values it on a
 * straight line, else its numbers become values. GeniusWeb has no interactions, no discount, and a reservation only as the bid that
 * is just acceptable; these are named in the warnings, as is everything else the files do not say. Fails where no party has a brief.
 */
export function exportGeniusWeb(stated: Case): Result<ExportedFiles, readonly Problem[]> {
  const space = outcomeSpace(stated.issues);
  const parties = scaledParties(stated, space).map(onPointsIfSmall);
  const [base = "case"] = slugs([stated.title], "case");
  const domainFile = `${base}.json`;
  if (parties.length === 0) {
    const message = "No party has a brief, so there is nothing to write a profile of.";
    return failed([lossProblem(domainFile, "error", { code: "no-briefs", path: "", message })]);
  }
  const kept = stated.issues.map(
    (issue, i) => issue.kind === "range" && (space.sizes[i] ?? 0) > 1 && parties.every(({ shares }) => isStraightLine(shares[i] ?? [])),
  );
  const domain = {
    name: stated.title,
    issuesValues: byName(stated, (i) => (kept[i] === true ? range(stated, space, i) : values(stated, i))),
  };
  const ids = slugs(
    parties.map(({ party }) => party.id),
    "party",
  );
  const profiles = parties.map(
    (party, p): TextFile => ({ name: `${base}-${ids[p]}.json`, text: json(profile({ stated, space, kept, domain }, party)) }),
  );
  const publicWarnings = [...publicLosses(stated), ...rangeLosses(stated, kept)].map((loss) => lossProblem(domainFile, "warning", loss));
  const warnings = parties.flatMap((party, p) =>
    [...briefLosses(party), ...webLosses(party, space)].map((loss) => lossProblem(profiles[p]?.name ?? "", "warning", loss)),
  );
  return ok({ files: [{ name: domainFile, text: json(domain) }, ...profiles], warnings: [...publicWarnings, ...warnings] });
}

/** Utilities here need not reach 1, so points that stay below it are kept as they are. */
function onPointsIfSmall(scaled: ScaledParty): ScaledParty {
  if (scaled.unit >= 1) return scaled;
  return { ...scaled, unit: 1, shares: scaled.shares.map((table) => table.map((value) => value * scaled.unit)) };
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

function byName<Value>({ issues }: Case, value: (issue: number) => Value): Readonly<Record<string, Value>> {
  return Object.fromEntries(distinctNames(issues).map((name, i) => [name, value(i)]));
}

const values = ({ issues }: Case, i: number) => ({ values: issues[i] === undefined ? [] : optionNames(issues[i]) });

function range({ issues }: Case, space: OutcomeSpace, i: number) {
  const numbers = space.issues[i]?.numbers ?? [];
  const issue = issues[i];
  return { range: { low: numbers[0], high: numbers.at(-1), step: issue?.kind === "range" ? issue.range.step : 1 } };
}

interface Draft {
  readonly stated: Case;
  readonly space: OutcomeSpace;
  /** Which issues stay ranges of numbers. */
  readonly kept: readonly boolean[];
  /** Repeated in every profile. */
  readonly domain: object;
}

function profile({ stated, space, kept, domain }: Draft, { party, weights, shares }: ScaledParty) {
  const exact = weightsThatSumToOne(weights);
  return {
    LinearAdditiveUtilitySpace: {
      name: /^[a-z0-9]/i.test(party.name) ? party.name : party.id,
      issueUtilities: byName(stated, (i) => {
        const table = shares[i] ?? [];
        const numbers = space.issues[i]?.numbers ?? [];
        if (kept[i] === true) return { NumberValueSetUtilities: ends(table, numbers) };
        const issue = stated.issues[i];
        const names = issue === undefined ? [] : optionNames(issue);
        return { DiscreteValueSetUtilities: { valueUtilities: Object.fromEntries(names.map((name, k) => [name, table[k] ?? 0])) } };
      }),
      issueWeights: byName(stated, (i) => exact[i] ?? 0),
      domain,
      reservationBid: null,
    },
  };
}

const ends = (table: readonly number[], numbers: readonly number[]) => ({
  lowValue: numbers[0],
  lowUtility: table[0],
  highValue: numbers.at(-1),
  highUtility: table.at(-1),
});

/** GeniusWeb adds the decimals it reads and refuses a sum that is not exactly 1, so weights are cut to 15 decimals and the largest takes the rest. */
const WEIGHT_UNITS = 1e15;

function weightsThatSumToOne(weights: readonly number[]): number[] {
  const units = weights.map((weight) => Math.floor(weight * WEIGHT_UNITS));
  const largest = units.indexOf(units.reduce((most, unit) => Math.max(most, unit), 0));
  const rest = WEIGHT_UNITS - units.reduce((sum, unit) => sum + unit, 0);
  return units.map((unit, i) => (i === largest ? unit + rest : unit) / WEIGHT_UNITS);
}

function webLosses({ party, brief, base, reservation }: ScaledParty, space: OutcomeSpace): Loss[] {
  const path = `brief ${party.id}`;
  const losses: Loss[] = [];
  for (const [k, { name = `interaction ${k + 1}`, when }] of brief.preferences.interactions.entries()) {
    if ((condition(space, when)?.issues.length ?? 0) < 2) continue;
    losses.push({
      code: "interaction-lost",
      path: `${path}, ${name}`,
      message: `"${name}" is left out, so utilities differ where it holds.`,
    });
  }
  if (brief.preferences.discount !== undefined) losses.push({ code: "discount-lost", path, message: "The discount is left out." });
  if (reservation !== undefined && reservation > base) {
    const message = `The reservation value of ${reservation} points is left out: the format knows only a bid that is just acceptable.`;
    losses.push({ code: "reservation-lost", path, message });
  }
  return losses;
}

function rangeLosses({ issues }: Case, kept: readonly boolean[]): Loss[] {
  return issues.flatMap((issue, i) => {
    if (issue.kind !== "range" || kept[i] === true) return [];
    return [
      { code: "range-as-items", path: `issue ${issue.id}`, message: `The numbers of "${issue.name}" are written as values, one by one.` },
    ];
  });
}
