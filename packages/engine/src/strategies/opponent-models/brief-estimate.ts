import { outcomeSpace } from "../../model/outcome-space.ts";
import type { PartyId } from "../../model/ids.ts";
import type { SessionEvent } from "../../session/event.ts";
import type { Seat } from "../strategy.ts";
import { estimateFromBrief } from "./estimate-from-brief.ts";
import type { AdditiveEstimate, OpponentModel } from "./opponent-model.ts";

export interface BriefEstimateMemory {
  readonly counterpart: PartyId;
  readonly estimate: AdditiveEstimate;
}

/**
 * Believes what the own brief says of a counterpart, whatever that counterpart does: knowledge from before the talks, and a measure of
 * what learning is worth. Where the brief says nothing, all outcomes are alike to it.
 */
export const briefEstimate: OpponentModel<BriefEstimateMemory> = {
  name: "brief",
  formula:
    "utility as the brief estimates it, ranges at their likely figure, interactions by their least-squares share of each issue; on 0 to 1",
  version: 1,
  init: (seat, counterpart) => ({ counterpart, estimate: believed(seat, counterpart) }),
  observe: (memory, event, seat) => (isOwnRevision(event, seat) ? { ...memory, estimate: believed(seat, memory.counterpart) } : memory),
  estimate: ({ estimate }) => estimate,
};

const isOwnRevision = (event: SessionEvent, { party }: Seat): boolean => event.kind === "briefRevised" && event.party === party;

const believed = (seat: Seat, counterpart: PartyId): AdditiveEstimate =>
  estimateFromBrief(seat, counterpart) ?? {
    scores: outcomeSpace(seat.issues).sizes.map((size) => Array.from({ length: size }, () => 0)),
    strength: 0,
  };
