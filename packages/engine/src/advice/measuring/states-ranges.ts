import type { Brief, Estimate } from "../../model/case.ts";
import { isRange, likely } from "../../model/quantity.ts";
import { fixedReading } from "./fixed-reading.ts";

/** Whether any number that says what outcomes, or no agreement, are worth is a range. */
export function statesRanges(reading: Brief | Estimate): boolean {
  let found = false;
  fixedReading(reading, (quantity) => {
    found ||= isRange(quantity);
    return likely(quantity);
  });
  return found;
}
