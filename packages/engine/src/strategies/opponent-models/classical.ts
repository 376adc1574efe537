import type { PartyId } from "../../model/ids.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import type { SessionEvent } from "../../session/event.ts";
import type { Seat } from "../strategy.ts";
import { type EventClock, startClock, tick, turnTime } from "./event-clock.ts";
import { offeredNumbers } from "./offered-numbers.ts";
import type { OpponentModel } from "./opponent-model.ts";
import { counted, estimateFromCounts, evenCounts, type OptionCounts } from "./option-counts.ts";

export interface ClassicalMemory {
  readonly counterpart: PartyId;
  readonly clock: EventClock;
  readonly offers: number;
  readonly last: readonly number[] | null;
  /** By issue; only their ratios mean something. */
  readonly weights: readonly number[];
  readonly counts: OptionCounts;
}

/** What an unchanged issue gains at the very beginning. */
const GAIN = 0.1;

/**
 * The frequency model of textbooks, as NegoLog states it: an issue left unchanged gains weight, more so early, when a counterpart still
 * says what it wants.
 */
export const classical: OpponentModel<ClassicalMemory> = {
  name: "classical",
  formula:
    "w += 0.1·(1 - t) where unchanged since the last offer, w = 1/n at first; count of each option offered + 1, counts 1 at first; " +
    "utility Σ w·count/max count, on 0 to 1",
  version: 2,
  init: (seat, counterpart) => begun(seat, startClock(counterpart)),
  afresh: ({ clock }, seat) => begun(seat, clock),
  observe,
  estimate: estimateFromCounts,
};

function begun(seat: Seat, clock: EventClock): ClassicalMemory {
  const { sizes } = outcomeSpace(seat.issues);
  const weights = sizes.map(() => 1 / sizes.length);
  return { counterpart: clock.party, clock, offers: 0, last: null, weights, counts: evenCounts(sizes) };
}

function observe(memory: ClassicalMemory, event: SessionEvent, seat: Seat): ClassicalMemory {
  const clock = tick(memory.clock, event);
  const numbers = offeredNumbers(event, memory.counterpart, seat);
  if (numbers === null) return clock === memory.clock ? memory : { ...memory, clock };
  const { counterpart, last, weights } = memory;
  const gain = GAIN * (1 - turnTime(clock, seat.setup.deadline, event.at));
  return {
    counterpart,
    clock,
    offers: memory.offers + 1,
    last: Array.from(numbers),
    weights: weights.map((weight, issue) => (last !== null && last[issue] === numbers[issue] ? weight + gain : weight)),
    counts: counted(memory.counts, numbers),
  };
}
