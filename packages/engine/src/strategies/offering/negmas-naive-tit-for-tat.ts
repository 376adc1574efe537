import type { Outcome } from "../../model/combination.ts";
import type { PartyView } from "../../session/view.ts";
import type { AcceptancePolicy } from "../acceptance/acceptance-policy.ts";
import type { OwnUtility } from "../inverse-utility/own-utility.ts";
import type { About } from "../registry/about.ts";
import type { OfferingEntry } from "../registry/entry.ts";
import type { Given } from "../registry/given.ts";
import { leastUtility } from "../utility-at.ts";
import type { OfferingPolicy } from "./offering-policy.ts";
import { remembersNothing } from "./remembers-nothing.ts";

export const NAIVE: Omit<About, "title" | "description"> = {
  name: "negmas-naive-tit-for-tat",
  formula:
    "n(x) = (u(x) − lo)/(hi − lo), lo = max(reservation value, worst utility), hi = best; c(x) = 0 in the first round, in the next two the " +
    "step between two neighbours at the top of the own ranking, two ranks further down at every use, plus 1e-12; later n(x); accepts x iff " +
    "n(x) ≥ 1 − c(x); offers the least utility at or above worst + (1 − c(last offer))·(hi − worst)",
  source: "NegMAS (Mohammad, Nakadai and Greenwald 2021)",
  version: 1,
  protocols: ["alternatingOffers"],
  parameters: [],
};

/**
 * What NegMAS calls NaiveTitForTat, for comparison with results computed there, and for nothing else: it answers the level of the last
 * offer, not a change, so that after three rounds it accepts whatever is worth half its range, and it offers outcomes below its
 * reservation value. Both policies in one.
 */
export const naiveTitForTat = ({ name, formula, version }: Given): OfferingPolicy<null> & AcceptancePolicy<null> => ({
  name,
  formula,
  version,
  ...remembersNothing,
  offer(_, { own, view }) {
    const { best, worst } = own.inverse;
    const conceded = mirrored(own, lastOffered(view), { rounds: view.rounds, use: 1 });
    return own.inverse.atLeast(Math.min(best, worst + (1 - conceded) * (best - worst)));
  },
  accepts: (_, { own, view }, { offered, utility }) => level(own, utility) >= 1 - mirrored(own, offered, { rounds: view.rounds, use: 0 }),
});

export const naiveTitForTatOffers: OfferingEntry = {
  kind: "offering",
  ...NAIVE,
  title: "NegMAS' naive tit-for-tat, offers",
  description: "answers the level of the last offer as NegMAS codes it; for comparison only",
  make: naiveTitForTat,
};

/** From this round on (the first is 0) it mirrors levels. */
const MIRRORS_FROM = 3;
/** NegMAS' own guard against a step of nothing. */
const LEAST_STEP = 1e-12;

interface Moment {
  /** Completed. */
  readonly rounds: number;
  /** 0: it answers, 1: it offers. */
  readonly use: 0 | 1;
}

function mirrored(own: OwnUtility, offered: Outcome | null, { rounds, use }: Moment): number {
  if (rounds === 0 || offered === null) return 0;
  if (rounds >= MIRRORS_FROM) return level(own, own.inverse.utility(offered) ?? 0);
  const rank = 4 * (rounds - 1) + 2 * use;
  const [upper, lower] = [own.inverse.ranked(rank), own.inverse.ranked(rank + 1)];
  if (upper === null || lower === null) return 0;
  const step = (own.inverse.utility(upper) ?? 0) - (own.inverse.utility(lower) ?? 0) + LEAST_STEP;
  return own.inverse.best > own.inverse.worst ? step / (own.inverse.best - own.inverse.worst) : 0;
}

function level(own: OwnUtility, utility: number): number {
  const least = leastUtility(own);
  return own.inverse.best > least ? (utility - least) / (own.inverse.best - least) : 1;
}

function lastOffered({ standing }: PartyView): Outcome | null {
  const content = standing[0]?.content;
  return content?.kind === "whole" ? content.outcome : null;
}
