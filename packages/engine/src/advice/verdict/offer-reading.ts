import { own } from "../../lib/own.ts";
import type { Brief, RedLine, Unknown } from "../../model/case.ts";
import { floatReckoner } from "../../model/reckoner.ts";
import { redLinesInForce } from "../../model/red-lines-in-force.ts";
import { chance, stateProbabilities } from "../../model/utility-function.ts";
import type { Band } from "../going-on/weighted-band.ts";
import type { Grounds } from "./grounds.ts";
import { ownReading } from "./own-reading.ts";
import type { CrossedLine, OfferReading, OfferUnknown } from "./verdict.ts";
import { AS_IT_STANDS, type WhatIf } from "./what-if.ts";

/** What the offer is, as the party's brief has it. */
export function offerReading(grounds: Grounds, band: Band | null): OfferReading {
  const { sight, offer, outcome } = grounds;
  const { seat } = sight;
  const reading = ownReading(grounds, AS_IT_STANDS);
  const value = reading.value(offer);
  const crossed = new Set(reading.crossed(offer));
  const crosses = redLinesInForce(seat.brief, seat.unknowns).flatMap((line) => (crossed.has(line.id) ? [crossedLine(line, grounds)] : []));
  const breaks = grounds.breaks.map(({ id, name }) => ({ id, name }));
  const isAcceptable = crosses.length === 0 && breaks.length === 0 && value >= reading.reservation;
  const unknowns = seat.unknowns.flatMap((unknown) => unknownReading(grounds, unknown, { value, isAcceptable, crosses }));
  return {
    outcome,
    value,
    band,
    margin: value - reading.reservation,
    crosses,
    breaks,
    unknowns: unknowns.toSorted((a, b) => b.cost - a.cost),
  };
}

function crossedLine({ id, name, until }: RedLine, { sight: { seat } }: Grounds): CrossedLine {
  const { unknowns, brief } = seat;
  if (until === undefined) return { id, name, gate: null };
  const held = chance({ unknowns, probabilities: brief.probabilities }, until.given, floatReckoner());
  return { id, name, gate: { given: until.given, needed: until.probability, held } };
}

interface OfferNow {
  readonly value: number;
  readonly isAcceptable: boolean;
  readonly crosses: readonly CrossedLine[];
}

function unknownReading(grounds: Grounds, unknown: Unknown, now: OfferNow): readonly OfferUnknown[] {
  const { seat } = grounds.sight;
  const held = stateProbabilities(unknown, seat.brief.probabilities, floatReckoner());
  const states = unknown.states.map(({ id }) => {
    const reading = ownReading(grounds, certain(unknown, id));
    const value = reading.value(grounds.offer);
    return {
      state: id,
      probability: held.get(id) ?? 0,
      value,
      isAcceptable: value >= reading.reservation && reading.crossed(grounds.offer).length === 0,
    };
  });
  const best = states.reduce((top, state) => Math.max(top, state.value), Number.NEGATIVE_INFINITY);
  const cost = Math.max(0, best - now.value);
  const keepsLine = now.crosses.some(({ gate }) => gate !== null && own(gate.given, unknown.id) !== undefined);
  const isWithout = states.every(({ value }) => value === states[0]?.value);
  if (isWithout && !keepsLine) return [];
  const sinks = now.isAcceptable
    ? "none"
    : states.some((state) => state.isAcceptable)
      ? "worth"
      : keepsLine
        ? "line"
        : cost > 0
          ? "share"
          : "none";
  return [{ unknown: unknown.id, states, sinks, cost }];
}

/** One state of an unknown taken for certain. */
export const certain = (unknown: Unknown, state: Unknown["states"][number]["id"]): WhatIf => ({
  ...AS_IT_STANDS,
  probabilities: {
    [unknown.id]: Object.fromEntries(unknown.states.map(({ id }) => [id, id === state ? 1 : 0])),
  } satisfies Brief["probabilities"],
});
