import type { IssueDocument, RangeDocument } from "../document.ts";
import { nearestOnGrid, numberAt, rangeFault, rangeGrid } from "../issue-options.ts";
import { MAX_RANGE_NUMBERS } from "../limits.ts";
import type { Path } from "../source-tree.ts";
import type { Check, Report } from "./check.ts";

/** There is something to settle, by somebody, and every issue and unknown can be settled. */
export const issues: Check = (document, report) => {
  if (document.parties.length < 2) report.error("too-few", ["parties"], "A case needs at least two parties.");
  if (document.issues.length === 0) report.error("too-few", ["issues"], "A case needs at least one issue.");
  for (const [i, issue] of document.issues.entries()) oneIssue(issue, ["issues", i], report);
  for (const [i, { states }] of (document.unknowns ?? []).entries()) {
    if (states.length < 2) report.error("too-few", ["unknowns", i, "states"], "An unknown needs at least two states.");
  }
};

function oneIssue({ options, range, yesNo }: IssueDocument, path: Path, report: Report): void {
  const forms = [options, range, yesNo].filter((form) => form !== undefined).length;
  if (forms !== 1) {
    const message = forms === 0 ? "Nothing says how this issue can be settled." : "This issue is settled in more than one way.";
    report.error("issue-form", path, message, { hint: "Give it one of options, range, yesNo: true." });
  }
  if (options?.length === 0) report.error("too-few", [...path, "options"], "An issue needs at least one option.");
  if (range) oneRange(range, [...path, "range"], report);
}

function oneRange(range: RangeDocument, path: Path, report: Report): void {
  const { from, to, step } = range;
  switch (rangeFault(range)) {
    case "step":
      return report.error("range", [...path, "step"], `The step must be above zero, not ${step}.`);
    case "order":
      return report.error("range", path, `The range runs backwards, from ${from} to ${to}.`, { hint: "Put the lower number in from." });
    case "size":
      return report.error("range", path, `The range has more than ${MAX_RANGE_NUMBERS} numbers.`, { hint: "Take a larger step." });
    case "digits":
      return report.error("range", path, "The numbers of this range have more digits than can be told apart.", { hint: "Count in a larger unit." });
    default:
      return unreachedEnd(range, path, report);
  }
}

function unreachedEnd(range: RangeDocument, path: Path, report: Report): void {
  const grid = rangeGrid(range);
  const last = grid && numberAt(grid, nearestOnGrid(grid, range.to));
  if (last === undefined || last === range.to) return;
  report.warning("range-end", [...path, "to"], `In steps of ${range.step} from ${range.from} the last number is ${last}; ${range.to} is not reached.`);
}
