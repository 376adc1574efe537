import type { OwnUtility } from "@detente/engine";
import type { RankedOutcome } from "./program-messages.ts";

/** Outcomes a program is told at most. */
const MOST = 1_000;

/**
 * The outcomes that a party may offer, from its best to its worst. Where there are more than a thousand, so many of them: for
 * each of a thousand steps from its best to its worst, the least outcome that is not below the step.
 */
export function rankedOutcomes(own: OwnUtility): readonly RankedOutcome[] {
  const known = made.get(own);
  if (known !== undefined) return known;
  const outcomes = rank(own);
  made.set(own, outcomes);
  return outcomes;
}

const made = new WeakMap<OwnUtility, readonly RankedOutcome[]>();

function rank({ inverse }: OwnUtility): readonly RankedOutcome[] {
  const places = Array.from({ length: Number(inverse.count > MOST ? MOST : inverse.count) }, (_, k) => k);
  const span = inverse.best - inverse.worst;
  const found = places.map((k) => (inverse.count > MOST ? inverse.atLeast(inverse.best - (span * k) / (MOST - 1)) : inverse.ranked(k)));
  const ranked = found.flatMap((outcome) => (outcome === null ? [] : [{ outcome, utility: inverse.utility(outcome) ?? Number.NaN }]));
  return ranked.filter(({ utility }, k) => inverse.count <= MOST || utility !== ranked[k - 1]?.utility);
}
