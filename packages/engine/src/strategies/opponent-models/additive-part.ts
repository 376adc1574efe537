import type { Condition } from "../../model/condition.ts";
import { type ExactUtility, pointsOf } from "../../model/exact-utility.ts";

/** A utility function as nearly as a sum over issues can say it: points [issue][option], and what every outcome has besides. */
export interface AdditivePart {
  readonly scores: readonly number[][];
  readonly constant: number;
}

/**
 * The best sum over issues: of each interaction its least-squares fit over all combinations of options, every one counted alike. With `a`
 * points, on issue k with share p_k of its options meant:
 *
 *   score_k(o) += a · Π_(j≠k) p_j · ([o is meant] - p_k),   constant += a · Π p_j
 */
export function additivePart(utility: ExactUtility): AdditivePart {
  const scores = utility.tables.map((table) => table.map((units) => pointsOf(utility, units)));
  let constant = pointsOf(utility, utility.constant);
  for (const { condition, amount } of utility.terms) {
    const shares = condition.masks.map((mask) => shareMeant(mask));
    const whole = pointsOf(utility, amount) * shares.reduce((product, share) => product * share, 1);
    constant += whole;
    for (const [k, issue] of condition.issues.entries()) addTo(scores[issue] ?? [], { condition, k, share: shares[k] ?? 1, whole });
  }
  return { scores, constant };
}

interface Tied {
  readonly condition: Condition;
  readonly k: number;
  readonly share: number;
  /** What the term adds on average over all combinations. */
  readonly whole: number;
}

// A condition names no issue on which nothing is meant, so a share is above 0.
function addTo(row: number[], { condition, k, share, whole }: Tied): void {
  for (let option = 0; option < row.length; option++)
    row[option] = (row[option] ?? 0) + (whole / share) * ((condition.masks[k]?.[option] ?? 0) - share);
}

const shareMeant = (mask: Uint8Array): number => mask.reduce((sum, meant) => sum + meant, 0) / mask.length;
