import type { Analysis, UnknownReading } from "@detente/engine";
import type { Section } from "../document.ts";
import { type Labels, labelsOf } from "../labels.ts";
import { percentText } from "../numbers.ts";
import { plainText } from "../plain-text.ts";
import type { Table } from "../table.ts";

/** What nobody knows yet, how likely each party holds it, and what it does to the deal; null without unknowns. */
export function unknownsSection(analysis: Analysis): Section | null {
  if (analysis.unknowns.length === 0) return null;
  const labels = labelsOf(analysis);
  const reference = analysis.solutions.nash.points.length > 0 ? "the Nash outcome" : "the best of the positions";
  return {
    id: "unknowns",
    title: "What is not known yet",
    blocks: [
      {
        kind: "paragraph",
        text: `Points are what ${reference} is worth if the state holds. A state that takes a party below its walk-away value can sink the deal.`,
      },
      ...analysis.unknowns.map((unknown) => ({
        kind: "table" as const,
        table: unknownTable(unknown, analysis, labels),
        shown: "open" as const,
      })),
    ],
  };
}

function unknownTable(unknown: UnknownReading, { reservationValues }: Analysis, labels: Labels): Table {
  return {
    caption: plainText(unknown.name),
    columns: [
      { name: "State", kind: "name" },
      ...labels.parties.map((name) => ({ name: `${name} thinks`, kind: "number" as const })),
      ...labels.parties.map((name) => ({ name: `${name} gets`, kind: "number" as const })),
      { name: "If it holds", kind: "text" },
    ],
    rows: unknown.states.map(({ name, probabilities, utilities }) => {
      const losers = labels.parties.filter((_, i) => utilities !== null && (utilities[i] ?? 0) < (reservationValues[i] ?? 0));
      const effect =
        utilities === null ? "–" : losers.length === 0 ? "the deal stands" : `worse than walking away for ${losers.join(" and ")}`;
      return {
        cells: [
          plainText(name),
          ...probabilities.map(percentText),
          ...labels.parties.map((_, i) => labels.points(i, utilities?.[i] ?? Number.NaN)),
          effect,
        ],
      };
    }),
  };
}
