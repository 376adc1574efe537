import type { WorthDocument } from "../brief-document.ts";
import type { QuantityDocument } from "../document-parts.ts";
import { type IssueOptions, numberAt, optionCount, optionNumber, optionText } from "../issue-options.ts";
import type { Path } from "../source-tree.ts";
import type { Report } from "./check.ts";
import { checkOption } from "./combinations.ts";
import { listed } from "./positions.ts";
import { checkQuantity } from "./quantities.ts";

/** What the options of an issue are worth: by option, or for a range issue by a curve over the whole range. */
export function checkWorth({ options, curve }: WorthDocument, issue: IssueOptions, path: Path, report: Report): void {
  if ((options === undefined) === (curve === undefined)) {
    report.error("worth-form", path, "Worth is given either by options or by a curve.");
  }
  if (options) checkOptionWorths(options, issue, [...path, "options"], report);
  if (curve) checkCurve(curve, issue, [...path, "curve"], report);
}

function checkOptionWorths(worths: Readonly<Record<string, QuantityDocument>>, issue: IssueOptions, path: Path, report: Report): void {
  const seen = new Set<number>();
  let areKnown = true;
  for (const [option, worth] of Object.entries(worths)) {
    checkOption(issue, option, [...path, option], report, "key");
    checkQuantity(worth, [...path, option], report);
    const number = optionNumber(issue, option);
    if (number === undefined) {
      areKnown = false;
      continue;
    }
    if (seen.has(number)) report.error("repeated-option", [...path, option], `The option ${optionText(issue, number)} is listed twice.`, { at: "key" });
    seen.add(number);
  }
  // A misspelt option is not missing as well.
  if (areKnown) warnOfUnlisted(seen, issue, path, report);
}

function warnOfUnlisted(seen: ReadonlySet<number>, issue: IssueOptions, path: Path, report: Report): void {
  const missing = optionCount(issue) - seen.size;
  if (missing <= 0) return;
  const subject = issue.kind === "range" ? `${missing} numbers of the range` : listed(unlisted(seen, issue));
  report.warning("option-unlisted", path, `Nothing is said of ${subject}: worth 0.`);
}

function unlisted(seen: ReadonlySet<number>, issue: IssueOptions): string[] {
  const ids: string[] = [];
  for (let number = 0; number < optionCount(issue); number++) if (!seen.has(number)) ids.push(optionText(issue, number));
  return ids;
}

type CurveDocument = NonNullable<WorthDocument["curve"]>;

function checkCurve(curve: CurveDocument, issue: IssueOptions, path: Path, report: Report): void {
  for (const [i, { at, worth }] of curve.entries()) {
    checkQuantity(worth, [...path, i, "worth"], report);
    const before = curve[i - 1]?.at;
    if (before !== undefined && at <= before) {
      report.error("curve-order", [...path, i, "at"], `The points of a curve ascend; ${at} comes after ${before}.`);
    }
  }
  if (issue.kind === "choice" || issue.kind === "yesNo") {
    report.error("not-a-range", path, "Only a range issue has a curve.", { hint: "Say what its options are worth: options: { … }." });
  }
  if (issue.kind === "range") checkCover(curve, numberAt(issue.grid, 0), numberAt(issue.grid, issue.grid.last), path, report);
}

function checkCover(curve: CurveDocument, from: number, to: number, path: Path, report: Report): void {
  const [first, last] = [curve[0], curve.at(-1)];
  if (first && last && first.at <= from && last.at >= to) return;
  const reach = first && last ? `reaches from ${first.at} to ${last.at}` : "has no points";
  report.error("curve-cover", path, `The curve ${reach}; the numbers of the issue from ${from} to ${to}.`, { hint: `Add a point at ${first && first.at <= from ? to : from}.` });
}
