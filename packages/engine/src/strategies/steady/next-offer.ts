import type { Outcome } from "../../model/combination.ts";
import type { Aspiration } from "./aspiration-of.ts";
import { outcomeKey } from "./offers-heard.ts";
import type { Situation } from "./situation.ts";

/** Width of the band above its aspiration in which it looks for what the others like best. */
const BAND = 0.03;
/** Into how many bands it divides what is above its aspiration, looking for something it has not offered yet. */
const BANDS = 8;

/** What `steady` offers for an aspiration: what the others seem to like best of what is worth enough to it; null: nothing is. */
export function nextOffer(situation: Situation, aspiration: Aspiration): Outcome | null {
  const { offers, own, scale, least } = situation;
  const wanted = wantedOffer(situation, { ...aspiration, advantage: Math.max(aspiration.advantage, scale.advantage(least)) });
  const utility = wanted === null ? undefined : own.inverse.utility(wanted);
  return utility !== undefined && utility >= least ? wanted : (offers.atLeast(least) ?? own.inverse.atLeast(least));
}

function wantedOffer(situation: Situation, { advantage, pace }: Aspiration): Outcome | null {
  const { offers, own, memory } = situation;
  const { points } = situation.scale;
  if (pace === "standing" && memory.last !== null && offers.isAdmissible(memory.last)) return memory.last;
  const target = points(advantage);
  const chosen = offers.bestFor(situation.scores, target, points(advantage + BAND)) ?? offers.atLeast(target) ?? own.inverse.ranked(0);
  if (chosen === null) return null;
  return pace === "closing" ? orTheirs(situation, chosen) : (unsent(situation, chosen, advantage) ?? chosen);
}

/** Near the end, the best that a counterpart has offered itself, where that is no worse: whoever offered it may still want it. */
function orTheirs({ memory, own, offersLeft, scale, best, least }: Situation, chosen: Outcome): Outcome {
  if (offersLeft > 2 || best < scale.advantage(own.inverse.utility(chosen) ?? 0)) return chosen;
  const theirs = memory.heard.flatMap((heard) => heard.best ?? []).find(({ utility }) => utility >= least);
  return theirs?.outcome ?? chosen;
}

/** Something at least as good as the aspiration that it has not offered yet, if there is any: what is new tells more, and may be liked more. */
function unsent(situation: Situation, chosen: Outcome, aspiration: number): Outcome | null {
  const { offers, memory } = situation;
  const { points } = situation.scale;
  const isSent = (outcome: Outcome): boolean => memory.sent.includes(outcomeKey(offers.space, outcome));
  if (!isSent(chosen)) return chosen;
  const width = Math.max(0, 1 - aspiration) / BANDS;
  for (let band = 0; band < BANDS; band++) {
    const from = aspiration + band * width;
    const outcome = offers.bestFor(situation.scores, points(from), points(from + width));
    if (outcome !== null && !isSent(outcome)) return outcome;
  }
  const least = points(aspiration);
  for (let rank = 0; rank <= memory.sent.length; rank++) {
    const outcome = offers.ranked(rank);
    if (outcome === null || (offers.utility(outcome) ?? least) < least) return null;
    if (!isSent(outcome)) return outcome;
  }
  return null;
}
