import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pointsCase } from "../analysis/points-case.fixture.ts";
import type { Case } from "../model/case.ts";

/** Sessions that NegMAS played, and the scenarios they were played on. They are no part of the project; where they are, tests compare with them. */
const VECTORS = join(import.meta.dirname, "../../../../../shared/vectors");

export interface Trace {
  readonly scenario: string;
  readonly variant: string;
  readonly n_steps: number;
  readonly reserved_values: readonly number[];
  readonly negotiations: readonly Negotiation[];
}

export interface Negotiation {
  /** Step, place of the party, outcome, then the utility to each party. */
  readonly offers: readonly (readonly [number, number, readonly number[], ...number[]])[];
  readonly agreement: readonly number[] | null;
  readonly strategies: readonly string[];
  /** Which offers had another outcome of the same utility beside them. */
  readonly tie_break_offers: readonly number[];
}

interface Scenario {
  readonly variants: Readonly<Record<string, { readonly ufuns: readonly Ufun[] }>>;
}
interface Ufun {
  readonly weights: readonly number[];
  readonly tables: readonly (readonly number[])[];
}

export const areRecordedSessionsHere = existsSync(join(VECTORS, "traces"));

const read = (...path: readonly string[]): unknown => JSON.parse(readFileSync(join(VECTORS, ...path), "utf8"));

/** Empty where they are not. */
export const recordedSessions = (): Trace[] =>
  // The files are those of this folder, whose shape any comparison would miss at once.
  (areRecordedSessionsHere ? readdirSync(join(VECTORS, "traces")) : []).map((file) => read("traces", file) as Trace);

/** Reads as the vectors say: utility is the sum of weight times table entry. */
export function recordedCase({ scenario, variant, reserved_values }: Pick<Trace, "scenario" | "variant" | "reserved_values">): Case {
  // As above.
  const { variants } = read("scenarios", `${scenario}.json`) as Scenario;
  const ufuns = variants[variant]?.ufuns ?? [];
  const table = (ufuns[0]?.tables ?? []).map((options, issue) =>
    options.map((_, option) => ufuns.map(({ weights, tables }) => (weights[issue] ?? NaN) * (tables[issue]?.[option] ?? NaN))),
  );
  return pointsCase(table, reserved_values);
}
