import type { Analysis, UnknownReading, UnknownState } from "@detente/engine";
import type { Section } from "../document.ts";
import { type Labels, labelsOf } from "../labels.ts";
import { percentText } from "../numbers.ts";
import { plainText } from "../plain-text.ts";
import type { Table } from "../table.ts";

/** What nobody knows yet, how likely each party holds it, and which packages it makes or breaks; null without unknowns. */
export function unknownsSection(analysis: Analysis): Section | null {
  if (analysis.unknowns.length === 0) return null;
  const labels = labelsOf(analysis);
  return {
    id: "unknowns",
    title: "What is not known yet",
    blocks: [
      {
        kind: "paragraph",
        text: "Points are what a package is worth if the state holds. A state in which a party would rather walk away can sink the deal; what each party expects weighs the states by how likely it holds them.",
      },
      ...analysis.unknowns.flatMap((unknown) => [
        { kind: "table" as const, table: beliefTable(unknown, labels), shown: "open" as const },
        { kind: "table" as const, table: unknownPackagesTable(unknown, analysis, labels), shown: "open" as const },
      ]),
    ],
  };
}

function beliefTable(unknown: UnknownReading, labels: Labels): Table {
  return {
    caption: `How likely each party takes each state to be: ${plainText(unknown.name)}`,
    columns: [{ name: "State", kind: "name" }, ...labels.parties.map((name) => ({ name, kind: "number" as const }))],
    rows: unknown.states.map(({ name, probabilities }) => ({ cells: [plainText(name), ...probabilities.map(percentText)] })),
  };
}

/** Only packages that the unknown makes a difference to; the Nash outcome always. */
export function unknownPackagesTable(unknown: UnknownReading, analysis: Analysis, labels: Labels): Table {
  const { reservationValues, positions, parties } = analysis;
  const packages = [
    ...(unknown.states.every(({ nash }) => nash !== null) ? [{ name: "Nash outcome", of: (state: UnknownState) => state.nash ?? [] }] : []),
    ...positions
      .map(({ name }, k) => ({ name: plainText(name), of: (state: UnknownState) => state.positions[k] ?? [] }))
      .filter(({ of }) => parties.some((_, party) => new Set(unknown.states.map((state) => of(state)[party])).size > 1)),
  ];
  return {
    caption: `What the states do to packages: ${plainText(unknown.name)}`,
    columns: [
      { name: "Package", kind: "name" },
      ...unknown.states.map(({ name }) => ({ name: `If: ${plainText(name)}`, kind: "number" as const })),
      { name: "Who would rather walk away", kind: "text" },
    ],
    rows: packages.map(({ name, of }) => {
      const isLoser = (state: UnknownState, party: number): boolean => (of(state)[party] ?? 0) < (reservationValues[party] ?? 0);
      const objections = labels.parties.flatMap((party, p) => {
        const states = unknown.states.filter((state) => isLoser(state, p)).map(({ name: state }) => plainText(state));
        if (states.length === 0) return [];
        return states.length === unknown.states.length ? [`${party}, whatever holds`] : [`${party} if: ${states.join(", ")}`];
      });
      const points = unknown.states.map((state) =>
        labels.parties.map((_, party) => labels.points(party, of(state)[party] ?? Number.NaN)).join(" / "),
      );
      return { cells: [name, ...points, objections.join("; ") || "nobody, whatever holds"] };
    }),
  };
}
