import { haveSameOptions } from "../have-same-options.ts";
import { MOST_STANDING } from "../../session/protocols/open-floor.ts";
import type { Outcome } from "../../model/combination.ts";
import type { PartyView } from "../../session/view.ts";
import type { Move } from "../strategy.ts";

/**
 * Puts an outcome on the table; null where it may not. On an open floor, null too where the party has it standing already; and where as
 * many of its offers stand as may, it withdraws the oldest first.
 */
export function offerMove(view: PartyView, outcome: Outcome): Move | null {
  if (view.protocol?.kind === "openFloor") {
    const mine = view.standing.filter(({ party }) => party === view.party);
    if (mine.some(({ content }) => content.kind === "whole" && haveSameOptions(content.outcome, outcome))) return null;
    const [oldest] = mine;
    if (oldest !== undefined && mine.length >= MOST_STANDING) return { deed: { kind: "withdraw", offer: oldest.offer } };
  }
  return view.legal.includes("offer") ? { deed: { kind: "offer", outcome } } : null;
}
