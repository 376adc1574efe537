import type { Outcome } from "../model/combination.ts";
import type { Issue } from "../model/issue.ts";
import { issueId, optionId, type IssueId } from "../model/ids.ts";
import type { Comparison } from "./contradiction.ts";
import type { InterviewAnswer } from "./interview.ts";
import { interviewSubject } from "./subject.ts";

/** A range, a yes-or-no issue, and one whose options stand in no order. */
export const [PRICE, TYRES, COLOUR] = ["price", "tyres", "colour"].map(issueId) as [IssueId, IssueId, IssueId];

const ISSUES: readonly Issue[] = [
  { kind: "range", id: PRICE, name: "Price", range: { from: 0, to: 30, step: 1 } },
  { kind: "yesNo", id: TYRES, name: "Tyres" },
  { kind: "choice", id: COLOUR, name: "Colour", options: ["red", "green", "blue"].map((id) => ({ id: optionId(id), name: id })) },
];

export const CAR = interviewSubject({ issues: ISSUES, constraints: [] });

/** The same, where a red car without tyres cannot be. */
export const STRICT_CAR = interviewSubject({
  issues: ISSUES,
  constraints: [
    { kind: "forbid", id: "red", name: "No red car without tyres", forbid: { [COLOUR]: [optionId("red")], [TYRES]: [optionId("no")] } },
  ],
});

export const swing = (issue: IssueId, [from, to]: readonly [string, string], points: number): InterviewAnswer => ({
  kind: "swing",
  issue,
  from: optionId(from),
  to: optionId(to),
  points,
});

/** Of the colour. */
export const ends = (worst: string, best: string): InterviewAnswer => endsOf(COLOUR, worst, best);

export const endsOf = (issue: IssueId, worst: string, best: string): InterviewAnswer => ({
  kind: "ends",
  issue,
  worst: optionId(worst),
  best: optionId(best),
});

export const rating = (issue: IssueId, option: string, points: number): InterviewAnswer => ({
  kind: "rating",
  issue,
  option: optionId(option),
  points,
});

export const car = (price: string, tyres: string, colour: string): Outcome => ({
  [PRICE]: optionId(price),
  [TYRES]: optionId(tyres),
  [COLOUR]: optionId(colour),
});

export const prefers = (left: Outcome, right: Outcome, which: Comparison["prefers"] = "left"): Comparison => ({
  kind: "comparison",
  left,
  right,
  prefers: which,
});

/** A low price is good, tyres are, and blue; price matters most. */
export const USUAL: readonly InterviewAnswer[] = [
  ends("red", "blue"),
  swing(PRICE, ["0", "30"], -100),
  swing(TYRES, ["no", "yes"], 40),
  swing(COLOUR, ["red", "blue"], 60),
];
