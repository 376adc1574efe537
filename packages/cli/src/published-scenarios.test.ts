import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { importGenius } from "@detente/engine/case-file";
import { analyse, type Analysis, type Case, type FrontierPoint } from "@detente/engine";

/** Scenarios of the literature with results computed by others. They are no part of the project; where they are, they are checked. */
const SHARED = join(import.meta.dirname, "../../../../shared");
const VECTORS = join(SHARED, "vectors/scenarios");
const present = existsSync(VECTORS);

interface Scenario {
  readonly id: string;
  readonly folder: string;
  readonly name: string;
  readonly variants: Readonly<Record<string, Variant>>;
}
interface Variant {
  readonly ufuns: readonly { readonly name: string }[];
  readonly stats: Stats;
}
interface Stats {
  readonly pareto_utils: readonly (readonly number[])[];
  readonly nash: { readonly utils: readonly (readonly number[])[] };
  readonly kalai: { readonly utils: readonly (readonly number[])[] };
  readonly max_welfare: { readonly utils: readonly (readonly number[])[] };
  readonly opposition: number;
}

function scenarios(): Scenario[] {
  const files = present ? readdirSync(VECTORS) : [];
  // The files are those of this folder, whose shape the check below would miss at once.
  return files.map((file) => JSON.parse(readFileSync(join(VECTORS, file), "utf8")) as Scenario);
}

function imported(scenario: Scenario, variant: Variant, evaluations: "normalised" | "asWritten"): Case {
  const read = (name: string) => ({ name, text: readFileSync(join(SHARED, "scenarios", scenario.folder, `${name}.xml`), "utf8") });
  const result = importGenius({ domain: read(scenario.name), profiles: variant.ufuns.map(({ name }) => read(name)), evaluations });
  if (result.kind === "failed") throw new Error(JSON.stringify(result.failure));
  return result.value.case;
}

function analysed(value: Case): Analysis {
  const result = analyse(value, { perspective: { kind: "everyBrief" }, model: "full", seed: 1, draws: 0 });
  if (result.kind === "failed") throw new Error(result.failure.code);
  return result.value;
}

const TOLERANCE = 1e-9;
const near = (a: readonly number[], b: readonly number[]): boolean => a.every((value, k) => Math.abs(value - (b[k] ?? NaN)) <= TOLERANCE);

function expectSameSet(ours: readonly (readonly number[])[], theirs: readonly (readonly number[])[], what: string): void {
  const missing = theirs.filter((vector) => !ours.some((other) => near(vector, other)));
  const added = ours.filter((vector) => !theirs.some((other) => near(vector, other)));
  expect({ missing, added }, what).toEqual({ missing: [], added: [] });
}
const utilities = (points: readonly FrontierPoint[]) => points.map((point) => point.utilities);

if (!present) console.log("published scenarios: the folder with their vectors is not here, nothing to compare with");

// Skipped where the folder is not: a file without any test would count as failed.
test.runIf(present)("there are published scenarios to compare with", () => {
  expect(scenarios().length).toBeGreaterThan(0);
});

test.each(
  scenarios()
    .flatMap((scenario) => Object.entries(scenario.variants).map(([name, variant]) => ({ id: scenario.id, name, scenario, variant })))
    .filter(({ name }) => name !== "norm"),
)(
  "$id, $name: the rational frontier, Nash, egalitarian, utilitarian and opposition are the published ones",
  ({ id, name, scenario, variant }) => {
    const analysis = analysed(imported(scenario, variant, name === "genius" ? "normalised" : "asWritten"));
    const rational = analysis.frontier.points.filter((point) => point.rational);
    expectSameSet(utilities(rational), variant.stats.pareto_utils, `${id} frontier`);
    expectSameSet(utilities(analysis.solutions.nash.points), variant.stats.nash.utils, `${id} Nash`);
    expectSameSet(utilities(analysis.solutions.egalitarian.points), variant.stats.kalai.utils, `${id} egalitarian`);
    expectSameSet(utilities(analysis.solutions.utilitarian.points), variant.stats.max_welfare.utils, `${id} utilitarian`);
    expect(Math.abs((analysis.opposition ?? NaN) - variant.stats.opposition)).toBeLessThanOrEqual(TOLERANCE);
  },
);
