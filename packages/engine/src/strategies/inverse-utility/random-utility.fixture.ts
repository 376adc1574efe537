import { Rng } from "../../lib/rng.ts";
import type { Condition } from "../../model/condition.ts";
import { issueId, optionId } from "../../model/ids.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import type { UtilityToInvert } from "./inverse-utility-contract.ts";

/** A random utility over a space of any size, the same for the same settings. For tests. */
export interface RandomUtilitySettings {
  readonly sizes: readonly number[];
  readonly seed: number;
  /** Decimal places of the points that an option is worth, 0 to 1 each. */
  readonly places: number;
  /** How many pairs or triples of neighbouring issues a term ties, and how many an exclusion ties. */
  readonly terms?: number;
  readonly exclusions?: number;
}

export function randomUtility({ sizes, seed, places, terms = 0, exclusions = 0 }: RandomUtilitySettings): UtilityToInvert {
  const rng = Rng.fromSeed(seed);
  const unitsPerPoint = 10n ** BigInt(places);
  const draw = (): bigint => (BigInt(rng.below(1e15)) * unitsPerPoint) / 10n ** 15n;
  const tables = sizes.map((size) => Array.from({ length: size }, draw));
  const drawnTerms = Array.from({ length: terms }, () => ({ condition: randomCondition(sizes, rng), amount: draw() - draw() }));
  const space = outcomeSpace(
    sizes.map((size, i) => ({
      kind: "choice",
      id: issueId(`i${i}`),
      name: `Issue ${i}`,
      options: Array.from({ length: size }, (_, o) => ({ id: optionId(`o${o}`), name: `Option ${o}` })),
    })),
  );
  const largest = unitsPerPoint * BigInt(sizes.length + terms);
  return {
    space,
    utility: { unitsPerPoint, constant: draw(), tables, terms: drawnTerms, reservation: 0n, largest },
    excluded: Array.from({ length: exclusions }, () => randomCondition(sizes, rng)),
  };
}

/** On two or three issues side by side, about half of the options of each. */
function randomCondition(sizes: readonly number[], rng: Rng): Condition {
  const span = 2 + rng.below(2);
  const first = rng.below(sizes.length - span + 1);
  const issues = Array.from({ length: span }, (_, k) => first + k);
  return { issues, masks: issues.map((issue) => Uint8Array.from({ length: sizes[issue] ?? 1 }, (_, o) => (o === 0 ? 1 : rng.below(2)))) };
}
