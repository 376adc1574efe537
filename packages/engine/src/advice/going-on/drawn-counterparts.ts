import { own } from "../../lib/own.ts";
import { Rng } from "../../lib/rng.ts";
import type { Brief, Case } from "../../model/case.ts";
import type { PartyId } from "../../model/ids.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import { sessionCase } from "../../session/session-case.ts";
import { derivedSeed } from "../../simulation/derived-seed.ts";
import type { Strategy } from "../../strategies/strategy.ts";
import { drawnFigures } from "../measuring/drawn-figures.ts";
import { fixedReading } from "../measuring/fixed-reading.ts";
import { reckonedPreferences } from "../measuring/reckoned-preferences.ts";
import { assumedEstimate } from "./assumed-estimate.ts";
import { COUNTERPART_KINDS } from "./counterpart-kinds.ts";
import { logLikelihood } from "./likelihood.ts";
import { type Sight, withBriefs } from "./standpoint.ts";

/** One way in which the counterparts may be: what each wants, and how it behaves. */
export interface DrawnCounterparts {
  /** The case with the party's own brief as it stands, and a drawn one for each counterpart. */
  readonly value: Case;
  readonly players: Readonly<Record<PartyId, Strategy<unknown>>>;
  /** Natural logarithm of how well what they want explains what they have offered, whatever their kind; up to a constant. */
  readonly logWeight: number;
}

/** For who has left: it has a seat in the talks so far, and is not asked any more. */
const ABSENT: Strategy<unknown> = { name: "absent", version: 1, init: () => null, observe: () => null, act: () => null };

/**
 * Draw number k of the counterparts. What they want comes from the estimates of the brief (see drawnBrief); given that, each kind is as
 * likely as its share and the offers made so far make it, and one is drawn. The same for the same seed and number.
 */
export function drawnCounterparts(sight: Sight, seed: number, k: number): DrawnCounterparts {
  const { seat, counterparts, value, history } = sight;
  const briefs: Record<PartyId, Brief> = { [seat.party]: seat.brief };
  for (const party of counterparts) briefs[party] = drawnBrief(sight, party, Rng.fromSeed(derivedSeed(seed, "brief", k, party)));
  const players: Record<PartyId, Strategy<unknown>> = {};
  for (const party of seat.setup.parties.filter((each) => each !== seat.party && !counterparts.includes(each))) {
    briefs[party] = seat.brief;
    players[party] = ABSENT;
  }
  const drawn = withBriefs(value, briefs);
  const base = sessionCase(drawn);
  let logWeight = 0;
  for (const party of counterparts) {
    const logs = COUNTERPART_KINDS.map(
      ({ strategy, share }) => Math.log(share) + logLikelihood({ base, party, strategy, listener: seat.party }, history),
    );
    const best = logs.reduce((top, each) => Math.max(top, each), Number.NEGATIVE_INFINITY);
    const shares = logs.map((each) => Math.exp(each - best));
    const sum = shares.reduce((total, each) => total + each, 0);
    let left = Rng.fromSeed(derivedSeed(seed, "kind", k, party)).float() * sum;
    const kind = COUNTERPART_KINDS.find((_, place) => (left -= shares[place] ?? 0) < 0) ?? COUNTERPART_KINDS[0];
    if (kind !== undefined) players[party] = kind.strategy;
    logWeight += best + Math.log(sum);
  }
  return { value: drawn, players, logWeight };
}

/**
 * What a counterpart may want: each range of the estimate drawn by its own triangular distribution, independently; where there is no
 * estimate, as assumedEstimate says.
 */
export function drawnBrief({ seat }: Sight, party: PartyId, rng: Rng): Brief {
  const drawn = fixedReading(own(seat.brief.estimates, party) ?? assumedEstimate(seat, rng), drawnFigures(rng));
  return { ...drawn, preferences: reckonedPreferences(outcomeSpace(seat.issues), seat.unknowns, drawn), estimates: {} };
}
