import { type Brief, canonicalJson, type Deed, type SessionState } from "@detente/engine";
import type { Seat } from "../tables/seat.ts";
import { sha256 } from "./hash.ts";

interface Known {
  readonly state: SessionState;
  readonly caseHash: string;
  readonly seat: Seat;
  /** From 0 to 1, and not to be foreseen. */
  readonly draw: () => number;
}

/**
 * The deed with what is not for whoever acts to say: content hashes of the case and of the briefs as the server holds them [S2], and the draw
 * that decides on a text [ST4]. What was said of these is not looked at.
 */
export function completedDeed(deed: Deed, { state, caseHash, seat, draw }: Known): Deed {
  switch (deed.kind) {
    case "open": {
      const { briefs } = state.current;
      const hashes = [...briefs].map(([party, { brief }]) => [party, briefHashOf(brief)] as const);
      return { ...deed, setup: { ...deed.setup, caseHash }, briefHashes: Object.fromEntries(hashes) };
    }
    case "putText":
      return { ...deed, draw: draw() };
    case "reviseBrief":
      return { ...deed, briefHash: briefHashOf(deed.brief) };
    case "optIn": {
      const held = "party" in seat.is ? state.current.briefs.get(seat.is.party) : undefined;
      return held === undefined ? { kind: "optIn" } : { kind: "optIn", briefHash: briefHashOf(held.brief) };
    }
    default:
      return deed;
  }
}

const briefHashOf = (brief: Brief): string => sha256(canonicalJson(brief));
