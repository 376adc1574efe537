import { isRange, type Quantity } from "../model/quantity.ts";
import type { IssueId, OptionId } from "../model/ids.ts";
import type { Preferences, WeightedWorth, Worth } from "../model/preferences.ts";
import type { InterviewAnswer } from "./interview.ts";
import { type LaidOutIssue, type Layout } from "./layout.ts";
import { likelyWorths } from "./likely-worths.ts";
import { type Account, accountOf } from "./statements.ts";
import type { Subject } from "./subject.ts";
import { uncertainty } from "./uncertainty.ts";
import { FittingWorths, type WorthRange } from "./worth-ranges.ts";

/** What came of an interview. */
export interface Prepared {
  /** Weights of 100 in all; the worst option of each issue is worth 0, its best 100. Ranges where the answers leave one. */
  readonly preferences: Preferences;
  /** Issues of which no answer tells which end is better: they are left out, so that all their options count alike. */
  readonly unread: readonly IssueId[];
  /** Options between the worst and the best that no bar was given for. */
  readonly unrated: readonly { readonly issue: IssueId; readonly option: OptionId }[];
  /** Of two packages drawn at random, how far the difference in worth may be off: root mean square, in points of 100. */
  readonly deviation: number;
}

/** Figures are rounded to this many points. */
const STEP = 0.1;
/** Points: a range narrower than this says no more than a figure. */
const NARROW = 0.5;
/** Below this weight, in points, nobody can tell what the options in between are worth. */
const LEAST_WEIGHT = 0.2;

/** Cost: two linear programmes for each option of each issue. */
export function preparedPreferences(subject: Subject, answers: readonly InterviewAnswer[]): Prepared {
  const account = accountOf(subject, answers);
  const { layout } = account;
  const likely = likelyWorths(account);
  const fitting = layout.size === 0 ? null : new FittingWorths(account);
  const weights = inTenths(layout, likely.means);
  const issues = subject.issues.flatMap(({ id }, i): (readonly [IssueId, WeightedWorth])[] => {
    const issue = layout.issues[i];
    if (!issue || fitting === null) return [];
    const range = scaled(fitting.range([[issue.weight, 1]]), 100);
    const weight = quantity(weights[i] ?? 0, range);
    return [[id, { weight, ...worthOf(account, i, worths({ issue, weight: weights[i] ?? 0, means: likely.means, range, fitting })) }]];
  });
  const rated = new Set(account.answers.flatMap((answer) => (answer.kind === "rating" ? [`${answer.issue} ${answer.option}`] : [])));
  return {
    // Every issue is an id of the case.
    preferences: { kind: "weighted", issues: Object.fromEntries(issues), interactions: [] },
    unread: subject.issues.filter(({ points }, i) => points.length > 1 && layout.issues[i] === null).map(({ id }) => id),
    unrated: subject.issues.flatMap(({ id, options }, i) =>
      options
        .filter((_, place) => isBetween(layout.issues[i] ?? null, place))
        .filter((option) => !rated.has(`${id} ${option}`))
        .map((option) => ({ issue: id, option })),
    ),
    deviation: 100 * uncertainty(account, likely).deviation,
  };
}

const isBetween = (issue: LaidOutIssue | null, place: number): boolean => issue !== null && place !== issue.worst && place !== issue.best;

interface Measured {
  readonly issue: LaidOutIssue;
  /** Points. */
  readonly weight: number;
  readonly means: readonly number[];
  readonly range: WorthRange;
  readonly fitting: FittingWorths;
}

/** By place: from 0 for the worst option to 100 for the best. */
function worths({ issue, weight, means, range, fitting }: Measured): Quantity[] {
  // The weight is held at its likely figure: what an option is worth of it is not to be counted twice.
  const held = Math.min(range.high, Math.max(range.low, weight)) / 100;
  const given = [{ form: [[issue.weight, 1]] as const, is: held }];
  const mean = means[issue.weight] ?? 0;
  return issue.variables.map((variable, place) => {
    if (variable === null) return 0;
    if (place === issue.best) return 100;
    const likely = mean > 0 ? (100 * (means[variable] ?? 0)) / mean : 50;
    if (100 * held < LEAST_WEIGHT) return quantity(likely, { low: 0, high: 100 });
    return quantity(likely, scaled(fitting.range([[variable, 1]], given), 100 / held));
  });
}

function worthOf({ subject }: Account, number: number, figures: readonly Quantity[]): Worth {
  const { points = [], options = [] } = subject.issues[number] ?? {};
  const numbers = subject.space.issues[number]?.numbers ?? null;
  if (numbers === null)
    return { kind: "options", options: Object.fromEntries(options.map((option, place) => [option, figures[place] ?? 0])) };
  return { kind: "curve", curve: points.map((point, place) => ({ at: numbers[point] ?? 0, worth: figures[place] ?? 0 })) };
}

const scaled = ({ low, high }: WorthRange, factor: number): WorthRange => ({ low: low * factor, high: high * factor });

/** A figure with its range, in order and between 0 and 100; the figure alone where the range is narrow. */
function quantity(figure: number, range: WorthRange): Quantity {
  const [low, likely, high] = [range.low, figure, range.high].map((each) => rounded(Math.min(100, Math.max(0, each)))) as [
    number,
    number,
    number,
  ];
  const value: Quantity = { low: Math.min(low, likely), likely, high: Math.max(high, likely) };
  return isRange(value) && value.high - value.low < NARROW ? likely : value;
}

const rounded = (figure: number): number => Math.round(figure / STEP) / Math.round(1 / STEP);

/** By number of the issue: weights in points that sum to 100 to the tenth; what rounding leaves over goes where it is missed most. */
function inTenths({ issues }: Layout, means: readonly number[]): number[] {
  const exact = issues.map((issue) => (issue ? 1000 * (means[issue.weight] ?? 0) : 0));
  const floors = exact.map(Math.floor);
  const missing = exact.every((each) => each === 0) ? 0 : 1000 - floors.reduce((sum, each) => sum + each, 0);
  const byRest = [...exact.keys()].toSorted((a, b) => (exact[b] ?? 0) - (floors[b] ?? 0) - (exact[a] ?? 0) + (floors[a] ?? 0));
  const favoured = new Set(byRest.slice(0, missing));
  return floors.map((each, i) => (each + (favoured.has(i) ? 1 : 0)) / 10);
}
