import type { AlternativesReading, PartyId } from "@detente/engine";
import type { Block, Section } from "../document.ts";
import { percentText } from "../numbers.ts";
import { plainText } from "../plain-text.ts";
import type { Table } from "../table.ts";
import { type AdviceNames, pointsText } from "./advice-names.ts";

/** What a party has without agreement, course by course. */
export function alternativesSection(reading: AlternativesReading, names: AdviceNames): Section {
  const { alternatives, tornado, search } = reading;
  const chances = alternatives.some(({ breakEvens }) => breakEvens.length > 0);
  const table = (made: Table, shown: "open" | "folded" = "open"): Block => ({ kind: "table", table: made, shown });
  return {
    id: "alternatives",
    title: "Without agreement",
    blocks: [
      { kind: "paragraph", text: `${alternativesSummary(reading, names)}${riskWords(reading, names)}` },
      table(valuesTable(reading, names)),
      ...(chances ? [table(chancesTable(reading, names))] : []),
      ...(tornado.length === 0 ? [] : [table(tornadoTable(reading, names))]),
      ...(search === null
        ? []
        : [{ kind: "paragraph" as const, text: searchWords(reading, search, names) }, table(searchTable(reading.party, search, names))]),
      table(FORMULAS, "folded"),
    ],
  };
}

/** What to take away, in a line or two. */
export function alternativesSummary({ party, alternatives, value, offer }: AlternativesReading, names: AdviceNames): string {
  const points = (each: number): string => pointsText(names, party, each);
  const best = alternatives.filter(({ isBest }) => isBest).map(({ name }) => plainText(name));
  const against =
    offer === null
      ? ""
      : offer < value
        ? ` The offer in hand, ${points(offer)}, is worth less.`
        : offer > value
          ? ` The offer in hand, ${points(offer)}, is worth more.`
          : " The offer in hand is worth just as much.";
  return `Without agreement, ${names.labels.party(party)} has ${points(value)} points on average: ${best.join(", or ")}.${against}`;
}

function riskWords({ party, riskTolerance, certaintyEquivalent }: AlternativesReading, names: AdviceNames): string {
  if (riskTolerance === null) return "";
  const points = (each: number): string => pointsText(names, party, each);
  return ` Minding risk with a tolerance of ${points(riskTolerance)} points, no agreement is worth ${points(certaintyEquivalent)} for sure (with that tolerance, one would just about toss a coin to win ${points(riskTolerance)} or lose half as much).`;
}

function valuesTable({ party, alternatives, riskTolerance }: AlternativesReading, names: AdviceNames): Table {
  const points = (each: number): string => pointsText(names, party, each);
  return {
    caption: "Courses of action, costs taken off, in points",
    columns: [
      { name: "Course", kind: "name" },
      { name: "On average", kind: "number" },
      { name: "At worst", kind: "number" },
      { name: "At best", kind: "number" },
      ...(riskTolerance === null
        ? []
        : [
            { name: "For sure", kind: "number" as const },
            { name: "Approximately", kind: "number" as const },
          ]),
    ],
    rows: alternatives.map(({ name, value, worst, best, certainty: { exact, meanVariance } }) => ({
      cells: [plainText(name), ...[value, worst, best].map(points), ...(riskTolerance === null ? [] : [exact, meanVariance].map(points))],
    })),
  };
}

function chancesTable({ party, alternatives }: AlternativesReading, names: AdviceNames): Table {
  return {
    caption: "How likely each chance would have to be for its course to be worth just as much as what it is measured against",
    columns: [
      { name: "Chance", kind: "name" },
      { name: "Stated", kind: "number" },
      { name: "Break-even", kind: "number" },
      { name: "Measured against", kind: "number" },
    ],
    rows: alternatives.flatMap(({ breakEvens, against }) =>
      breakEvens.map(({ path, probability, breakEven }) => ({
        cells: [
          path.map(plainText).join(": "),
          percentText(probability),
          breakEvenText(breakEven),
          against === null ? "–" : pointsText(names, party, against),
        ],
      })),
    ),
  };
}

function breakEvenText(breakEven: number | null): string {
  // Either it makes no difference, or the course is worth just as much over a stretch of them, or nowhere.
  if (breakEven === null) return "no single one";
  return breakEven < 0 || breakEven > 1 ? "none" : percentText(breakEven);
}

const WHAT = { value: "worth", cost: "cost", probability: "probability" } as const;

function tornadoTable({ party, tornado }: AlternativesReading, names: AdviceNames): Table {
  const points = (each: number): string => pointsText(names, party, each);
  return {
    caption: "The uncertain figures that move the average of the best course most",
    columns: [
      { name: "Figure", kind: "name" },
      { name: "Its range", kind: "text" },
      { name: "At the low end", kind: "number" },
      { name: "At the high end", kind: "number" },
    ],
    rows: tornado.map(({ path, what, range, atLow, atHigh }) => {
      const print = what === "probability" ? percentText : points;
      return {
        cells: [
          `${path.map(plainText).join(": ")}, ${WHAT[what]}`,
          `${print(range.low)} to ${print(range.high)}, likely ${print(range.likely)}`,
          points(atLow),
          points(atHigh),
        ],
      };
    }),
  };
}

type Search = NonNullable<AlternativesReading["search"]>;

function searchWords({ party }: AlternativesReading, { inHand, value, gain, order }: Search, names: AdviceNames): string {
  const points = (each: number): string => pointsText(names, party, each);
  const given = `If courses that cost something may be tried one after another, with ${points(inHand)} points in hand that stay there`;
  const [first] = order;
  if (!(gain > 0) || first === undefined) return `${given}, none of them is worth its cost.`;
  return `${given}, the whole is worth ${points(value)} points, ${points(gain)} more. Begin with ${plainText(first.name)}; go on while the best in hand is worth less than the next price, and then take the best.`;
}

function searchTable(party: PartyId, { order }: Search, names: AdviceNames): Table {
  const points = (each: number): string => pointsText(names, party, each);
  return {
    caption: "In which order to try: each while the best in hand is worth less than its price",
    columns: [
      { name: "Course", kind: "name" },
      { name: "Price", kind: "number" },
      { name: "Cost", kind: "number" },
      { name: "Average alone", kind: "number" },
      { name: "Chance that it is tried", kind: "number" },
    ],
    rows: order.map(({ name, reservationPrice, cost, mean, chance }) => ({
      cells: [plainText(name), points(reservationPrice), points(cost), points(mean), percentText(chance)],
    })),
  };
}

const FORMULAS: Table = {
  caption: "How it is computed",
  columns: [
    { name: "Figure", kind: "text" },
    { name: "Formula", kind: "formula" },
    { name: "Source", kind: "text" },
  ],
  rows: [
    { cells: ["On average", "V = Σ p v − cost; a choice: its best branch", "Raiffa 1968"] },
    { cells: ["For sure", "−T ln E[exp(−X / T)], T the risk tolerance", "Pratt 1964"] },
    { cells: ["Approximately", "mean − variance / (2 T)", "Pratt 1964"] },
    {
      cells: [
        "Break-even",
        "p with p v + (1 − p) rest = target + cost, the other branches in proportion",
        "Siedel, decision trees for a BATNA",
      ],
    },
    { cells: ["Price", "z with cost = E[max(0, X − z)]", "Weitzman 1979"] },
    { cells: ["Worth of the search", "E[max(in hand, max min(X, z))]", "follows from his rule"] },
  ],
};
