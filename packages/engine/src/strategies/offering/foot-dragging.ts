import type { OfferingEntry } from "../registry/entry.ts";
import { FOOT_DRAGGING_FORMULA, FOOT_DRAGGING_PARAMETERS, footDraggingCurve } from "./foot-dragging-curve.ts";
import type { OfferingPolicy } from "./offering-policy.ts";

/** How often others have acted since the talks began. */
type Heard = number;

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
  make(given): OfferingPolicy<Heard> {
    const aspirationAt = footDraggingCurve(given);
    const every = given.number("every");
    return {
      name: given.name,
      formula: given.formula,
      version: given.version,
      init: () => 0,
      observe: (heard, event, seat) =>
        (event.kind === "offered" || event.kind === "rejected") && event.party !== seat.party ? heard + 1 : heard,
      offer: (heard, { own, relativeTime }) => ((heard + 1) % every === 0 ? own.inverse.atLeast(aspirationAt(own, relativeTime)) : null),
    };
  },
};
