import type { Analysis, LotteryReading, Outcome } from "@detente/engine";
import type { Block, Section } from "../document.ts";
import { type Labels, labelsOf } from "../labels.ts";
import { percentText } from "../numbers.ts";
import { packagesTable } from "../packages-table.ts";
import { SOLUTION_WORDS, SOLUTIONS } from "../solution-words.ts";
import type { Table } from "../table.ts";

/** Solution concepts side by side: what each looks for and assumes, what it gives, and which package that is. */
export function solutionsSection(analysis: Analysis): Section {
  const labels = labelsOf(analysis);
  const found = SOLUTIONS.some((solution) => analysis.solutions[solution].points.length > 0);
  const blocks: readonly Block[] = found
    ? [
        { kind: "table", table: solutionsTable(analysis, labels), shown: "open" },
        { kind: "table", table: solutionPackages(analysis), shown: "open" },
        ...lotteryBlocks(analysis, labels),
      ]
    : [{ kind: "paragraph", text: noSolutionSentence(analysis) }, ...lotteryBlocks(analysis, labels)];
  return {
    id: "solutions",
    title: "Four ideas of a fair outcome",
    blocks: [
      {
        kind: "paragraph",
        text: "They answer different questions, so they differ. None of them is the answer; use them to see what a claim of fairness rests on.",
      },
      ...blocks,
    ],
  };
}

/** Why no solution concept names anything. */
export function noSolutionSentence({ frontier }: Analysis): string {
  return frontier.exact
    ? "No outcome suits everybody, so there is none to choose."
    : "The Pareto frontier is not known, so none of them can be computed.";
}

/** One row a solution point; every tie has its row. */
export function solutionsTable(analysis: Analysis, labels: Labels): Table {
  return {
    caption: "What each concept gives, and what it assumes",
    columns: [
      { name: "Concept", kind: "text" },
      ...labels.parties.map((name) => ({ name, kind: "number" as const })),
      { name: "Looks for", kind: "text" },
      { name: "Formula", kind: "formula" },
      { name: "Assumes", kind: "text" },
    ],
    rows: SOLUTIONS.flatMap((solution) => {
      const { name, looksFor, assumes } = SOLUTION_WORDS[solution];
      const { formula, points } = analysis.solutions[solution];
      if (points.length === 0) return [{ cells: [name, ...labels.parties.map(() => "–"), looksFor, formula, assumes] }];
      return points.map(({ utilities }, i) => {
        const words = i === 0 ? [looksFor, formula, assumes] : ["", "", ""];
        return { cells: [name + tieWords(i, points.length), ...utilities.map((value, party) => labels.points(party, value)), ...words] };
      });
    }),
  };
}

function tieWords(i: number, count: number): string {
  return count > 1 ? ` (tie ${i + 1} of ${count})` : "";
}

/** The packages behind the solutions, one column for each different package; of those that tie, the first. */
export function solutionPackages(analysis: Analysis): Table {
  const named = SOLUTIONS.flatMap((solution) => {
    const { points } = analysis.solutions[solution];
    const name = SOLUTION_WORDS[solution].name + tieWords(0, points.length);
    return points.slice(0, 1).map(({ outcome, utilities }) => ({ name, outcome, utilities }));
  });
  const groups = [...Map.groupBy(named, ({ outcome }) => JSON.stringify(analysis.issues.map(({ id }) => outcome[id] ?? null))).values()];
  const packages = groups.flatMap((group) =>
    group.slice(0, 1).map(({ outcome, utilities }) => ({ name: group.map(({ name }) => name).join(", "), outcome, utilities })),
  );
  return packagesTable(analysis, "The packages, issue by issue", packages);
}

function lotteryBlocks(analysis: Analysis, labels: Labels): readonly Block[] {
  const { lotteries } = analysis;
  if (!lotteries) return [];
  const table: Table = {
    caption: "If the parties could agree on a lottery between two outcomes",
    columns: [
      { name: "Concept", kind: "text" },
      ...labels.parties.map((name) => ({ name: `${name} (expected)`, kind: "number" as const })),
      { name: "Lottery", kind: "name" },
    ],
    rows: SOLUTIONS.map((solution) => ({
      cells: [
        SOLUTION_WORDS[solution].name,
        ...lotteries[solution].utilities.map((value, i) => labels.points(i, value)),
        lotteryText(lotteries[solution], analysis, labels),
      ],
    })),
  };
  return [{ kind: "table", table, shown: "folded" }];
}

function lotteryText({ outcomes }: LotteryReading, analysis: Analysis, labels: Labels): string {
  if (outcomes.length === 0) return "no agreement";
  return outcomes
    .map(({ outcome, probability }) => `${percentText(probability)}: ${packageText(outcome, analysis, labels)}`)
    .join("; else ");
}

function packageText(outcome: Outcome, { issues }: Analysis, labels: Labels): string {
  return issues.map(({ id }) => labels.option(id, outcome[id] ?? "–")).join(" + ");
}
