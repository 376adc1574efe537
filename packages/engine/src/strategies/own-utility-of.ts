import { outcomeSpace } from "../model/outcome-space.ts";
import { type OwnUtility, ownUtility } from "./inverse-utility/own-utility.ts";
import type { Seat } from "./strategy.ts";

/** The own utility of a seat; null where no outcome is admissible to it. One look-up, once it was asked for this seat. */
export function ownUtilityOf(seat: Seat): OwnUtility | null {
  const known = made.get(seat);
  if (known !== undefined) return known;
  const { issues, unknowns, constraints, brief } = seat;
  const own = ownUtility({ space: outcomeSpace(issues), unknowns, constraints, brief });
  made.set(seat, own);
  return own;
}

const made = new WeakMap<Seat, OwnUtility | null>();
