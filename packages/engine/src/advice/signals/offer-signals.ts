import type { PartyId } from "../../model/ids.ts";
import type { OfferStep } from "../dynamics/offer-steps.ts";
import type { Signal, Strength } from "./signal.ts";

/** So many steps in a row that change nothing are a weak, clear and strong signal. */
export const UNMOVED_STEPS = { weak: 2, clear: 3, strong: 5 } as const;
/** A step back of at least such a share of the onlooker's range is clear and strong; any is weak. */
export const STEP_BACK_SHARE = { clear: 0.05, strong: 0.15 } as const;

/** Offers of a counterpart that do not move, and its steps back. `tolerance`: share of the onlooker's range that counts as no change. */
export function offerSignals(steps: readonly OfferStep[], party: PartyId, tolerance: number): readonly Signal[] {
  const own = steps.filter((step) => step.party === party);
  const back = own.flatMap(({ at, from, to, change, share }): Signal[] =>
    share < -tolerance
      ? [{ kind: "stepBack", party, at, refs: [from, to], strength: backStrength(-share), loss: -change, share: -share }]
      : [],
  );
  return [...unmovedRuns(own, tolerance), ...back];
}

const backStrength = (share: number): Strength =>
  share < STEP_BACK_SHARE.clear ? "weak" : share < STEP_BACK_SHARE.strong ? "clear" : "strong";

function unmovedRuns(own: readonly OfferStep[], tolerance: number): readonly Signal[] {
  const runs: OfferStep[][] = [[]];
  for (const step of own) {
    if (Math.abs(step.share) <= tolerance) runs.at(-1)?.push(step);
    else runs.push([]);
  }
  return runs.flatMap((run, k): Signal[] => {
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined || run.length < UNMOVED_STEPS.weak) return [];
    const strength = run.length < UNMOVED_STEPS.clear ? "weak" : run.length < UNMOVED_STEPS.strong ? "clear" : "strong";
    const refs = [first.from, ...run.map(({ to }) => to)];
    return [{ kind: "unmoved", party: last.party, at: last.at, refs, strength, steps: run.length, isCurrent: k === runs.length - 1 }];
  });
}
