import type { VerdictWord } from "@detente/engine";

/** The words of a verdict, and what each asks of the party. */
export const VERDICT_WORDS: Readonly<Record<VerdictWord, { readonly word: string; readonly gloss: string }>> = {
  accept: { word: "Accept", gloss: "take the offer as it stands." },
  counter: { word: "Counter", gloss: "do not take this offer; put forward another package." },
  keepTalking: { word: "Keep talking", gloss: "do not take this offer, and do not leave." },
  pause: { word: "Pause", gloss: "do not take this offer, and do not end the talks; break off, and come back prepared." },
  walkAway: { word: "Walk away", gloss: "do not take this offer; what you have without an agreement is as good as going on." },
};
