import type { Outcome } from "../../model/combination.ts";
import { optionNumbers } from "../../model/option-numbers.ts";
import { counterpartsOf } from "../counterparts-of.ts";
import { estimatedUtility } from "../opponent-models/estimated-utility.ts";
import type { AdditiveEstimate } from "../opponent-models/opponent-model.ts";
import type { Scene } from "../scene.ts";

/** Own utilities in points, both included. */
export interface UtilityBand {
  readonly from: number;
  readonly to: number;
}

/**
 * Of the outcomes in the band, the one that the counterpart seems to like best. With several counterparts those are compared that are best
 * for one of them, or for all of them added up, and the one is taken that the least pleased likes best. Without a model, the one worth
 * least to the party. Null where nothing was found in the band. Cost: a scan of the band, one for each that is compared.
 */
export function bestForCounterparts(scene: Scene, { from, to }: UtilityBand): Outcome | null {
  const { inverse } = scene.own;
  const estimates = estimatesOf(scene);
  const [first, ...others] = estimates;
  if (first === undefined) return atLeastWithin(scene, { from, to });
  if (others.length === 0) return inverse.bestFor(first.scores, from, to);
  const aims = [added(estimates), ...estimates.map(({ scores }) => scores)];
  const found = aims.map((scores) => inverse.bestFor(scores, from, to)).filter((outcome) => outcome !== null);
  let [best, most]: [Outcome | null, number] = [null, -Infinity];
  for (const outcome of found) {
    const least = Math.min(...estimates.map((estimate) => estimatedUtility(estimate, optionNumbers(inverse.space, outcome) ?? [])));
    if (least > most) [best, most] = [outcome, least];
  }
  return best;
}

function atLeastWithin({ own: { inverse } }: Scene, { from, to }: UtilityBand): Outcome | null {
  const outcome = inverse.atLeast(from);
  return outcome !== null && (inverse.utility(outcome) ?? Infinity) <= to ? outcome : null;
}

/** Of those who are still at the table. */
function estimatesOf({ seat, view, estimateOf }: Scene): AdditiveEstimate[] {
  const present = counterpartsOf(seat).filter((party) => !view.left.includes(party));
  return present.map((party) => estimateOf(party)).filter((estimate) => estimate !== null);
}

const added = (estimates: readonly AdditiveEstimate[]): number[][] =>
  (estimates[0]?.scores ?? []).map((row, issue) =>
    Array.from(row, (_, option) => estimates.reduce((sum, { scores }) => sum + (scores[issue]?.[option] ?? 0), 0)),
  );
