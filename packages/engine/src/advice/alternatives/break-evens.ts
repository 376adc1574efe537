import { assertNever } from "../../lib/assert-never.ts";
import { add, divide, lessThan, multiply, ONE, type Rational, rationalFromNumber, subtract, toNumber, ZERO } from "../../lib/rational.ts";
import type { Alternative } from "../../model/alternative.ts";
import { likely } from "../../model/quantity.ts";
import { exactReckoner } from "../../model/reckoner.ts";
import { reservationValue } from "../../model/reservation-value.ts";

/** One branch of a chance, and how likely it would have to be. */
export interface BreakEven {
  /** Names from the alternative down to the branch. */
  readonly path: readonly string[];
  /** As stated, a share of all branches of its chance. */
  readonly probability: number;
  /**
   * At this probability, the others of its chance in proportion, the whole alternative is worth just the target. Below 0 or above 1: at no
   * probability. Null: there is no single one, since the probability makes no difference, or since for another choice on the way the whole
   * is worth more at every probability, or just as much over a stretch of them.
   */
  readonly breakEven: number | null;
}

/** The break-even probability of every branch of every chance in an alternative. Figures are likely ones; exact, and rounded once. */
export const breakEvens = (alternative: Alternative, target: number): readonly BreakEven[] =>
  below(alternative, { path: [alternative.name], needed: rationalFromNumber(target) });

interface Place {
  readonly path: readonly string[];
  /** What this branch must be worth for the whole to be worth the target; null: nothing here can bring that about. */
  readonly needed: Rational | null;
}

function below(alternative: Alternative, { path, needed }: Place): readonly BreakEven[] {
  const gross = needed && add(needed, alternative.cost === undefined ? ZERO : rationalFromNumber(likely(alternative.cost)));
  switch (alternative.kind) {
    case "value":
      return [];
    case "choices": {
      const values = alternative.choices.map(worth);
      return alternative.choices.flatMap((choice, k) => {
        const isTaken = gross !== null && values.every((value, other) => other === k || lessThan(value, gross));
        return below(choice, { path: [...path, choice.name], needed: isTaken ? gross : null });
      });
    }
    case "chances":
      return belowChances(alternative.chances, path, gross);
    default:
      return assertNever(alternative);
  }
}

function belowChances(
  chances: Extract<Alternative, { readonly kind: "chances" }>["chances"],
  path: readonly string[],
  gross: Rational | null,
): readonly BreakEven[] {
  const shares = sharesOf(chances.map(({ probability }) => rationalFromNumber(likely(probability))));
  const values = chances.map(({ then }) => worth(then));
  return chances.flatMap(({ then }, k) => {
    const [share, value] = [shares[k] ?? ZERO, values[k] ?? ZERO];
    // The other branches as if this one could not be.
    const rest = sharesOf(shares.filter((_, other) => other !== k));
    const others = values.filter((_, other) => other !== k).reduce((sum, each, j) => add(sum, multiply(rest[j] ?? ZERO, each)), ZERO);
    const difference = subtract(value, others);
    const isFree = chances.length > 1 && difference.num !== 0n;
    const breakEven = gross === null || !isFree ? null : toNumber(divide(subtract(gross, others), difference));
    const left = gross && subtract(gross, multiply(subtract(ONE, share), others));
    const needed = left === null || share.num === 0n ? null : divide(left, share);
    const branch = [...path, then.name];
    return [{ path: branch, probability: toNumber(share), breakEven }, ...below(then, { path: branch, needed })];
  });
}

const worth = (alternative: Alternative): Rational =>
  reservationValue({ kind: "alternatives", alternatives: [alternative] }, exactReckoner);

/** Divided by their sum; alike where that is 0. */
function sharesOf(weights: readonly Rational[]): readonly Rational[] {
  const total = weights.reduce(add, ZERO);
  return weights.map((weight) => (total.num === 0n ? { num: 1n, den: BigInt(weights.length) } : divide(weight, total)));
}
