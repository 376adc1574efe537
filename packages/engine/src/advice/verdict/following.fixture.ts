import type { Case } from "../../model/case.ts";
import type { Outcome } from "../../model/combination.ts";
import type { SessionEvent } from "../../session/event.ts";
import type { PartyView } from "../../session/view.ts";
import { bestStanding } from "../../strategies/composing/best-standing.ts";
import { ownUtilityOf } from "../../strategies/own-utility-of.ts";
import { steady } from "../../strategies/steady/steady.ts";
import type { SteadyMemory } from "../../strategies/steady/steady-memory.ts";
import type { Move, Strategy } from "../../strategies/strategy.ts";
import { assessedGrounds } from "./assessed.ts";
import { VERDICT_RULE } from "./verdict-rule.ts";

interface Following {
  readonly steady: SteadyMemory;
  readonly events: readonly SessionEvent[];
}

export interface Answered {
  readonly view: PartyView;
  readonly events: readonly SessionEvent[];
  readonly standing: { readonly offer: number; readonly outcome: Outcome; readonly utility: number };
  /** What it would offer instead; null: nothing. */
  readonly next: Outcome | null;
}

/** The offers of `steady` with another rule of acceptance; only offers no worse than no agreement are put to it. */
export function steadyOffersWith(name: string, accepts: (answered: Answered) => boolean): Strategy<Following> {
  return {
    name,
    version: 1,
    init: (seat) => ({ steady: steady.init(seat), events: [] }),
    observe: (memory, event) => ({ steady: steady.observe(memory.steady, event), events: [...memory.events, event] }),
    act(memory, view, rng): Move | null {
      const own = ownUtilityOf(memory.steady.seat);
      const move = steady.act(memory.steady, { ...view, standing: [] }, rng);
      const standing = own && bestStanding(view, own);
      if (standing === null) return move;
      const next = move?.deed.kind === "offer" ? move.deed.outcome : null;
      const isEnough = accepts({ view, events: memory.events, standing, next });
      return isEnough ? { deed: { kind: "accept", offer: standing.offer } } : move;
    },
  };
}

/** Accepts when the verdict says so. */
export const followingVerdicts = (value: Case, seed: number, playOuts: number): Strategy<unknown> =>
  steadyOffersWith("verdict", ({ view, events, standing }) => {
    const settings = { seed, playOuts, counterOffers: 0, flips: "leftOut" } as const;
    const at = events.at(-1)?.at ?? "";
    const assessed = assessedGrounds({ value, party: view.party, events, at }, standing.outcome, settings);
    return assessed.kind === "ok" && VERDICT_RULE[assessed.value.row]?.word === "accept";
  });
