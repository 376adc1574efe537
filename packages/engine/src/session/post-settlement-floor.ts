import { assertNever } from "../lib/assert-never.ts";
import { own } from "../lib/own.ts";
import type { PartyId } from "../model/ids.ts";
import type { Fact } from "./event.ts";
import type { Floor, PostSettlementFloor } from "./state.ts";

export type PostSettlementFact = Extract<
  Fact,
  { readonly kind: "optedIn" | "optedOut" | "improvementProposed" | "nothingProposed" | "improvementAnswered" }
>;

/** What is kept once there is an agreement, which has this number in the table's log: nobody has opted in yet [PS1]. */
export const floorAfterAgreement = (agreement: number): PostSettlementFloor => ({
  kind: "postSettlement",
  agreement,
  optedIn: {},
  proposal: null,
  answers: {},
});

/** Whether every required party has opted in [PS3]. */
export const haveAllOptedIn = ({ optedIn }: PostSettlementFloor, required: readonly PartyId[]): boolean =>
  required.every((party) => own(optedIn, party) !== undefined);

/** Whether nothing can come of the round any more at this time: it was said that there is no proposal, or the time to answer has passed. */
export const isRoundOver = ({ proposal }: PostSettlementFloor, at: string): boolean =>
  proposal !== null && (proposal.kind === "nothing" || at >= proposal.until);

/** What is kept of a post-settlement round after one more event of it. Without an agreement there is none: as it was. */
export function postSettlementAfter(floor: Floor, fact: PostSettlementFact): Floor {
  if (floor.kind !== "postSettlement") return floor;
  switch (fact.kind) {
    case "optedIn":
      return { ...floor, optedIn: { ...floor.optedIn, [fact.party]: true } };
    case "optedOut":
      return { ...floor, optedIn: without(floor.optedIn, fact.party) };
    case "improvementProposed":
      // The same for every party: the last to be told changes nothing.
      return { ...floor, proposal: { kind: "improvement", outcome: fact.outcome, until: fact.until } };
    case "nothingProposed":
      return { ...floor, proposal: { kind: "nothing" } };
    case "improvementAnswered":
      return { ...floor, answers: { ...floor.answers, [fact.party]: fact.answer } };
    default:
      return assertNever(fact);
  }
}

const without = (optedIn: PostSettlementFloor["optedIn"], party: PartyId): PostSettlementFloor["optedIn"] =>
  Object.fromEntries(Object.entries(optedIn).filter(([each]) => each !== party));
