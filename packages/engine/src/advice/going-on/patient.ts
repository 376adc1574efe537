import { bestStanding } from "../../strategies/composing/best-standing.ts";
import { ownBy } from "../../strategies/composing/own-by.ts";
import { houseStrategies } from "../../strategies/house-strategies.ts";
import { ownUtilityOf } from "../../strategies/own-utility-of.ts";
import { steady } from "../../strategies/steady/steady.ts";
import type { SteadyMemory } from "../../strategies/steady/steady-memory.ts";
import type { Strategy } from "../../strategies/strategy.ts";
import { offersLeft } from "./offers-left.ts";

/**
 * Who plays for the party in a play-out: `steady`, but that it accepts only what is as good as what it would offer itself, and in its last
 * turn what is better than no agreement. Whoever asks for advice will ask again; so nothing is taken in a play-out for fear of what may come.
 *
 * `from`: number of the table's event at which the talks went on; of what stood then it accepts nothing, for that would not be going on.
 */
export function patient(from: number | null): Strategy<SteadyMemory> {
  const strategy: Strategy<SteadyMemory> = {
    ...steady,
    act(memory, view, rng) {
      const own = ownUtilityOf(memory.seat);
      const standing = own && bestStanding(view, ownBy(own, view.relativeTime));
      if (own === null || standing === null || view.phase !== "open") return steady.act(memory, view, rng);
      const move = steady.act(memory, { ...view, standing: [] }, rng);
      if (view.tableSeq === from) return move;
      const next = move?.deed.kind === "offer" ? own.inverse.utility(move.deed.outcome) : undefined;
      const isEnough = next === undefined || standing.utility >= next || offersLeft(view) <= 0;
      return isEnough ? { deed: { kind: "accept", offer: standing.offer } } : move;
    },
  };
  // It is steady in all else, and keeps its promise to change nothing that it is given.
  houseStrategies.add(strategy);
  return strategy;
}
