import type { AdviceKind } from "./question.ts";

/** What to ask less of, where an answer takes too long. */
export const REDUCE: Readonly<Record<AdviceKind, string>> = {
  verdict: "Ask with fewer playOuts, fewer counterOffers, or without flips.",
  counterOffers: "Ask with fewer playOuts, a smaller count, or without equivalents.",
  guard: "Its case is too large: fewer issues that depend on each other would do.",
  reading: "Its case is too large: fewer issues that depend on each other would do.",
  analysis: "Ask with fewer draws, or with draws 0, or with the additive model.",
  exchangePlan: "Ask with less effort, or for a case with fewer steps.",
  verification: "Ask with fewer items, visits or periods.",
  debrief: "Its case is too large: fewer issues that depend on each other would do.",
  botMove: "Its case is too large for this strategy.",
};
