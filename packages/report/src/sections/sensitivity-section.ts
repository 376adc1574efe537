import type { Analysis, Measure, Sensitivity, TornadoBar } from "@detente/engine";
import type { Section } from "../document.ts";
import { inputWords } from "../input-words.ts";
import { type Labels, labelsOf } from "../labels.ts";
import { countText, percentText } from "../numbers.ts";
import type { Table } from "../table.ts";

/** How far the results move within the ranges of the briefs; null where nothing is uncertain. */
export function sensitivitySection(analysis: Analysis): Section | null {
  const { sensitivity } = analysis;
  if (!sensitivity) return null;
  const labels = labelsOf(analysis);
  return {
    id: "sensitivity",
    title: "How sure is this",
    blocks: [
      {
        kind: "paragraph",
        text: `Numbers given as ranges were drawn ${countText(String(sensitivity.draws))} times, each independently from its own range. There is room to agree in ${percentText(sensitivity.zopaExists)} of the draws.`,
      },
      { kind: "table", table: bandsTable(sensitivity, labels), shown: "open" },
      ...(sensitivity.tornado.length === 0
        ? [{ kind: "paragraph" as const, text: "No single input moves a result by itself." }]
        : [
            { kind: "picture" as const, picture: "tornado" as const },
            { kind: "table" as const, table: tornadoTable(analysis, labels), shown: "folded" as const },
          ]),
    ],
  };
}

function bandsTable({ zopaShare, nash }: Sensitivity, labels: Labels): Table {
  const row = (name: string, measure: Measure | null, print: (value: number) => string) => ({
    cells: [name, ...(measure ? [measure.likely, measure.band.low, measure.band.high].map(print) : ["–", "–", "–"])],
  });
  return {
    caption: "Results with their bands",
    columns: [{ name: "Result", kind: "name" }, ...["Likely", "5 %", "95 %"].map((name) => ({ name, kind: "number" as const }))],
    rows: [
      row("Outcomes that suit everybody", zopaShare, percentText),
      ...nash.map((measure, i) => row(`Nash outcome: ${labels.parties[i]}`, measure, (value) => labels.points(i, value))),
    ],
  };
}

function tornadoTable(analysis: Analysis, labels: Labels): Table {
  const bars = analysis.sensitivity?.tornado ?? [];
  return {
    caption: "What moves the results: one input at a time, from the low to the high end of its range",
    columns: [
      { name: "Input", kind: "name" },
      { name: "Range of the input", kind: "text" },
      { name: "Result", kind: "name" },
      { name: "At the low end", kind: "number" },
      { name: "At the high end", kind: "number" },
    ],
    rows: bars.map((bar) => {
      const { name, range } = inputWords(bar.input, analysis, labels);
      const print = barValuePrinter(bar, analysis, labels);
      return { cells: [name, range, barResult(bar, labels), print(bar.atLow), print(bar.atHigh)] };
    }),
  };
}

/** What the bar measures, in words. */
export function barResult({ measure, party }: Pick<TornadoBar, "measure" | "party">, labels: Labels): string {
  if (measure === "zopaShare") return "Outcomes that suit everybody";
  return party === null ? "Nash outcome" : `Nash outcome: ${labels.party(party)}`;
}

/** How the bar's ends are printed; null reads "no agreement". */
export function barValuePrinter(
  { measure, party }: Pick<TornadoBar, "measure" | "party">,
  analysis: Analysis,
  labels: Labels,
): (value: number | null) => string {
  const index = analysis.parties.findIndex(({ id }) => id === party);
  const print = measure === "zopaShare" ? percentText : (value: number) => labels.points(index, value);
  return (value) => (value === null ? "no agreement" : print(value));
}
