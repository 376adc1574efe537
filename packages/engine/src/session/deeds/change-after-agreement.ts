import { own } from "../../lib/own.ts";
import type { PartyId } from "../../model/ids.ts";
import type { Deciding } from "../deciding.ts";
import { isRoundOver } from "../post-settlement-floor.ts";
import { type Refusal, refusal } from "../refusal.ts";

/** Why a party may not change its brief or its mandate after an agreement; null where it may, and before one [PS2]. */
export function changeProblem({ state, setup, at }: Deciding, party: PartyId, kind: "reviseBrief" | "giveMandate"): Refusal | null {
  const { floor } = state;
  if (floor.kind !== "postSettlement") return null;
  if (!setup.required.includes(party) || isRoundOver(floor, at)) return refusal("hasEnded", "", { ending: "agreed" });
  return kind === "reviseBrief" && own(floor.optedIn, party) !== undefined ? refusal("briefFrozen") : null;
}
