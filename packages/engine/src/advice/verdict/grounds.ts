import { own } from "../../lib/own.ts";
import type { Outcome } from "../../model/combination.ts";
import type { Rule } from "../../model/case.ts";
import { holds, violations } from "../../model/condition.ts";
import type { PartyId } from "../../model/ids.ts";
import { optionNumbers } from "../../model/option-numbers.ts";
import { outcomeOf, type OutcomeSpace, outcomeSpace } from "../../model/outcome-space.ts";
import { ownUtilityOf } from "../../strategies/own-utility-of.ts";
import { candidates, type Package } from "../counter-offers/candidates.ts";
import { offerable } from "../counter-offers/offerable.ts";
import { comingBack, goingOn, likelyCounterparts, type PlayedOn } from "../going-on/going-on.ts";
import type { Sight } from "../going-on/standpoint.ts";
import { type MeasuredEstimate, measuredEstimates } from "../measuring/measured-estimates.ts";
import { type MeasuredReading, measuredReading, type ReadingGround } from "../measuring/measured-reading.ts";
import type { AssessSettings, AssessStep } from "./assess-settings.ts";

/** A continuation as numbers: null where it ended without agreement. */
export interface Continued {
  readonly numbers: Package | null;
  readonly relativeTime: number;
  readonly weight: number;
  /** Which draw of the counterparts it was played against. */
  readonly draw: number;
}

/** What takes time to find out, found out once; the rest of a verdict is sums over it. */
export interface Grounds {
  readonly sight: Sight;
  readonly ground: ReadingGround;
  readonly space: OutcomeSpace;
  readonly outcome: Outcome;
  readonly offer: Package;
  /** Public constraints that the offer breaks. */
  readonly breaks: readonly Rule[];
  /** Points of the party's best and worst admissible outcome; null where it has none. */
  readonly bounds: { readonly best: number; readonly worst: number } | null;
  /** Effective number of the drawn counterparts. */
  readonly effective: number;
  readonly now: readonly Continued[];
  /** Played when it is first asked for. */
  later(): readonly Continued[];
  /** Counterparts by the likely figures of the party's estimates. */
  readonly estimates: readonly MeasuredEstimate[];
  /** What each drawn counterpart wants: [draw]. */
  readonly drawn: readonly { readonly weight: number; readonly parties: readonly (MeasuredReading & { readonly party: PartyId })[] }[];
  /** Frontier packages, and what continuations led to. Made when first asked for. */
  packages(): readonly Package[];
  /** Of these, what could be put forward instead of the offer, as far as the others go. */
  offerable(): readonly Package[];
}

/** Play-outs where the settings name no number: more of them where they are cheap. */
function usualPlayOuts({ combinations }: OutcomeSpace): number {
  if (combinations <= FEW_OUTCOMES) return 60;
  return combinations <= MANY_OUTCOMES ? 12 : 8;
}

const FEW_OUTCOMES = 5_000n;
const MANY_OUTCOMES = 2_000_000n;

/** Null for what is no outcome of the case. */
export function groundsOf(sight: Sight, outcome: Outcome, { seed, playOuts, progress }: AssessSettings): Grounds | null {
  const { seat } = sight;
  const space = outcomeSpace(seat.issues);
  const offer = optionNumbers(space, outcome);
  if (offer === undefined) return null;
  const ground = { space, unknowns: seat.unknowns };
  const told = (step: AssessStep) => (done: number, of: number) => progress?.(step, done, of);
  const likely = likelyCounterparts(sight, { count: playOuts ?? usualPlayOuts(space), seed, told: told("counterparts") });
  const continued = (played: readonly PlayedOn[]): readonly Continued[] =>
    played.map(({ end, weight }, draw) => ({
      numbers: (end.outcome && optionNumbers(space, end.outcome)) ?? null,
      relativeTime: end.relativeTime,
      weight,
      draw,
    }));
  const now = continued(goingOn(sight, likely, told("goingOn")));
  const later = once(() => continued(comingBack(sight, likely, told("comingBack"))));
  const inverse = ownUtilityOf(seat)?.inverse;
  const packages = once(() =>
    candidates(
      sight,
      now.flatMap(({ numbers }) => (numbers === null ? [] : [outcomeOf(space, numbers)])),
    ),
  );
  return {
    sight,
    ground,
    space,
    outcome,
    offer,
    breaks: seat.constraints.filter((rule) => violations(space, rule).some((each) => holds(each, offer))),
    bounds: inverse === undefined ? null : { best: inverse.best, worst: inverse.worst },
    effective: 1 / likely.weights.reduce((sum, weight) => sum + weight ** 2, 0),
    now,
    later,
    estimates: measuredEstimates(sight),
    drawn: likely.draws.map(({ value }, k) => ({
      weight: likely.weights[k] ?? 0,
      parties: sight.counterparts.flatMap((party) => {
        const brief = own(value.briefs, party);
        return brief === undefined ? [] : [{ party, ...measuredReading(ground, brief) }];
      }),
    })),
    packages,
    offerable: once(() => offerable(sight, packages(), offer)),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
