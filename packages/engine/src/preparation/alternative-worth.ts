import type { Rng } from "../lib/rng.ts";
import type { Outcome } from "../model/combination.ts";
import type { Range } from "../model/quantity.ts";
import type { InterviewAnswer } from "./interview.ts";
import { packageForm } from "./layout.ts";
import { likelyWorths, valueOf } from "./likely-worths.ts";
import { type Account, accountOf, placesOf } from "./statements.ts";
import { isPossible, outcomeAt, type Subject } from "./subject.ts";

/** Would you rather have this package, or no agreement and what you would do then? */
export interface AlternativeChoice {
  readonly than: Outcome;
  readonly prefers: "package" | "alternative" | "neither";
}

/** What a course of action without agreement is worth, as far as the choices show it, in points from 0 to 100. */
export interface AlternativeWorth {
  readonly worth: Range;
  /** The package to put beside it next; null when a further choice would not be surer than packages are measured. */
  readonly next: Outcome | null;
}

/** Points: closer than this, one cannot tell a package from what one has without agreement. */
const CLOSE = 15;
/** Packages that are drawn to find one that is worth what is wanted. */
const DRAWS = 2000;

/** Halves the bar with each choice: a package worth the middle of what is left open is better, or worse, or as good. */
export function alternativeWorth({ subject, answers, choices, rng }: AlternativeInquiry): AlternativeWorth {
  const account = accountOf(subject, answers);
  const { means } = likelyWorths(account);
  const worthOf = (outcome: Outcome): number => 100 * valueOf(packageForm(account.layout, placesOf(subject, outcome) ?? []), means);
  let [low, high] = [0, 100];
  for (const { than, prefers } of choices) {
    const worth = Math.min(100, Math.max(0, worthOf(than)));
    if (prefers !== "package") low = Math.max(low, prefers === "neither" ? worth - CLOSE / 3 : worth);
    if (prefers !== "alternative") high = Math.min(high, prefers === "neither" ? worth + CLOSE / 3 : worth);
  }
  if (low > high) [low, high] = [high, low];
  const likely = (low + high) / 2;
  const worth = { low: Math.round(low), likely: Math.round(likely), high: Math.round(high) };
  return { worth, next: high - low <= CLOSE ? null : packageWorth(account, { means, wanted: likely, within: { low, high }, rng }) };
}

export interface AlternativeInquiry {
  readonly subject: Subject;
  readonly answers: readonly InterviewAnswer[];
  readonly choices: readonly AlternativeChoice[];
  readonly rng: Rng;
}

interface Search {
  readonly means: readonly number[];
  /** Points. */
  readonly wanted: number;
  readonly within: { readonly low: number; readonly high: number };
  readonly rng: Rng;
}

/** Of packages drawn at random the one worth most nearly what is wanted; null where none is strictly within. */
function packageWorth({ subject, layout }: Account, { means, wanted, within, rng }: Search): Outcome | null {
  let nearest: { readonly places: readonly number[]; readonly distance: number } | null = null;
  for (let k = 0; k < DRAWS; k++) {
    // Draws that lean to the best options, or away from them, so that packages of every worth come up.
    const lean = rng.float();
    const places = subject.issues.map(({ points }, i) => {
      const issue = layout.issues[i];
      const place = rng.below(points.length);
      return issue && rng.float() < 0.7 ? (rng.float() < lean ? issue.best : issue.worst) : place;
    });
    if (!isPossible(subject, places)) continue;
    const worth = 100 * valueOf(packageForm(layout, places), means);
    const distance = Math.abs(worth - wanted);
    if (worth > within.low && worth < within.high && (nearest === null || distance < nearest.distance)) nearest = { places, distance };
  }
  return nearest === null ? null : outcomeAt(subject, nearest.places);
}
