import type { Analysis, FrontierPoint } from "@detente/engine";
import type { Section } from "../document.ts";
import { type Labels, labelsOf } from "../labels.ts";
import { countText } from "../numbers.ts";
import { SOLUTION_WORDS, SOLUTIONS } from "../solution-words.ts";
import type { Table } from "../table.ts";

/** The Pareto frontier, every point of it. */
export function frontierSection(analysis: Analysis): Section {
  const { frontier } = analysis;
  const rational = frontier.points.filter((point) => point.rational).length;
  const text = frontier.exact
    ? `${countText(String(frontier.count))} different combinations of points are on the frontier; ${countText(String(rational))} of them leave nobody worse off than walking away.`
    : "The frontier could not be computed for this case; see the cautions for what is known.";
  const labels = labelsOf(analysis);
  return {
    id: "frontier",
    title: "The Pareto frontier",
    blocks: [
      { kind: "paragraph", text },
      ...(frontier.points.length === 0
        ? []
        : [{ kind: "table" as const, table: frontierTable(analysis, labels), shown: "folded" as const }]),
    ],
  };
}

/** Beyond this many cells the packages stay out of the table, and only points are listed. */
const MOST_PACKAGE_CELLS = 20_000;

function frontierTable(analysis: Analysis, labels: Labels): Table {
  const { frontier, issues } = analysis;
  const shownIssues = frontier.points.length * issues.length <= MOST_PACKAGE_CELLS ? issues : [];
  const names = solutionNames(analysis);
  return {
    caption: `Every point of the frontier${shownIssues.length === issues.length ? "" : " (too many to list their packages)"}`,
    columns: [
      ...labels.parties.map((name) => ({ name, kind: "number" as const })),
      { name: "Rational", kind: "text" },
      { name: "Solution", kind: "text" },
      { name: "Outcomes with these points", kind: "number" },
      ...shownIssues.map(({ id }) => ({ name: labels.issue(id), kind: "name" as const })),
    ],
    rows: frontier.points.map((point) => ({
      cells: [
        ...point.utilities.map((value, i) => labels.points(i, value)),
        point.rational ? "yes" : "no",
        names.get(key(point)) ?? "",
        countText(point.ties),
        ...shownIssues.map(({ id }) => labels.option(id, point.outcome[id] ?? "–")),
      ],
      ...(point.rational ? {} : { tone: "quiet" as const }),
    })),
  };
}

function solutionNames({ solutions }: Analysis): ReadonlyMap<string, string> {
  const named = SOLUTIONS.flatMap((solution) =>
    solutions[solution].points.map((point) => ({ key: key(point), name: SOLUTION_WORDS[solution].name })),
  );
  return new Map([...Map.groupBy(named, (item) => item.key)].map(([point, items]) => [point, items.map((item) => item.name).join(", ")]));
}

function key({ utilities }: FrontierPoint): string {
  return utilities.join();
}
