import { currentAnswers } from "./current-answers.ts";
import type { InterviewAnswer } from "./interview.ts";
import type { Subject, SubjectIssue } from "./subject.ts";

/** A sum of unknown worths: which, times what. */
export type Form = readonly (readonly [variable: number, factor: number])[];

/**
 * The worths that an interview is to find, numbered. All worths of all issues are on one scale, on which the worst package is worth 0 and
 * the best 1. Only issues whose better end is known have any.
 */
export interface Layout {
  /** By number of the issue; null where nothing is known of it. */
  readonly issues: readonly (LaidOutIssue | null)[];
  /** How many worths there are to find. */
  readonly size: number;
}

export interface LaidOutIssue {
  /** Places among the issue's points. */
  readonly worst: number;
  readonly best: number;
  /** By place: the variable of its worth; the worst option's worth is 0 and has none. */
  readonly variables: readonly (number | null)[];
  /** The worth of the best option, which is the issue's weight. */
  readonly weight: number;
  /** Options in between, in rows that rise from the worst option to the best; of options in different rows nothing is known but that. */
  readonly rows: readonly (readonly number[])[];
}

export function layOut(subject: Subject, answers: readonly InterviewAnswer[]): Layout {
  const ends = statedEnds(subject, answers);
  let size = 0;
  const issues = subject.issues.map((issue, i) => {
    const { worst = 0, best = 0 } = ends[i] ?? {};
    if (worst === best) return null;
    const variables = issue.points.map((_, place) => (place === worst ? null : size++));
    const rows = rising(issue, worst, best).map((row) => row.flatMap((place) => variables[place] ?? []));
    return { worst, best, variables, weight: variables[best] ?? 0, rows: rows.filter((row) => row.length > 0) };
  });
  return { issues, size };
}

/** The worth of a package, given as one place among the points of each issue; of issues without worths nothing is counted. */
export function packageForm(layout: Layout, places: readonly number[]): Form {
  return layout.issues.flatMap((issue, i) => {
    const variable = issue?.variables[places[i] ?? 0] ?? null;
    return variable === null ? [] : [[variable, 1] as const];
  });
}

/** What the first is worth more than the second. */
export function difference(first: Form, second: Form): Form {
  const factors = new Map(first);
  for (const [variable, factor] of second) factors.set(variable, (factors.get(variable) ?? 0) - factor);
  return [...factors].filter(([, factor]) => factor !== 0);
}

type Ends = { readonly worst: number; readonly best: number };

/** By number of the issue: its ends as a swing shows them, or as they were named; null where nobody has said. */
function statedEnds(subject: Subject, answers: readonly InterviewAnswer[]): (Ends | null)[] {
  const named = new Map<string, Ends>();
  const current = currentAnswers(answers);
  const placesOf = (id: string, worst: string, best: string): Ends => {
    const options: readonly string[] = subject.issues.find((issue) => issue.id === id)?.options ?? [];
    return { worst: options.indexOf(worst), best: options.indexOf(best) };
  };
  for (const answer of current) if (answer.kind === "ends") named.set(answer.issue, placesOf(answer.issue, answer.worst, answer.best));
  for (const answer of current) {
    if (answer.kind !== "swing") continue;
    const [worst, best] = answer.points < 0 ? [answer.to, answer.from] : [answer.from, answer.to];
    const known = named.get(answer.issue);
    const shown = placesOf(answer.issue, worst, best);
    // A swing between options that are no longer the ends says nothing of the ends.
    if (known === undefined || areSame(known, shown)) named.set(answer.issue, shown);
  }
  return subject.issues.map(({ id }) => {
    const ends = named.get(id);
    return ends !== undefined && ends.worst >= 0 && ends.best >= 0 ? ends : null;
  });
}

/** Whether both are between the same two options. */
const areSame = (a: Ends, b: Ends): boolean => (a.worst === b.worst && a.best === b.best) || (a.worst === b.best && a.best === b.worst);

/** Of an issue whose options stand in an order of size, worth rises towards the best option from both sides. */
function rising({ points, isOrdered }: SubjectIssue, worst: number, best: number): number[][] {
  const between = points.map((_, place) => place).filter((place) => place !== worst && place !== best);
  const isAtAnEnd = worst === 0 || worst === points.length - 1;
  if (!isOrdered || !isAtAnEnd) return between.map((place) => [place]);
  return [between.filter((place) => place < best), between.filter((place) => place > best).toReversed()];
}
