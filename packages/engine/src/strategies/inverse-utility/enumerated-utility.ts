import type { Rng } from "../../lib/rng.ts";
import type { Outcome } from "../../model/combination.ts";
import { optionNumbers } from "../../model/option-numbers.ts";
import type { OutcomeSpace } from "../../model/outcome-space.ts";
import { sealedCombination } from "../../model/sealed-outcome.ts";
import { additiveScores } from "./additive-scores.ts";
import { allowedCombinations } from "../../analysis/allowed-combinations.ts";
import { exactWords } from "./exact-words.ts";
import type { InverseUtility, UtilityToInvert } from "./inverse-utility-contract.ts";
import { pointsOfCombinations } from "./points-of-combinations.ts";
import { type RankedCombinations, rankCombinations } from "./ranked-combinations.ts";
import { sealAt, type SealedOutcomes, sealedOutcomes } from "./sealed-outcomes.ts";
import { UtilityLevels } from "./utility-levels.ts";

/** Spaces up to this many combinations are listed outcome by outcome: tenths of a second to make, some 16 bytes an outcome to keep. */
export const ENUMERATED_LIMIT = 2 ** 21;

/** Every admissible outcome, sorted once. Null where there is none. */
export function enumeratedUtility({ space, utility, excluded }: UtilityToInvert): InverseUtility | null {
  const everything = { sizes: space.sizes, issues: space.sizes.map((_, issue) => issue) };
  const admissible = allowedCombinations(everything, excluded);
  if (admissible.length === 0) return null;
  const exact = exactWords(utility, everything);
  return new EnumeratedUtility(space, {
    points: pointsOfCombinations(utility, exact),
    admissible,
    ranking: rankCombinations(exact.words, admissible),
  });
}

interface Enumeration {
  /** By combination. */
  readonly points: Float64Array;
  readonly admissible: Uint32Array;
  readonly ranking: RankedCombinations;
}

class EnumeratedUtility implements InverseUtility {
  readonly space: OutcomeSpace;
  readonly best: number;
  readonly worst: number;
  readonly count: bigint;
  readonly #points: Float64Array;
  readonly #isAdmissible: Uint8Array;
  readonly #combinations: Uint32Array;
  readonly #starts: Uint32Array;
  readonly #levels: UtilityLevels;
  readonly #outcomes: SealedOutcomes;

  constructor(space: OutcomeSpace, { points, admissible, ranking }: Enumeration) {
    this.space = space;
    this.#points = points;
    this.#combinations = ranking.combinations;
    this.#starts = ranking.starts;
    this.#isAdmissible = new Uint8Array(points.length);
    for (let k = 0; k < admissible.length; k++) this.#isAdmissible[admissible[k] ?? 0] = 1;
    const levels = new Float64Array(ranking.starts.length - 1);
    for (let k = 0; k < levels.length; k++) levels[k] = points[ranking.combinations[ranking.starts[k] ?? 0] ?? 0] ?? 0;
    this.#levels = new UtilityLevels(levels);
    this.#outcomes = sealedOutcomes(space);
    this.best = levels[0] ?? 0;
    this.worst = levels.at(-1) ?? 0;
    this.count = BigInt(admissible.length);
  }

  utility(outcome: Outcome): number | undefined {
    const combination = this.#combinationOf(outcome);
    return combination === undefined ? undefined : this.#points[combination];
  }

  isAdmissible(outcome: Outcome): boolean {
    const combination = this.#combinationOf(outcome);
    return combination !== undefined && this.#isAdmissible[combination] === 1;
  }

  atLeast(target: number): Outcome | null {
    const levels = this.#levels.atOrAbove(target);
    return levels === 0 ? null : this.#outcomeAt(this.#starts[levels - 1] ?? 0);
  }

  atMost(target: number): Outcome | null {
    const rank = this.#starts[this.#levels.above(target)] ?? 0;
    return rank === this.#combinations.length ? null : this.#outcomeAt(rank);
  }

  ranked(k: number): Outcome | null {
    return this.#combinations[k] === undefined ? null : this.#outcomeAt(k);
  }

  rankOf(target: number): number | undefined {
    return this.#starts[this.#levels.above(target)];
  }

  /** All outcomes in the band are equally likely. */
  between(from: number, to: number, rng: Rng): Outcome | null {
    const { first, end } = this.#band(from, to);
    return first < end ? this.#outcomeAt(first + rng.below(end - first)) : null;
  }

  /** Cost: 3 ns for each outcome in the band, and the square root of the space. */
  bestFor(scores: readonly ArrayLike<number>[], from: number, to: number): Outcome | null {
    const { first, end } = this.#band(from, to);
    if (first >= end) return null;
    const { leading, trailing } = additiveScores(this.space, scores);
    const combinations = this.#combinations;
    let [bestScore, best] = [-Infinity, Infinity];
    for (let rank = first; rank < end; rank++) {
      const combination = combinations[rank] ?? 0;
      const lead = Math.floor(combination / trailing.length);
      const score = (leading[lead] ?? 0) + (trailing[combination - lead * trailing.length] ?? 0);
      if (score < bestScore || (score === bestScore && combination > best)) continue;
      bestScore = score;
      best = combination;
    }
    return this.#outcomes[best] ?? sealAt(this.space, this.#outcomes, best);
  }

  /** Ranks of the outcomes worth `from` to `to`. */
  #band(from: number, to: number): { readonly first: number; readonly end: number } {
    return { first: this.#starts[this.#levels.above(to)] ?? 0, end: this.#starts[this.#levels.atOrAbove(from)] ?? 0 };
  }

  #outcomeAt(rank: number): Outcome {
    const combination = this.#combinations[rank] ?? 0;
    return this.#outcomes[combination] ?? sealAt(this.space, this.#outcomes, combination);
  }

  #combinationOf(outcome: Outcome): number | undefined {
    return sealedCombination(this.space, outcome) ?? this.#looseCombination(outcome);
  }

  #looseCombination(outcome: Outcome): number | undefined {
    const numbers = optionNumbers(this.space, outcome);
    return numbers && this.space.sizes.reduce((combination, size, issue) => combination * size + (numbers[issue] ?? 0), 0);
  }
}
