import type { Analysis } from "@detente/engine";
import { cautionWords } from "./caution-words.ts";
import type { ReportDocument, Section } from "./document.ts";
import { labelsOf } from "./labels.ts";
import { plainText } from "./plain-text.ts";
import { conventionsSection } from "./sections/conventions-section.ts";
import { frontierSection } from "./sections/frontier-section.ts";
import { issuesSection } from "./sections/issues-section.ts";
import { planeSection } from "./sections/plane-section.ts";
import { positionsSection } from "./sections/positions-section.ts";
import { recordSection } from "./sections/record-section.ts";
import { redLinesSection } from "./sections/red-lines-section.ts";
import { sensitivitySection } from "./sections/sensitivity-section.ts";
import { solutionsSection } from "./sections/solutions-section.ts";
import { keyFigures, perspectiveSentence, summarySentence } from "./sections/summary.ts";
import { unknownsSection } from "./sections/unknowns-section.ts";

const SECTIONS: readonly ((analysis: Analysis) => Section | null)[] = [
  planeSection,
  solutionsSection,
  issuesSection,
  positionsSection,
  redLinesSection,
  recordSection,
  unknownsSection,
  sensitivitySection,
  frontierSection,
  conventionsSection,
];

/** What every form of the report says, in the order it says it. */
export function reportDocument(analysis: Analysis): ReportDocument {
  const labels = labelsOf(analysis);
  return {
    title: plainText(analysis.title) || "Untitled case",
    summary: summarySentence(analysis),
    perspective: perspectiveSentence(analysis),
    figures: keyFigures(analysis),
    cautions: analysis.cautions.map((caution) => cautionWords(caution, analysis, labels)),
    sections: SECTIONS.flatMap((section) => section(analysis) ?? []),
  };
}
