import type { IssueId, Outcome } from "@detente/engine";
import type { Table } from "@detente/report";
import { optionPoints, type Sight } from "./sight.ts";

type Row = Table["rows"][number];

interface Compared {
  /** What stands above the column. */
  readonly name: string;
  readonly outcome: Outcome;
}

interface Comparison {
  readonly table: Table;
  /** Issues that are not in it, as both have the same option there. */
  readonly same: readonly IssueId[];
}

/** Two outcomes side by side, on the issues on which they differ, with what each option is worth to the party, and all in all. */
export function offerTable(sight: Sight, left: Compared, right: Compared): Comparison {
  const { labels, value } = sight;
  const both = [left, right];
  const ids = value.issues.map(({ id }) => id);
  const same = ids.filter((id) => left.outcome[id] === right.outcome[id]);
  const rows = ids
    .filter((id) => !same.includes(id))
    .map((id): Row => {
      const worth = (outcome: Outcome): string => labels.points(0, optionPoints(sight.own, id, outcome[id]));
      return { cells: [labels.issue(id), ...both.flatMap(({ outcome }) => [labels.option(id, outcome[id] ?? "–"), worth(outcome)])] };
    });
  return {
    table: {
      caption: "",
      columns: [
        { name: "Issue", kind: "name" },
        ...both.flatMap(({ name }) => [
          { name, kind: "text" as const },
          { name: "to you", kind: "number" as const },
        ]),
      ],
      rows: [...rows, ...sums(sight, both)],
    },
    same,
  };
}

/** All options of one outcome, with what each is worth to the party, and all in all. */
export function draftTable(sight: Sight, { name, outcome }: Compared): Table {
  const { labels, value, own } = sight;
  const options = value.issues.map(
    ({ id }): Row => ({
      cells: [labels.issue(id), labels.option(id, outcome[id] ?? "–"), labels.points(0, optionPoints(own, id, outcome[id]))],
    }),
  );
  return {
    caption: "",
    columns: [
      { name: "Issue", kind: "name" },
      { name, kind: "text" },
      { name: "to you", kind: "number" },
    ],
    rows: [...options, ...sums(sight, [{ name, outcome }])],
  };
}

/** What issues acting together add, where they add anything, and the utilities. */
function sums(sight: Sight, outcomes: readonly Compared[]): readonly Row[] {
  const { labels, own } = sight;
  const row = (name: string, numbers: readonly number[]): Row => ({
    cells: [name, ...numbers.flatMap((points) => ["", labels.points(0, points)])],
  });
  const utilities = outcomes.map(({ outcome }) => own.inverse.utility(outcome) ?? Number.NaN);
  const together = outcomes.map(({ outcome }) => togetherPoints(sight, outcome));
  const none = labels.points(0, 0);
  return [
    ...(together.every((points) => labels.points(0, points) === none) ? [] : [row("Issues acting together", together)]),
    row("In all", utilities),
  ];
}

/** What an outcome is worth to the party besides what its options are worth one by one. */
function togetherPoints({ own, value }: Sight, outcome: Outcome): number {
  const single = value.issues.reduce((sum, { id }) => sum + optionPoints(own, id, outcome[id]), 0);
  return (own.inverse.utility(outcome) ?? Number.NaN) - single;
}
