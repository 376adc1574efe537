import { Rng } from "../packages/engine/src/lib/rng.ts";
import type { Sums } from "../packages/engine/src/analysis/sums.ts";

/** A random space in whole units, four decimals of a point, the same for the same seed. */
export interface SpaceSettings {
  readonly parties: number;
  readonly sizes: readonly number[];
  readonly seed: number;
  /** "opposed": the second party's value is one minus the first's plus a tenth of noise. */
  readonly values: "independent" | "opposed";
}

/** A point. */
export const UNITS = 10_000;

export function randomSpace({ parties, sizes, seed, values }: SpaceSettings): Sums {
  const rng = Rng.fromSeed(seed);
  const tables = Array.from({ length: parties }, () => sizes.map((size) => new Float64Array(size)));
  for (const [issue, size] of sizes.entries()) {
    for (let option = 0; option < size; option++) {
      const first = rng.float();
      for (let party = 0; party < parties; party++) {
        const value = party === 0 ? first : values === "opposed" ? 1 - first + 0.1 * rng.float() : rng.float();
        const table = tables[party]?.[issue];
        if (table) table[option] = Math.round(value * UNITS);
      }
    }
  }
  return { parties, sizes, constants: tables.map(() => 0), tables, terms: [], excluded: [] };
}

/** The same with one term that names every issue, so that nothing can be taken apart. */
export function tiedSpace(settings: SpaceSettings): Sums {
  const space = randomSpace(settings);
  const masks = settings.sizes.map((size) => Uint8Array.from({ length: size }, (_, option) => (option === 0 ? 1 : 0)));
  const condition = { issues: settings.sizes.map((_, issue) => issue), masks };
  return { ...space, terms: [{ party: 0, condition, amount: UNITS }] };
}
