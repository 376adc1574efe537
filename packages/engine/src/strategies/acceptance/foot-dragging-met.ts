import { FOOT_DRAGGING_FORMULA, FOOT_DRAGGING_PARAMETERS, footDraggingCurve } from "../offering/foot-dragging-curve.ts";
import { remembersNothing } from "../offering/remembers-nothing.ts";
import type { AcceptanceEntry } from "../registry/entry.ts";
import type { AcceptancePolicy } from "./acceptance-policy.ts";

/** Takes what it holds out for, also on the turns on which it says nothing. */
export const footDraggingMet: AcceptanceEntry = {
  kind: "acceptance",
  name: "foot-dragging",
  title: "What the foot-dragger holds out for",
  description: "accepts its best outcome, and late a little less",
  formula: `${FOOT_DRAGGING_FORMULA}; accepts iff u(offered) ≥ aspiration`,
  source: "Detente 2026",
  version: 1,
  protocols: ["alternatingOffers", "openFloor"],
  parameters: FOOT_DRAGGING_PARAMETERS,
  make(given): AcceptancePolicy<null> {
    const aspirationAt = footDraggingCurve(given);
    return {
      name: given.name,
      formula: given.formula,
      version: given.version,
      ...remembersNothing,
      accepts: (_, { own, relativeTime }, { utility }) => utility >= aspirationAt(own, relativeTime),
    };
  },
};
