import { own } from "../../lib/own.ts";
import type { Brief } from "../../model/case.ts";
import type { FigureOf } from "../measuring/fixed-reading.ts";
import { measuredReading } from "../measuring/measured-reading.ts";
import type { Package } from "../counter-offers/candidates.ts";
import { worthNow } from "../counter-offers/worth-now.ts";
import type { Continued, Grounds } from "./grounds.ts";
import type { WhatIf } from "./what-if.ts";

/** The party's own measure of packages and continuations, as its brief stands or put otherwise. In its own points. */
export interface OwnReading {
  readonly brief: Brief;
  readonly reservation: number;
  /** An agreement at this time. */
  value(numbers: Package): number;
  /** Ids of the red lines in force that a package crosses, those dropped or overridden left out. */
  crossed(numbers: Package): readonly string[];
  /** Of a continuation, by a clock of its own: an agreement that the party would not sign counts as none. */
  worth(continued: Continued): number;
  isSigned(continued: Continued): boolean;
}

export function ownReading({ sight, ground, bounds, drawn }: Grounds, whatIf: WhatIf, figure?: FigureOf): OwnReading {
  const { view, seat } = sight;
  const brief = { ...seat.brief, probabilities: { ...seat.brief.probabilities, ...whatIf.probabilities } };
  const measured = measuredReading(ground, brief, figure);
  const reservation = (measured.reservation ?? bounds?.worst ?? 0) + whatIf.reservation;
  const discount = brief.preferences.discount ?? 1;
  const left = new Set([...whatIf.dropped, ...view.overrides.map(({ redLine }) => redLine)]);
  const crossed = (numbers: Package): readonly string[] => measured.crossed(numbers).flatMap(({ id }) => (left.has(id) ? [] : [id]));
  const agreed = ({ numbers, relativeTime }: Continued): number | null =>
    numbers === null ? null : measured.utility(numbers) * discount ** relativeTime;
  const isSigned = (continued: Continued): boolean => {
    const worth = agreed(continued);
    return (
      worth !== null &&
      worth >= reservation &&
      (drawn[continued.draw]?.parties ?? []).every(({ party, utility, reservation: theirs }) => {
        const by = own(whatIf.theirReservation, party) ?? 0;
        return by <= 0 || continued.numbers === null || utility(continued.numbers) >= (theirs ?? Number.NEGATIVE_INFINITY) + by;
      })
    );
  };
  return {
    brief,
    reservation,
    value: (numbers) => measured.utility(numbers) * worthNow(sight),
    crossed,
    isSigned,
    worth: (continued) => (isSigned(continued) ? (agreed(continued) ?? reservation) : reservation),
  };
}
