import type { Analysis, PositionReading } from "@detente/engine";
import type { Section } from "../document.ts";
import { type Labels, labelsOf } from "../labels.ts";
import { countText } from "../numbers.ts";
import { packagesTable } from "../packages-table.ts";
import { plainText } from "../plain-text.ts";
import type { Table } from "../table.ts";

/** What has been put forward, and how it compares with what is possible; null without positions. */
export function positionsSection(analysis: Analysis): Section | null {
  const { positions } = analysis;
  if (positions.length === 0) return null;
  const labels = labelsOf(analysis);
  const packages = packagesTable(
    analysis,
    "The positions, issue by issue",
    positions.map((position) => ({ ...position, name: plainText(position.name) })),
  );
  return {
    id: "positions",
    title: "What has been put forward",
    blocks: [
      { kind: "table", table: positionsTable(analysis, labels), shown: "open" },
      { kind: "table", table: packages, shown: "folded" },
    ],
  };
}

export function positionsTable(analysis: Analysis, labels: Labels): Table {
  return {
    caption: "Positions in points, against walking away and against the frontier",
    columns: [
      { name: "Position", kind: "name" },
      ...labels.parties.map((name) => ({ name, kind: "number" as const })),
      { name: "Reading", kind: "text" },
      { name: "Frontier points better for all", kind: "number" },
      { name: "Whose", kind: "name" },
      { name: "Date", kind: "text" },
    ],
    rows: analysis.positions.map((position) => ({
      cells: [
        plainText(position.name),
        ...position.utilities.map((value, i) => labels.points(i, value)),
        positionVerdict(position, analysis, labels),
        analysis.frontier.exact ? countText(String(position.dominatedBy)) : "unknown",
        position.party === null ? "–" : labels.party(position.party),
        position.date === null ? "–" : plainText(position.date),
      ],
    })),
  };
}

/** The same in a word or two, for little room: the worst that is to be said. */
export function positionVerdictInShort(
  { possible, crosses, utilities }: PositionReading,
  { reservationValues }: Analysis,
  labels: Labels,
): string {
  const [line] = crosses;
  const loser = labels.parties.find((_, i) => (utilities[i] ?? 0) < (reservationValues[i] ?? 0));
  if (!possible) return "ruled out";
  if (line) return `red line: ${labels.party(line.party)}`;
  return loser === undefined ? "nobody worse off" : `worse off: ${loser}`;
}

/** What is to be said about a position in a few words: impossible, crosses red lines, below a walk-away value, or rational. */
export function positionVerdict(position: PositionReading, { reservationValues }: Analysis, labels: Labels): string {
  const losers = labels.parties.filter((_, i) => (position.utilities[i] ?? 0) < (reservationValues[i] ?? 0));
  const remarks = [
    ...(position.possible ? [] : ["ruled out by the case's constraints"]),
    ...position.crosses.map(({ party, name }) => `crosses a red line of ${labels.party(party)}: ${plainText(name)}`),
    ...(losers.length === 0 ? [] : [`worse than walking away for ${losers.join(" and ")}`]),
  ];
  return remarks.length === 0 ? "nobody worse off than walking away" : remarks.join("; ");
}
