import type { Analysis, Band } from "@detente/engine";
import { decimalsFor, decimalText } from "./numbers.ts";
import { plainText } from "./plain-text.ts";

/** What things in an analysis are called, and how each party's points are printed. An id without a name stands for itself. */
export interface Labels {
  readonly parties: readonly string[];
  readonly party: (id: string) => string;
  readonly issue: (id: string) => string;
  readonly option: (issue: string, option: string) => string;
  /** Points of a party given by index, with as many decimals as its scale needs. */
  readonly points: (party: number, value: number) => string;
  /** "38.0 to 52.5"; "–" for none. */
  readonly band: (party: number, band: Band | null | undefined) => string;
  /** Points of every party in order, on one line: "57 / 50". */
  readonly vector: (utilities: readonly number[]) => string;
}

export function labelsOf(analysis: Analysis): Labels {
  const parties = namesById(analysis.parties);
  const issues = namesById(analysis.issues);
  const options = new Map(analysis.issues.map((issue) => [issue.id as string, namesById(issue.options)]));
  const decimals = analysis.parties.map((_, party) => decimalsFor(pointsOf(analysis, party)));
  const points = (party: number, value: number) => decimalText(value, decimals[party] ?? 1);
  return {
    parties: analysis.parties.map((party) => plainText(party.name)),
    party: (id) => parties.get(id) ?? plainText(id),
    issue: (id) => issues.get(id) ?? plainText(id),
    option: (issue, option) => options.get(issue)?.get(option) ?? plainText(option),
    points,
    band: (party, band) => (band ? `${points(party, band.low)} to ${points(party, band.high)}` : "–"),
    vector: (utilities) => utilities.map((value, party) => points(party, value)).join("\u00a0/\u00a0"),
  };
}

function namesById(list: readonly { readonly id: string; readonly name: string }[]): ReadonlyMap<string, string> {
  return new Map(list.map((item) => [item.id, plainText(item.name)]));
}

function pointsOf(analysis: Analysis, party: number): readonly number[] {
  const vectors = [
    analysis.reservationValues,
    analysis.best ?? [],
    analysis.worst ?? [],
    ...analysis.frontier.points.map((point) => point.utilities),
  ];
  return vectors.flatMap((vector) => vector[party] ?? []);
}
