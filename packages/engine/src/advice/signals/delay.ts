import type { PartyId } from "../../model/ids.ts";
import type { Answer } from "./answers.ts";
import type { Delay, Strength } from "./signal.ts";

/** So many answers make a habit. */
export const LEAST_HABIT = 3;
/** From so many times the median on a delay is a weak, clear and strong signal. */
export const LATE_TIMES = { weak: 2, clear: 3, strong: 5 } as const;
/** Milliseconds above the median below which nothing is late: a day where only days are known, else a minute. */
export const LEAST_DELAY = { day: 86_400_000, time: 60_000 } as const;

/** A delay against what was usual before it: the party's own answers, or everybody's where these are too few; null where those are too. */
export function delayAgainst(took: number, party: PartyId, before: readonly Answer[]): Delay | null {
  const own = before.filter((each) => each.party === party);
  const [usual, habit] = own.length >= LEAST_HABIT ? [own, "own" as const] : [before, "everybody" as const];
  if (usual.length < LEAST_HABIT) return null;
  const median = medianOf(usual.map((each) => each.took));
  return { took, median, answers: usual.length, habit, times: median > 0 ? took / median : null };
}

/** Null where it is not late. `at`: when, as the record writes it. Where the usual is no time at all, any delay that counts is clear. */
export function lateness({ took, median, times }: Delay, at: string): Strength | null {
  if (took - median < (at.length === "2019-02-28".length ? LEAST_DELAY.day : LEAST_DELAY.time)) return null;
  if (times === null) return "clear";
  if (times < LATE_TIMES.weak) return null;
  return times < LATE_TIMES.clear ? "weak" : times < LATE_TIMES.strong ? "clear" : "strong";
}

/** At least one value. Of an even number of them the mean of the two in the middle. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
