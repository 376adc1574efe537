import type { PartyView } from "../../session/view.ts";

/** How many offers of the viewer will still be answered, one made now included; infinite where nothing limits them. */
export function offersLeft({ roundLimit, rounds, parties, party, protocol, deadlineAt, relativeTime }: PartyView): number {
  const isLast = protocol?.kind === "alternatingOffers" && parties.at(-1) === party;
  if (roundLimit !== null) return Math.max(0, roundLimit - rounds - (isLast ? 1 : 0));
  return deadlineAt !== null && relativeTime >= 1 ? 0 : Number.POSITIVE_INFINITY;
}
