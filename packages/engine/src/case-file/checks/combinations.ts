import { assertNever } from "../../lib/assert-never.ts";
import type { CircumstancesDocument, CombinationDocument, OptionSetDocument } from "../document-parts.ts";
import {
  gridInterval,
  type IssueOptions,
  nearestOnGrid,
  numberAt,
  numberMeant,
  optionNumber,
  type WrittenOption,
} from "../issue-options.ts";
import type { Spot } from "./check.ts";
import type { StateNames } from "./names.ts";

/** A combination names issues and options that exist, and at least one option of each issue it names. */
export function checkCombination(combination: CombinationDocument, spot: Spot): void {
  for (const [issue, set] of Object.entries(combination)) {
    const place = spot.at(issue);
    place.key().reference("issues", issue);
    const entry = spot.names.issues.get(issue);
    if (entry) checkOptionSet(entry.options, set, place);
  }
}

/** An option of an issue exists. */
export function checkOption(options: IssueOptions, written: WrittenOption, spot: Spot): void {
  if (options.kind === "unclear" || optionNumber(options, written) !== undefined) return;
  const text = String(written).slice(0, 80);
  switch (options.kind) {
    case "choice": {
      const meant = { written: String(written), known: options.ids };
      return spot.error("unknown-option", `There is no option "${text}" on this issue.`, { meant });
    }
    case "yesNo":
      return spot.error("unknown-option", `"${text}" is neither no nor yes.`, { hint: "Write no or yes, in small letters." });
    case "range": {
      const value = numberMeant(written);
      if (Number.isNaN(value)) return spot.error("unknown-option", `"${text}" is no number; this issue is settled by one.`);
      const nearest = numberAt(options.grid, nearestOnGrid(options.grid, value));
      return spot.error("off-grid", `${text} is not one of the numbers of this range.`, { hint: `The nearest is ${nearest}.` });
    }
    default:
      return assertNever(options);
  }
}

function checkOptionSet(options: IssueOptions, set: OptionSetDocument, spot: Spot): void {
  if (typeof set !== "object") return checkOption(options, set, spot);
  if (Array.isArray(set)) {
    if (set.length === 0) spot.error("names-nothing", "This list names no option.");
    for (const [i, option] of set.entries()) checkOption(options, option, spot.at(i));
    return;
  }
  if (options.kind === "unclear") return;
  if (options.kind !== "range")
    return spot.error("not-a-range", "Only a range issue has numbers from and to.", { hint: "List the options meant." });
  const { first, last } = gridInterval(options.grid, set.from ?? Number.NEGATIVE_INFINITY, set.to ?? Number.POSITIVE_INFINITY);
  if (first > last) spot.error("names-nothing", "No number of the range lies between these.");
}

/** Circumstances name unknowns and states that exist, and at least one state of each unknown they name. */
export function checkCircumstances(circumstances: CircumstancesDocument, spot: Spot): void {
  for (const [unknown, meant] of Object.entries(circumstances)) {
    const place = spot.at(unknown);
    place.key().reference("unknowns", unknown);
    const states = spot.names.unknowns.get(unknown)?.states;
    if (!states) continue;
    if (!Array.isArray(meant)) checkState(states, meant, place);
    else if (meant.length === 0) place.error("names-nothing", "This list names no state.");
    else for (const [i, state] of meant.entries()) checkState(states, state, place.at(i));
  }
}

export function checkState(states: StateNames, written: WrittenOption, spot: Spot): void {
  const text = String(written);
  if (states.set.has(text)) return;
  spot.error("unknown-state", `There is no state "${text.slice(0, 80)}" of this unknown.`, {
    meant: { written: text, known: states.ids },
  });
}
