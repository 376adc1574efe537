import { assertNever } from "../lib/assert-never.ts";
import type { Outcome } from "../model/combination.ts";
import { currentAnswers } from "./current-answers.ts";
import type { InterviewAnswer } from "./interview.ts";
import { difference, type Form, type Layout, layOut, packageForm } from "./layout.ts";
import { BAR_NOISE, CHOICE_NOISE } from "./noise.ts";
import { rankWeights } from "./rank-weights.ts";
import type { Subject } from "./subject.ts";
import { onBar } from "./on-bar.ts";

/** What one answer says of the worths: a sum of them that is 0, or at least 0, give or take. */
export interface Statement {
  readonly kind: "swing" | "rating" | "order" | "preference" | "indifference";
  readonly form: Form;
  /** For a swing: how many of the bar's units to take off. The unit is the worth of 100 points, and unknown too; 0 for others. */
  readonly units: number;
  readonly relation: "equals" | "atLeast";
  /** How far from it people usually are, on the scale of the worths. Above 0. */
  readonly scale: number;
  /** Its number among the answers that count. */
  readonly answer: number;
}

/** All that the answers say, and what a first look makes of the weights, which the scales are taken from. */
export interface Account {
  readonly subject: Subject;
  readonly layout: Layout;
  readonly answers: ReturnType<typeof currentAnswers>;
  readonly statements: readonly Statement[];
  /** By number of the issue: the weight at first sight; 0 for issues that are not laid out. They sum to 1. */
  readonly firstWeights: readonly number[];
  /** The worth of 100 points on the bar of swings, at first sight. */
  readonly unit: number;
}

/** The weight at which a bar is read no more sharply: below it one cannot tell the options of an issue apart. */
const LEAST_WEIGHT = 0.005;

export function accountOf(subject: Subject, given: readonly InterviewAnswer[]): Account {
  const answers = currentAnswers(given);
  const layout = layOut(subject, answers);
  const first = firstLook(subject, layout, answers);
  const statements = answers.flatMap((answer, number) =>
    statementsOf({ subject, layout, answer, ...first }).map((statement) => ({ ...statement, answer: number })),
  );
  return { subject, layout, answers, statements, ...first };
}

/** The places of a package among the points of each issue; null where one of its options is not asked about. */
export function placesOf(subject: Subject, outcome: Outcome): number[] | null {
  const places = subject.issues.map(({ id, options }) => {
    const option = outcome[id];
    return option === undefined ? -1 : options.indexOf(option);
  });
  return places.includes(-1) ? null : places;
}

type FirstLook = Pick<Account, "firstWeights" | "unit">;

/** Weights from the swings, read on a bar that ends at 0; of issues without a swing from the rank, or all alike. */
function firstLook(subject: Subject, layout: Layout, answers: Account["answers"]): FirstLook {
  const laidOut = subject.issues.flatMap((issue, i) => (layout.issues[i] ? [issue.id] : []));
  const swings = new Map(answers.flatMap((answer) => (answer.kind === "swing" ? [[answer.issue, onBar(answer.points).mean]] : [])));
  const rank = answers.find((answer) => answer.kind === "rank")?.order.filter((id) => laidOut.includes(id)) ?? [];
  const byRank = rankWeights(rank.length);
  const without = laidOut.filter((id) => !swings.has(id));
  const guess = new Map(without.map((id) => [id, byRank[rank.indexOf(id)] ?? 1 / laidOut.length]));
  const rest = Math.max(0, 1 - [...guess.values()].reduce((sum, each) => sum + each, 0));
  const points = laidOut.reduce((sum, id) => sum + (swings.get(id) ?? 0), 0);
  const unit = points === 0 ? 1 : (100 * Math.max(rest, LEAST_WEIGHT)) / points;
  const raw = subject.issues.map(({ id }, i) =>
    layout.issues[i] ? Math.max(LEAST_WEIGHT, ((swings.get(id) ?? 0) / 100) * unit, guess.get(id) ?? 0) : 0,
  );
  const total = raw.reduce((sum, each) => sum + each, 0);
  return { firstWeights: raw.map((each) => (total === 0 ? 0 : each / total)), unit };
}

interface Told extends FirstLook {
  readonly subject: Subject;
  readonly layout: Layout;
  readonly answer: Account["answers"][number];
}

type Unnumbered = Omit<Statement, "answer">;

function statementsOf({ subject, layout, answer, firstWeights, unit }: Told): Unnumbered[] {
  const at = (id: string): number => subject.issues.findIndex((issue) => issue.id === id);
  const weightOf = (id: string): Form => {
    const weight = layout.issues[at(id)]?.weight;
    return weight === undefined ? [] : [[weight, 1]];
  };
  switch (answer.kind) {
    case "ends":
      return [];
    case "rank": {
      const known = answer.order.filter((id) => weightOf(id).length > 0);
      return known.slice(1).map((id, k) => ({
        kind: "order",
        form: difference(weightOf(known[k] ?? id), weightOf(id)),
        units: 0,
        relation: "atLeast",
        scale: CHOICE_NOISE,
      }));
    }
    case "swing": {
      const form = isOfTheEnds(subject, layout, answer) ? weightOf(answer.issue) : [];
      const units = Math.abs(answer.points) / 100;
      return form.length === 0 ? [] : [{ kind: "swing", form, units, relation: "equals", scale: (BAR_NOISE / 100) * unit }];
    }
    case "rating": {
      const issue = layout.issues[at(answer.issue)];
      const variable = issue?.variables[subject.issues[at(answer.issue)]?.options.indexOf(answer.option) ?? -1] ?? null;
      if (!issue || variable === null || variable === issue.weight) return [];
      const scale = (BAR_NOISE / 100) * Math.max(LEAST_WEIGHT, firstWeights[at(answer.issue)] ?? 0);
      const form: Form =
        answer.points === 0
          ? [[variable, 1]]
          : [
              [variable, 1],
              [issue.weight, -answer.points / 100],
            ];
      return [{ kind: "rating", form, units: 0, relation: "equals", scale }];
    }
    case "comparison": {
      const [left, right] = [placesOf(subject, answer.left), placesOf(subject, answer.right)];
      if (left === null || right === null) return [];
      const [more, less] = answer.prefers === "right" ? [right, left] : [left, right];
      const form = difference(packageForm(layout, more), packageForm(layout, less));
      return [
        answer.prefers === "neither"
          ? { kind: "indifference", form, units: 0, relation: "equals", scale: CHOICE_NOISE }
          : { kind: "preference", form, units: 0, relation: "atLeast", scale: CHOICE_NOISE },
      ];
    }
    default:
      return assertNever(answer);
  }
}

/** Whether a swing is from one end of its issue to the other, as the ends stand now. */
function isOfTheEnds(
  subject: Subject,
  layout: Layout,
  { issue, from, to }: { readonly issue: string; readonly from: string; readonly to: string },
): boolean {
  const number = subject.issues.findIndex(({ id }) => id === issue);
  const ends = layout.issues[number];
  if (!ends) return false;
  const options: readonly string[] = subject.issues[number]?.options ?? [];
  const swing = [options.indexOf(from), options.indexOf(to)];
  return swing.includes(ends.worst) && swing.includes(ends.best);
}
