import { fisherExact } from "./fisher-exact.ts";
import type { Exchange } from "./exchanges.ts";

/** What a counterpart did after one kind of own step: counts of closed exchanges. */
export interface Answers {
  /** Brought the onlooker more. */
  readonly gave: number;
  /** Brought it nothing either way, or no new offer. */
  readonly stood: number;
  readonly tookBack: number;
  /** Mean of what came, in the onlooker's points; null where there was no such exchange. */
  readonly mean: number | null;
}

/** Does a counterpart answer generosity, or pressure? */
export interface Answering {
  readonly afterConcession: Answers;
  /** After the onlooker stood still or took back. */
  readonly afterPressure: Answers;
  /**
   * Which of the two was answered with giving more often. "noDifference": what difference there is comes about by chance more often than
   * CHANCE. "tooFew": fewer than LEAST_EXCHANGES of either kind, so that nothing can be said.
   */
  readonly reading: "generosity" | "pressure" | "noDifference" | "tooFew";
  /** How often chance alone makes as great a difference (Fisher's exact test, two-sided), 0 to 1; 1 where there is nothing to compare. */
  readonly chance: number;
}

/** Of either kind. */
export const LEAST_EXCHANGES = 3;
/** A difference that chance makes at most so often counts as one. */
export const CHANCE = 0.1;

/** `tolerance`: share of the onlooker's range; a change of at most so much is none. */
export function answering(made: readonly Exchange[], tolerance: number): Answering {
  const closed = made.filter(({ isOpen }) => !isOpen);
  const [concessions, pressure] = [
    closed.filter((each) => each.gaveShare > tolerance),
    closed.filter((each) => !(each.gaveShare > tolerance)),
  ];
  const [afterConcession, afterPressure] = [answers(concessions, tolerance), answers(pressure, tolerance)];
  const chance = fisherExact({
    hits: [afterConcession.gave, afterPressure.gave],
    misses: [concessions.length - afterConcession.gave, pressure.length - afterPressure.gave],
  });
  return { afterConcession, afterPressure, chance, reading: readingOf(afterConcession, afterPressure, chance) };
}

function answers(made: readonly Exchange[], tolerance: number): Answers {
  const gave = made.filter(({ cameShare }) => cameShare > tolerance).length;
  const tookBack = made.filter(({ cameShare }) => cameShare < -tolerance).length;
  const mean = made.length === 0 ? null : made.reduce((sum, { came }) => sum + came, 0) / made.length;
  return { gave, stood: made.length - gave - tookBack, tookBack, mean };
}

function readingOf(concession: Answers, pressure: Answers, chance: number): Answering["reading"] {
  const [after, without] = [countOf(concession), countOf(pressure)];
  if (Math.min(after, without) < LEAST_EXCHANGES) return "tooFew";
  if (chance > CHANCE) return "noDifference";
  return concession.gave / after > pressure.gave / without ? "generosity" : "pressure";
}

const countOf = ({ gave, stood, tookBack }: Answers): number => gave + stood + tookBack;
