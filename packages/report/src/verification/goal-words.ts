import { assertNever, type GoalReading, type NeverReason } from "@detente/engine";
import { countText, percentText } from "../numbers.ts";
import { statedShare } from "./stated-share.ts";

/** How a goal for the belief that something is there is reached, as a sentence. */
export function goalWords({ kind, belief, visits, never, limit }: GoalReading): string {
  const goal = `${kind === "below" ? "down to" : "up to"} ${statedShare(belief)}`;
  if (never !== null) return `No number of visits takes belief ${goal}: ${neverWords(never, `belief stops at ${percentText(limit)}`)}.`;
  if (visits === 0) return `Belief is at ${statedShare(belief)} or ${kind} it before any visit.`;
  return `Taking belief ${goal} needs ${visitsWords(visits ?? 0)} that ${verb(visits ?? 0, kind)}.`;
}

export const visitsWords = (visits: number): string => (visits === 1 ? "1 visit" : `${countText(String(visits))} visits`);

const verb = (visits: number, kind: GoalReading["kind"]): string =>
  `${visits === 1 ? "finds" : "find"} ${kind === "below" ? "nothing" : "something"}`;

/** Why no number of visits is enough. `stop` says where they end up who cannot see everything. */
export function neverWords(reason: NeverReason, stop: string): string {
  switch (reason) {
    case "alreadyCertain":
      return "what is held for certain no evidence changes";
    case "certainty":
      return "it would be certainty, and every visit leaves a little doubt";
    case "noDifference":
      return "a visit goes alike whether something is there or not";
    case "misleading":
      return "a visit finds something more often where nothing is than where something is";
    case "partUnseen":
      return `part of what is suspected no visit can see, such as places that stay closed, and ${stop}`;
    case "tooMany":
      return "it would take more than a billion";
    default:
      return assertNever(reason);
  }
}
