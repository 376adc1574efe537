import type { Outcome } from "../model/combination.ts";
import type { PartyId } from "../model/ids.ts";
import type { SessionEvent } from "../session/event.ts";
import type { CaseMeasures } from "./case-measures.ts";
import type { MoveCounts } from "./game-score.ts";
import { type MoveClass, moveClass } from "./move-class.ts";

export interface MoveReading {
  /** Whole offers of all. */
  readonly offers: number;
  /** In the order of the parties. */
  readonly byParty: readonly MoveCounts[];
}

export interface ReadMovesSettings {
  readonly measures: CaseMeasures;
  readonly parties: readonly PartyId[];
  /** Share of a party's range, from 0: a change of at most so much is none. ROUNDING is as exact as doubles are. */
  readonly tolerance: number;
}

/**
 * Classes of the steps of each party from one whole offer of its own to the next, by the true preferences of all. Changes are in shares of
 * each party's range; with several counterparts the other's change is the mean of theirs. Offers that are no outcomes of the case as it
 * is measured (from before an amendment) begin anew.
 */
export function readMoves(events: readonly SessionEvent[], { measures, parties, tolerance }: ReadMovesSettings): MoveReading {
  const counts = parties.map((): Record<MoveClass, number> => ({ ...NO_MOVES }));
  const last = parties.map((): Outcome | null => null);
  let offers = 0;
  for (const event of events) {
    if (event.kind !== "offered") continue;
    offers++;
    const place = parties.indexOf(event.party);
    const before = last[place] ?? null;
    const own = counts[place];
    last[place] = event.outcome;
    if (before === null || own === undefined) continue;
    const found = before === event.outcome ? "silent" : stepClass({ measures, place, tolerance }, before, event.outcome);
    if (found !== null) own[found]++;
  }
  return { offers, byParty: counts };
}

export const NO_MOVES: MoveCounts = { silent: 0, nice: 0, fortunate: 0, selfish: 0, concession: 0, unfortunate: 0 };

interface StepSettings {
  readonly measures: CaseMeasures;
  /** Whose step it is. */
  readonly place: number;
  readonly tolerance: number;
}

/** Null where the ranges are not known, or one of the two is no outcome of the case. */
function stepClass({ measures, place, tolerance }: StepSettings, from: Outcome, to: Outcome): MoveClass | null {
  const [before, after] = [measures.utilities(from), measures.utilities(to)];
  const { best, worst } = measures;
  if (before === null || after === null || best === null || worst === null) return null;
  let [own, others] = [0, 0];
  for (let party = 0; party < after.length; party++) {
    const range = (best[party] ?? 0) - (worst[party] ?? 0);
    const change = range > 0 ? ((after[party] ?? 0) - (before[party] ?? 0)) / range : 0;
    if (party === place) own = change;
    else others += change;
  }
  return moveClass(own, others / (after.length - 1), tolerance);
}
