import { assertNever, type Case, type Issue } from "@detente/engine";
import type { Labels } from "./labels.ts";
import { decimalsFor, decimalText } from "./numbers.ts";
import { plainText } from "./plain-text.ts";

/**
 * What things in a case are called, where there is no analysis of it: as `labelsOf` calls them. `scales`: by party, in the order of the
 * case, some figures on its scale, which say how many decimals its points need.
 */
export function caseLabels({ parties, issues }: Pick<Case, "parties" | "issues">, scales: readonly (readonly number[])[]): Labels {
  const names = new Map<string, string>(parties.map(({ id, name }) => [id, plainText(name)]));
  const byId = new Map<string, Issue>(issues.map((issue) => [issue.id, issue]));
  const decimals = parties.map((_, party) => decimalsFor(scales[party] ?? []));
  const points = (party: number, value: number): string => decimalText(value, decimals[party] ?? 1);
  return {
    parties: parties.map(({ name }) => plainText(name)),
    party: (id) => names.get(id) ?? plainText(id),
    issue: (id) => plainText(byId.get(id)?.name ?? id),
    option: (issue, option) => plainText(optionName(byId.get(issue), option)),
    points,
    band: (party, band) => (band ? `${points(party, band.low)} to ${points(party, band.high)}` : "–"),
    vector: (utilities) => utilities.map((value, party) => points(party, value)).join("\u00a0/\u00a0"),
  };
}

function optionName(issue: Issue | undefined, option: string): string {
  switch (issue?.kind) {
    case "choice":
      return issue.options.find(({ id }) => id === option)?.name ?? option;
    case "range":
      return issue.range.unit === undefined ? option : `${option} ${issue.range.unit}`;
    case "yesNo":
    case undefined:
      return option;
    default:
      return assertNever(issue);
  }
}
