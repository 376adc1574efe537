import type { SessionEvent } from "../../session/event.ts";
import type { OfferingEntry } from "../registry/entry.ts";
import type { Seat } from "../strategy.ts";
import { FOOT_DRAGGING_FORMULA, FOOT_DRAGGING_PARAMETERS, footDraggingCurve } from "./foot-dragging-curve.ts";
import type { OfferingPolicy } from "./offering-policy.ts";

/** How often others have acted since the talks began. */
export interface FootDraggingMemory {
  readonly heard: number;
  /** Up to its own last turn; -1 before the first. */
  readonly heardBefore: number;
}

/** Plays for time: it is silent most of its turns, repeats itself, and moves a little when the others have nearly run out of theirs. */
export const footDraggingOffers: OfferingEntry = {
  kind: "offering",
  name: "foot-dragging",
  title: "Foot-dragging offers",
  description: "silent most of its turns, repeats its best offer, and gives a little late",
  formula: `${FOOT_DRAGGING_FORMULA}; each time others have acted \`every\` times it offers the least utility at or above that, else nothing`,
  source: "Detente 2026",
  version: 1,
  protocols: ["alternatingOffers", "openFloor"],
  parameters: [
    ...FOOT_DRAGGING_PARAMETERS,
    {
      kind: "number",
      name: "every",
      default: 3,
      least: 1,
      most: 1000,
      numbers: "whole",
      meaning: "it speaks once every so many times the others have acted",
    },
  ],
  make(given): OfferingPolicy<FootDraggingMemory> {
    const aspirationAt = footDraggingCurve(given);
    const every = given.number("every");
    return {
      name: given.name,
      formula: given.formula,
      version: given.version,
      init: () => NOTHING_HEARD,
      observe,
      offer: ({ heard, heardBefore }, { own, relativeTime }) =>
        // Others may act several times in between, so it asks whether they have passed a multiple, not whether they are at one.
        Math.floor((heard + 1) / every) > Math.floor((heardBefore + 1) / every)
          ? own.inverse.atLeast(aspirationAt(own, relativeTime))
          : null,
    };
  },
};

const NOTHING_HEARD: FootDraggingMemory = { heard: 0, heardBefore: -1 };

function observe(memory: FootDraggingMemory, event: SessionEvent, seat: Seat): FootDraggingMemory {
  if (event.kind !== "offered" && event.kind !== "partOffered" && event.kind !== "accepted" && event.kind !== "rejected") return memory;
  const { heard } = memory;
  return event.party === seat.party ? { heard, heardBefore: heard } : { ...memory, heard: heard + 1 };
}
