import { own } from "../../lib/own.ts";
import { Rng } from "../../lib/rng.ts";
import type { Brief, Case } from "../../model/case.ts";
import type { PartyId } from "../../model/ids.ts";
import { derivedSeed } from "../../simulation/derived-seed.ts";
import type { Strategy } from "../../strategies/strategy.ts";
import { drawnFigures } from "../measuring/drawn-figures.ts";
import { assumedEstimate } from "./assumed-estimate.ts";
import { drawnKind } from "./counterpart-kinds.ts";
import { fixedReading } from "../measuring/fixed-reading.ts";
import { type Sight, withBriefs } from "./standpoint.ts";

/** One way in which the counterparts may be: what each wants, and how it behaves. */
export interface DrawnCounterparts {
  /** The case with the party's own brief as it stands, and a drawn one for each counterpart. */
  readonly value: Case;
  readonly players: Readonly<Record<PartyId, Strategy<unknown>>>;
}

/**
 * Draw number k of the counterparts: wants from the estimates of the brief, each range by its own triangular distribution, independently;
 * where there is no estimate, as assumedEstimate says; and a kind by its share. The same for the same seed and number.
 */
export function drawnCounterparts({ seat, counterparts, value }: Sight, seed: number, k: number): DrawnCounterparts {
  const briefs: Record<PartyId, Brief> = { [seat.party]: seat.brief };
  const players: Record<PartyId, Strategy<unknown>> = {};
  for (const party of counterparts) {
    const rng = Rng.fromSeed(derivedSeed(seed, "counterpart", k, party));
    players[party] = drawnKind(rng);
    const estimate = own(seat.brief.estimates, party) ?? assumedEstimate(seat, rng);
    briefs[party] = { ...fixedReading(estimate, drawnFigures(rng)), estimates: {} };
  }
  return { value: withBriefs(value, briefs), players };
}
