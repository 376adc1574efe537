import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import type { Outcome } from "../../model/combination.ts";
import type { Evaluations } from "./evaluations.ts";
import { importGenius, type ImportedCase } from "./genius.ts";
import { briefOf, optionsTwin, outcomesTwin, utilityTwin } from "./utility-twin.ts";

// Third-party scenario files and reference values lie beside the project, not in it.
const SHARED = join(import.meta.dirname, "../../../../../../shared");
const VECTORS = join(SHARED, "vectors/scenarios");
const TOLERANCE = 1e-9;

interface Reference {
  readonly folder: string;
  readonly n_outcomes: number;
  readonly issues: readonly { readonly values: readonly (string | number)[] }[];
  readonly variants: Readonly<Record<string, { readonly ufuns: readonly ReferenceUtility[] }>>;
}

interface ReferenceUtility {
  readonly name: string;
  readonly weights: readonly number[];
  readonly tables: readonly (readonly number[])[];
  readonly bias: number;
  readonly reserved_value: number;
}

const READINGS: readonly { readonly variant: string; readonly evaluations: Evaluations }[] = [
  { variant: "raw", evaluations: "asWritten" },
  { variant: "genius", evaluations: "normalised" },
];

const names = existsSync(VECTORS) ? readdirSync(VECTORS).map((name) => basename(name, ".json")) : [];
if (names.length === 0) test.skip("the reference scenarios are not on this machine, so parity with them is not tested", () => {});

for (const name of names) {
  const reference = readReference(name);
  for (const { variant, evaluations } of READINGS) {
    const utilities = reference.variants[variant]?.ufuns;
    if (utilities === undefined) continue;
    test(`${name} read ${evaluations} has the utilities of the reference on every outcome`, () => {
      const imported = importScenario(reference, evaluations);
      const { parties, issues } = imported.case;
      expect(issues.map((issue) => optionsTwin(issue).length)).toEqual(reference.issues.map((issue) => issue.values.length));
      let outcomes = 0;
      let largest = 0;
      for (const outcome of outcomesTwin(issues)) {
        outcomes++;
        for (const [i, party] of parties.entries()) {
          const difference = Math.abs(utilityTwin(imported.case, party.id, outcome) - expected(imported, utilities[i], outcome));
          largest = Math.max(largest, difference);
        }
      }
      expect(outcomes).toBe(reference.n_outcomes);
      expect(largest).toBeLessThanOrEqual(TOLERANCE);
      const reservations = parties.map((party) => briefOf(imported.case, party.id).noAgreement);
      expect(reservations).toEqual(utilities.map((each) => ({ kind: "reservationValue", reservationValue: each.reserved_value })));
    });
  }
}

function readReference(name: string): Reference {
  // The file is ours to trust: made by the reference implementation, read by tests only.
  return JSON.parse(readFileSync(join(VECTORS, `${name}.json`), "utf8")) as Reference;
}

/** The domain is the file with the template in it, the profiles are the others, by name. */
function importScenario({ folder }: Reference, evaluations: Evaluations): ImportedCase {
  const directory = join(SHARED, "scenarios", folder);
  const files = readdirSync(directory)
    .sort()
    .map((name) => ({ name, text: readFileSync(join(directory, name), "utf8") }));
  const [domain, ...others] = files.filter((file) => file.text.includes("<negotiation_template"));
  if (domain === undefined || others.length > 0) throw new Error(`Expected one domain in ${folder}`);
  const result = importGenius({ domain, profiles: files.filter((file) => file !== domain), evaluations });
  if (result.kind === "failed") throw new Error(JSON.stringify(result.failure, null, 1));
  return result.value;
}

function expected({ case: { issues } }: ImportedCase, utility: ReferenceUtility | undefined, outcome: Outcome): number {
  if (utility === undefined) throw new Error("Expected as many reference utilities as parties");
  return issues.reduce((sum, issue, i) => {
    const option = optionsTwin(issue).findIndex((each) => each === outcome[issue.id]);
    return sum + (utility.weights[i] ?? Number.NaN) * (utility.tables[i]?.[option] ?? Number.NaN);
  }, utility.bias);
}
