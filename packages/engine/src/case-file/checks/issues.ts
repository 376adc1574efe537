import type { IssueDocument, RangeDocument } from "../document.ts";
import { nearestOnGrid, numberAt, rangeFault, rangeGrid } from "../issue-options.ts";
import { MAX_RANGE_NUMBERS } from "../limits.ts";
import type { Check, Spot } from "./check.ts";

/** There is something to settle, by somebody, and every issue and unknown can be settled. */
export const issues: Check = (document, root) => {
  if (document.parties.length < 2) root.at("parties").error("too-few", "A case needs at least two parties.");
  if (document.issues.length === 0) root.at("issues").error("too-few", "A case needs at least one issue.");
  for (const [i, issue] of document.issues.entries()) oneIssue(issue, root.at("issues", i));
  for (const [i, { states }] of (document.unknowns ?? []).entries()) {
    if (states.length < 2) root.at("unknowns", i, "states").error("too-few", "An unknown needs at least two states.");
  }
};

function oneIssue({ options, range, yesNo }: IssueDocument, spot: Spot): void {
  const forms = [options, range, yesNo].filter((form) => form !== undefined).length;
  if (forms !== 1) {
    const message = forms === 0 ? "Nothing says how this issue can be settled." : "This issue is settled in more than one way.";
    spot.error("issue-form", message, { hint: "Give it one of options, range, yesNo: true." });
  }
  if (options?.length === 0) spot.at("options").error("too-few", "An issue needs at least one option.");
  if (range) oneRange(range, spot.at("range"));
}

function oneRange(range: RangeDocument, spot: Spot): void {
  const { from, to, step } = range;
  switch (rangeFault(range)) {
    case "step":
      return spot.at("step").error("range", `The step must be above zero, not ${step}.`);
    case "order":
      return spot.error("range", `The range runs backwards, from ${from} to ${to}.`, { hint: "Put the lower number in from." });
    case "size":
      return spot.error("range", `The range has more than ${MAX_RANGE_NUMBERS} numbers.`, { hint: "Take a larger step." });
    case "digits":
      return spot.error("range", "The numbers of this range have more digits than can be told apart.", {
        hint: "Count in a larger unit.",
      });
    default:
      return unreachedEnd(range, spot);
  }
}

function unreachedEnd(range: RangeDocument, spot: Spot): void {
  const grid = rangeGrid(range);
  const last = grid && numberAt(grid, nearestOnGrid(grid, range.to));
  if (last === undefined || last === range.to) return;
  spot
    .at("to")
    .warning("range-end", `In steps of ${range.step} from ${range.from} the last number is ${last}; ${range.to} is not reached.`);
}
