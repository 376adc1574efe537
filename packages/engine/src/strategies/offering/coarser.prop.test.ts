import { expect, test } from "vitest";
import { pointsCase } from "../../analysis/points-case.fixture.ts";
import { Rng } from "../../lib/rng.ts";
import { type ExactUtility, unitsOf } from "../../model/exact-utility.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import { partyUtility } from "../../model/party-utility.ts";
import { coarser } from "./coarser.ts";

const SEED = 4;
/** Far fewer than doubles can count. */
const MOST = 10n ** 12n;

/** Digits beyond what doubles can sum: a reservation value that came out of a division is enough. */
function fineUtility(rng: Rng): { readonly utility: ExactUtility; readonly sizes: readonly number[] } {
  const table = Array.from({ length: 5 }, () => Array.from({ length: 4 }, () => [Math.round(rng.float() * 2000 - 1000) / 10]));
  const value = pointsCase(table, [(rng.float() * 100) / 3 - 10]);
  const [brief] = Object.values(value.briefs);
  const space = outcomeSpace(value.issues);
  if (brief === undefined) throw new Error("Expected a brief");
  return { utility: partyUtility({ space, unknowns: [], reading: brief }), sizes: space.sizes };
}

test(`order is kept but for what rounding may hide, and nothing irrational becomes rational (seed ${SEED})`, () => {
  const rng = Rng.fromSeed(SEED);
  let changed = 0;
  for (let k = 0; k < 60; k++) {
    const { utility, sizes } = fineUtility(rng);
    const coarse = coarser(utility, MOST);
    if (coarse !== utility) changed++;
    const draws = Array.from({ length: 200 }, () => sizes.map((size) => rng.below(size)));
    const fine = draws.map((numbers) => unitsOf(utility, numbers));
    const rough = draws.map((numbers) => unitsOf(coarse, numbers));
    for (const [i, units] of fine.entries()) {
      if (units < utility.reservation) expect((rough[i] ?? 0n) < coarse.reservation).toBe(true);
      const [other, otherRough, mine] = [fine[i - 1] ?? units, rough[i - 1] ?? 0n, rough[i] ?? 0n];
      if (i > 0 && Number(units - other) > 1e-11 * Number(utility.largest)) expect(mine > otherRough).toBe(true);
    }
    expect(coarse.largest <= MOST + 10n).toBe(true);
  }
  expect(changed).toBeGreaterThan(30);
  const { utility } = fineUtility(rng);
  expect(coarser(utility, utility.largest)).toBe(utility);
});
