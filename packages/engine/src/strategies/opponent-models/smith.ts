import type { PartyId } from "../../model/ids.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import { offeredNumbers } from "./offered-numbers.ts";
import type { OpponentModel } from "./opponent-model.ts";
import { counted, estimateFromCounts, evenCounts, type OptionCounts } from "./option-counts.ts";

export interface SmithMemory {
  readonly counterpart: PartyId;
  readonly offers: number;
  readonly counts: OptionCounts;
}

/**
 * The plainest of the frequency models, after Agent Smith of the first ANAC (van Galen Last 2012): it counts options and takes all issues
 * for equally important. A measure of what weights add to a model.
 */
export const smith: OpponentModel<SmithMemory> = {
  name: "smith",
  formula: "count of each option offered + 1, counts 1 at first; utility Σ count/max count / n, on 0 to 1",
  version: 1,
  init: (seat, counterpart) => ({ counterpart, offers: 0, counts: evenCounts(outcomeSpace(seat.issues).sizes) }),
  observe(memory, event, seat) {
    const offered = offeredNumbers(event, memory.counterpart, seat);
    if (offered === null) return memory;
    return { ...memory, offers: memory.offers + 1, counts: counted(memory.counts, offered) };
  },
  estimate: ({ counts, offers }) => estimateFromCounts({ weights: counts.map(() => 1), counts, offers }),
};
