import type { CircumstancesDocument, CombinationDocument, OptionSetDocument } from "../document-parts.ts";
import { gridInterval, type IssueOptions, nearestOnGrid, numberAt, numberMeant, optionNumber, type WrittenOption } from "../issue-options.ts";
import type { Path } from "../source-tree.ts";
import type { Report } from "./check.ts";
import type { StateNames } from "./names.ts";

/** A combination names issues and options that exist, and at least one option of each issue it names. */
export function checkCombination(combination: CombinationDocument, path: Path, report: Report): void {
  for (const [issue, set] of Object.entries(combination)) {
    const place = [...path, issue];
    report.reference("issues", issue, place, "key");
    const entry = report.names.issues.get(issue);
    if (entry) checkOptionSet(entry.options, set, place, report);
  }
}

/** An option of an issue exists. */
export function checkOption(options: IssueOptions, written: WrittenOption, path: Path, report: Report, at: "key" | "value" = "value"): void {
  if (options.kind === "unclear" || optionNumber(options, written) !== undefined) return;
  const text = String(written).slice(0, 80);
  switch (options.kind) {
    case "choice": {
      const meant = { written: String(written), known: options.ids };
      return report.error("unknown-option", path, `There is no option "${text}" on this issue.`, { at, meant });
    }
    case "yesNo":
      return report.error("unknown-option", path, `"${text}" is neither no nor yes.`, { at });
    case "range": {
      const value = numberMeant(written);
      if (Number.isNaN(value)) return report.error("unknown-option", path, `"${text}" is no number; this issue is settled by one.`, { at });
      const nearest = numberAt(options.grid, nearestOnGrid(options.grid, value));
      return report.error("off-grid", path, `${text} is not one of the numbers of this range.`, { at, hint: `The nearest is ${nearest}.` });
    }
  }
}

function checkOptionSet(options: IssueOptions, set: OptionSetDocument, path: Path, report: Report): void {
  if (typeof set !== "object") return checkOption(options, set, path, report);
  if (Array.isArray(set)) {
    if (set.length === 0) report.error("names-nothing", path, "This list names no option.");
    for (const [i, option] of set.entries()) checkOption(options, option, [...path, i], report);
    return;
  }
  if (options.kind === "unclear") return;
  if (options.kind !== "range") return report.error("not-a-range", path, "Only a range issue has numbers from and to.", { hint: "List the options meant." });
  const { first, last } = gridInterval(options.grid, set.from ?? Number.NEGATIVE_INFINITY, set.to ?? Number.POSITIVE_INFINITY);
  if (first > last) report.error("names-nothing", path, "No number of the range lies between these.");
}

/** Circumstances name unknowns and states that exist, and at least one state of each unknown they name. */
export function checkCircumstances(circumstances: CircumstancesDocument, path: Path, report: Report): void {
  for (const [unknown, meant] of Object.entries(circumstances)) {
    const place = [...path, unknown];
    report.reference("unknowns", unknown, place, "key");
    const states = report.names.unknowns.get(unknown)?.states;
    if (!states) continue;
    if (!Array.isArray(meant)) checkState(states, meant, place, report);
    else if (meant.length === 0) report.error("names-nothing", place, "This list names no state.");
    else for (const [i, state] of meant.entries()) checkState(states, state, [...place, i], report);
  }
}

export function checkState(states: StateNames, written: WrittenOption, path: Path, report: Report, at: "key" | "value" = "value"): void {
  const text = String(written);
  if (states.set.has(text)) return;
  report.error("unknown-state", path, `There is no state "${text.slice(0, 80)}" of this unknown.`, { at, meant: { written: text, known: states.ids } });
}
