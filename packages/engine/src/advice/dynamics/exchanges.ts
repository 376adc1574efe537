import type { PartyId } from "../../model/ids.ts";
import { ROUNDING } from "../../simulation/move-class.ts";
import type { OfferStep } from "./offer-steps.ts";

/** A step of one's own, and what one counterpart did before the next one. All in the onlooker's own points. */
export interface Exchange {
  /** Ref of the own offer that the step led to. */
  readonly ref: string;
  readonly at: string;
  /** What the own step gave; below 0: it took back. */
  readonly gave: number;
  /** What the counterpart's steps before the next own one brought; below 0: it took back. */
  readonly came: number;
  /** The same two as shares of the onlooker's range. */
  readonly gaveShare: number;
  readonly cameShare: number;
  /** How many steps of the counterpart that is. 0: it made no new offer. */
  readonly answers: number;
  /** The last of all, while no answer has come: it counts for nothing yet. */
  readonly isOpen: boolean;
}

/** What came back for what was given. */
export interface Earnings {
  /** Exchanges that are closed. */
  readonly exchanges: number;
  /** Sums over them, in the onlooker's points. */
  readonly gave: number;
  readonly came: number;
  /** came / gave: points that came back for each point given. Null where nothing was given on the whole, or no more than rounding. */
  readonly ratio: number | null;
}

/** The exchanges of the onlooker with one counterpart, by its own steps. `steps` in the order of happening. */
export function exchanges(steps: readonly OfferStep[], onlooker: PartyId, counterpart: PartyId): readonly Exchange[] {
  const own = [...steps.keys()].filter((k) => steps[k]?.party === onlooker);
  return own.flatMap((k, place): Exchange[] => {
    const step = steps[k];
    if (step === undefined) return [];
    const next = own[place + 1];
    const answers = steps.slice(k + 1, next ?? steps.length).filter(({ party }) => party === counterpart);
    return [
      {
        ref: step.to,
        at: step.at,
        // 0 − 0, so that nothing given is not −0.
        gave: 0 - step.change,
        came: answers.reduce((sum, { change }) => sum + change, 0),
        gaveShare: 0 - step.share,
        cameShare: answers.reduce((sum, { share }) => sum + share, 0),
        answers: answers.length,
        isOpen: next === undefined && answers.length === 0,
      },
    ];
  });
}

export function earnings(made: readonly Exchange[]): Earnings {
  const closed = made.filter(({ isOpen }) => !isOpen);
  const gave = closed.reduce((sum, each) => sum + each.gave, 0);
  const came = closed.reduce((sum, each) => sum + each.came, 0);
  const gaveShare = closed.reduce((sum, each) => sum + each.gaveShare, 0);
  return { exchanges: closed.length, gave, came, ratio: gaveShare > ROUNDING ? came / gave : null };
}
