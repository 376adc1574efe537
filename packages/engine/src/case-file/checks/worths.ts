import type { WorthDocument } from "../brief-document.ts";
import type { QuantityDocument } from "../document-parts.ts";
import { type IssueOptions, numberAt, optionCount, optionNumber, optionText, type RangeGrid } from "../issue-options.ts";
import type { Spot } from "./check.ts";
import { checkOption } from "./combinations.ts";
import { listed } from "./positions.ts";
import { checkQuantity } from "./quantities.ts";

/** What the options of an issue are worth: by option, or for a range issue by a curve over the whole range. */
export function checkWorth({ options, curve }: WorthDocument, issue: IssueOptions, spot: Spot): void {
  if ((options === undefined) === (curve === undefined)) {
    spot.error("worth-form", "Worth is given either by options or by a curve.");
  }
  if (options) checkOptionWorths(options, issue, spot.at("options"));
  if (curve) checkCurve(curve, issue, spot.at("curve"));
}

function checkOptionWorths(worths: Readonly<Record<string, QuantityDocument>>, issue: IssueOptions, spot: Spot): void {
  const seen = new Set<number>();
  let areKnown = true;
  for (const [option, worth] of Object.entries(worths)) {
    checkOption(issue, option, spot.at(option).key());
    checkQuantity(worth, spot.at(option));
    const number = optionNumber(issue, option);
    if (number === undefined) {
      areKnown = false;
      continue;
    }
    if (seen.has(number))
      spot
        .at(option)
        .key()
        .error("repeated-option", `The option ${optionText(issue, number)} is listed twice.`);
    seen.add(number);
  }
  // A misspelt option is not missing as well.
  if (areKnown) warnOfUnlisted(seen, issue, spot);
}

function warnOfUnlisted(seen: ReadonlySet<number>, issue: IssueOptions, spot: Spot): void {
  const missing = optionCount(issue) - seen.size;
  if (missing <= 0) return;
  const subject = issue.kind === "range" ? `${missing} numbers of the range` : listed(unlisted(seen, issue));
  spot.warning("option-unlisted", `Nothing is said of ${subject}: worth 0.`);
}

function unlisted(seen: ReadonlySet<number>, issue: IssueOptions): string[] {
  const ids: string[] = [];
  for (let number = 0; number < optionCount(issue); number++) if (!seen.has(number)) ids.push(optionText(issue, number));
  return ids;
}

type CurveDocument = NonNullable<WorthDocument["curve"]>;

function checkCurve(curve: CurveDocument, issue: IssueOptions, spot: Spot): void {
  for (const [i, { at, worth }] of curve.entries()) {
    checkQuantity(worth, spot.at(i, "worth"));
    const before = curve[i - 1]?.at;
    if (before !== undefined && at <= before) {
      spot.at(i, "at").error("curve-order", `The points of a curve ascend; ${at} comes after ${before}.`);
    }
  }
  if (issue.kind === "choice" || issue.kind === "yesNo") {
    spot.error("not-a-range", "Only a range issue has a curve.", { hint: "Say what its options are worth: options: { … }." });
  }
  if (issue.kind === "range") checkCover(curve, issue.grid, spot);
}

function checkCover(curve: CurveDocument, grid: RangeGrid, spot: Spot): void {
  const [from, to] = [numberAt(grid, 0), numberAt(grid, grid.last)];
  const [first, last] = [curve[0], curve.at(-1)];
  if (first && last && first.at <= from && last.at >= to) return;
  const reach = first && last ? `reaches from ${first.at} to ${last.at}` : "has no points";
  spot.error("curve-cover", `The curve ${reach}; the numbers of the issue from ${from} to ${to}.`, {
    hint: `Add a point at ${first && first.at <= from ? to : from}.`,
  });
}
