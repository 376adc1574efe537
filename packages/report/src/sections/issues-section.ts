import type { Analysis } from "@detente/engine";
import { issuesByContrast } from "../charts/issues-by-contrast.ts";
import type { Block, Section } from "../document.ts";
import { type Labels, labelsOf } from "../labels.ts";
import { percentText } from "../numbers.ts";
import { plainText } from "../plain-text.ts";
import type { Table } from "../table.ts";

/** What each party cares about, where that allows a trade, and what the options are worth. */
export function issuesSection(analysis: Analysis): Section {
  const labels = labelsOf(analysis);
  return {
    id: "issues",
    title: "Where to trade",
    blocks: [
      {
        kind: "paragraph",
        text: "Bars show what part of a party's whole possible gain hangs on each issue by itself, interactions left out. Where the bars differ, a concession costs one side less than it is worth to the other. “Opposed” is the smallest loss the worse-off party must take on the issue alone: 0 % means all want the same, 50 % or less that a fair middle exists, 100 % all or nothing.",
      },
      { kind: "picture", picture: "issueTradeOffs" },
      { kind: "table", table: issuesTable(analysis, labels), shown: "folded" },
      ...tradeBlocks(analysis),
      { kind: "table", table: optionsTable(analysis, labels), shown: "folded" },
    ],
  };
}

export function issuesTable(analysis: Analysis, labels: Labels): Table {
  const hasGroups = analysis.issues.some((issue) => issue.group !== null);
  return {
    caption: "How much each party cares, and how opposed they are",
    columns: [
      { name: "Issue", kind: "name" },
      ...(hasGroups ? [{ name: "Group", kind: "name" as const }] : []),
      ...labels.parties.map((name) => ({ name, kind: "number" as const })),
      { name: "Opposed", kind: "number" },
    ],
    rows: issuesByContrast(analysis).map((issue) => ({
      cells: [
        plainText(issue.name),
        ...(hasGroups ? [plainText(issue.group ?? "–")] : []),
        ...issue.care.map(percentText),
        percentText(issue.opposed),
      ],
    })),
  };
}

/** Each trade in a sentence, in the order given, with what it gains each party over meeting halfway on both issues. */
export function tradeSentences(analysis: Analysis): readonly string[] {
  const labels = labelsOf(analysis);
  const index = (id: string) => analysis.parties.findIndex((party) => party.id === id);
  return analysis.trades.map(({ parties: [first, second], firstYields, secondYields, gains }) => {
    const gain = [first, second].map((party, i) => `${labels.party(party)} +${labels.points(index(party), gains[i] ?? Number.NaN)}`);
    return `${labels.party(first)} gives on ${labels.issue(firstYields)}, ${labels.party(second)} gives on ${labels.issue(secondYields)} (${gain.join(", ")}).`;
  });
}

function tradeBlocks(analysis: Analysis): readonly Block[] {
  const items = tradeSentences(analysis);
  if (items.length === 0)
    return [{ kind: "paragraph", text: "No pair of issues offers a trade that is better for both than meeting halfway." }];
  return [
    { kind: "paragraph", text: "Trades that beat meeting halfway on both issues, with what each party gains in its own points:" },
    { kind: "list", items },
  ];
}

function optionsTable(analysis: Analysis, labels: Labels): Table {
  return {
    caption: "What each option adds, in each party's own points",
    columns: [
      { name: "Issue", kind: "name" },
      { name: "Option", kind: "name" },
      ...labels.parties.map((name) => ({ name, kind: "number" as const })),
    ],
    rows: analysis.issues.flatMap((issue) =>
      issue.options.map((option) => ({
        cells: [plainText(issue.name), plainText(option.name), ...option.points.map((value, i) => labels.points(i, value))],
      })),
    ),
  };
}
