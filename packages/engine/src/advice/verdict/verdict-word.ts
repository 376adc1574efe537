/** What to do with an offer. */
export type VerdictWord = "accept" | "counter" | "keepTalking" | "pause" | "walkAway";
