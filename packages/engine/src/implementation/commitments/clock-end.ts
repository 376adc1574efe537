import { endOfDayAfter } from "../../lib/civil-time.ts";
import type { Stipulation } from "./terms.ts";

/** ISO time at which the clock of a notification runs out [K20]. */
export function clockEnd({ id, snapback }: Stipulation, notifiedAt: string): string {
  if (snapback === undefined) throw new Error(`Expected a snapback of ${id}`);
  return endOfDayAfter(notifiedAt, snapback.days, snapback.zone);
}
