import { own } from "../../lib/own.ts";
import { Rng } from "../../lib/rng.ts";
import type { Outcome } from "../../model/combination.ts";
import type { PartyId } from "../../model/ids.ts";
import { optionNumbers } from "../../model/option-numbers.ts";
import { outcomeOf } from "../../model/outcome-space.ts";
import { partyUtility } from "../../model/party-utility.ts";
import { derivedSeed } from "../../simulation/derived-seed.ts";
import { additivePart } from "../../strategies/opponent-models/additive-part.ts";
import { ownUtilityOf } from "../../strategies/own-utility-of.ts";
import { assumedEstimate } from "../going-on/assumed-estimate.ts";
import { fixedReading } from "../measuring/fixed-reading.ts";
import type { Sight } from "../going-on/standpoint.ts";
import { drawnFigures } from "../measuring/drawn-figures.ts";
import { measuredEstimates } from "../measuring/measured-estimates.ts";
import type { Package } from "./candidates.ts";
import { worthNow } from "./worth-now.ts";

/** One of several offers that are worth the same to whoever makes them. */
export interface EquivalentOffer {
  readonly outcome: Outcome;
  readonly value: number;
  /** By the estimates, likely figures; those of whom there is one. */
  readonly counterparts: readonly { readonly party: PartyId; readonly value: number }[];
}

export interface EquivalentSettings {
  /** How many, at least 1. */
  readonly count: number;
  /** What each is to be worth at this time, in points, and by how much it may be more. */
  readonly target: number;
  readonly tolerance: number;
  readonly seed: number;
}

const DRAWS = 60;

/**
 * Several offers at once (MESO): packages worth `target` to `target + tolerance` points to the party that are as different as can be in
 * issues and in what they give the counterparts. Each is the best of the band for one possible counterpart, drawn from the estimates; of
 * these, one after the other, the one furthest from those chosen is taken: the share of issues that differ plus the difference in
 * estimated value as a share of what is seen. Fewer where the band has no more. None where the party has no admissible outcome.
 */
export function equivalentOffers(sight: Sight, settings: EquivalentSettings): readonly EquivalentOffer[] {
  const mine = ownUtilityOf(sight.seat);
  const factor = worthNow(sight);
  if (mine === null || factor === 0) return [];
  const { space } = mine.inverse;
  const others = measuredEstimates(sight);
  const pool = bestForDrawn(sight, settings).map((numbers) => ({ numbers, values: others.map(({ utility }) => utility(numbers)) }));
  return mostDifferent(pool, settings.count).flatMap(({ numbers, values }) => {
    const outcome = outcomeOf(space, numbers);
    const value = mine.inverse.utility(outcome);
    if (value === undefined) return [];
    return [{ outcome, value: value * factor, counterparts: others.map(({ party }, p) => ({ party, value: values[p] ?? 0 })) }];
  });
}

function bestForDrawn(sight: Sight, { target, tolerance, seed }: EquivalentSettings): readonly Package[] {
  const { seat, counterparts } = sight;
  const factor = worthNow(sight);
  const mine = ownUtilityOf(seat);
  if (mine === null) return [];
  const { space } = mine.inverse;
  const found = new Map<string, Package>();
  for (let k = 0; k < DRAWS; k++) {
    const party = counterparts[k % Math.max(1, counterparts.length)];
    const rng = Rng.fromSeed(derivedSeed(seed, "equivalent", k));
    const stated = party === undefined ? undefined : own(seat.brief.estimates, party);
    const drawn = fixedReading(stated ?? assumedEstimate(seat, rng), drawnFigures(rng));
    const { scores } = additivePart(partyUtility({ space, unknowns: seat.unknowns, reading: drawn }));
    const outcome = mine.inverse.bestFor(scores, target / factor, (target + tolerance) / factor);
    const numbers = outcome === null ? undefined : optionNumbers(space, outcome);
    if (numbers !== undefined) found.set(numbers.join(), numbers);
  }
  return [...found.values()];
}

interface Pooled {
  readonly numbers: Package;
  readonly values: readonly number[];
}

function mostDifferent(pool: readonly Pooled[], count: number): readonly Pooled[] {
  const spans = (pool[0]?.values ?? []).map((_, p) => {
    const values = pool.map((each) => each.values[p] ?? 0);
    return Math.max(Math.max(...values) - Math.min(...values), Number.EPSILON);
  });
  const distance = (a: Pooled, b: Pooled): number => {
    const issues = a.numbers.reduce((sum, option, i) => sum + (option === b.numbers[i] ? 0 : 1), 0) / Math.max(1, a.numbers.length);
    const value = spans.reduce((sum, span, p) => sum + Math.abs((a.values[p] ?? 0) - (b.values[p] ?? 0)) / span, 0);
    return issues + value / Math.max(1, spans.length);
  };
  const sum = ({ values }: Pooled): number => values.reduce((total, value) => total + value, 0);
  const [first, ...rest] = pool.toSorted((a, b) => sum(b) - sum(a));
  const chosen = first === undefined ? [] : [first];
  let left = rest;
  while (chosen.length < count && left.length > 0) {
    const least = (each: Pooled): number => Math.min(...chosen.map((other) => distance(each, other)));
    const next = left.reduce((best, each) => (least(each) > least(best) ? each : best));
    chosen.push(next);
    left = left.filter((each) => each !== next);
  }
  return chosen;
}
