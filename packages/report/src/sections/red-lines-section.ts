import type { Analysis, RedLineReading } from "@detente/engine";
import type { Section } from "../document.ts";
import { type Labels, labelsOf } from "../labels.ts";
import { percentText } from "../numbers.ts";
import { plainText } from "../plain-text.ts";
import type { Table } from "../table.ts";

/** Which red lines bind, and which evidence would lift them or has done so; null without red lines. */
export function redLinesSection(analysis: Analysis): Section | null {
  const { redLines } = analysis;
  if (redLines.length === 0) return null;
  const isGated = redLines.some(({ until }) => until !== null);
  const gates =
    " Where evidence lifts a line, it binds until its owner holds what the evidence would show with at least the probability needed; what is held are the likely figures of its probabilities.";
  return {
    id: "red-lines",
    title: "Red lines",
    blocks: [
      {
        kind: "paragraph",
        text: `What a party will not sign, whatever it is offered in return. Outcomes that cross a line that binds count as no agreement.${isGated ? gates : ""}`,
      },
      { kind: "table", table: redLinesTable(analysis, labelsOf(analysis)), shown: "open" },
    ],
  };
}

function redLinesTable({ redLines, positions }: Analysis, labels: Labels): Table {
  return {
    caption: "Red lines: whether they bind, and what waits for evidence",
    columns: [
      { name: "Red line", kind: "name" },
      { name: "Whose", kind: "name" },
      { name: "Stands", kind: "text" },
      { name: "What lifts it", kind: "text" },
      { name: "Positions that cross it", kind: "name" },
    ],
    rows: redLines.map((line) => ({
      cells: [
        plainText(line.name),
        labels.party(line.party),
        standing(line),
        evidenceWords(line),
        positions
          .filter(({ crosses }) => crosses.some(({ party, redLine }) => party === line.party && redLine === line.id))
          .map(({ name }) => plainText(name))
          .join("; ") || "–",
      ],
      ...(line.binds ? {} : { tone: "quiet" as const }),
    })),
  };
}

function standing({ binds, until }: RedLineReading): string {
  if (!binds) return "lifted";
  return until === null ? "binds" : "binds, waits for evidence";
}

function evidenceWords({ until }: RedLineReading): string {
  if (until === null) return "nothing but a decision of its owner";
  const states = until.given.map(({ unknown, states: named }) => `${plainText(unknown)}: ${named.map(plainText).join(" or ")}`).join("; ");
  return `${states}, held with at least ${percentText(until.needed)}; held now: ${percentText(until.held)}`;
}
