import type { Box } from "./reservation-price.ts";

/** What searching is worth when one may look into boxes in any order and stop at any time: every choice tried. For tests. */
export function searchTwin(boxes: readonly Box[], inHand: number): number {
  const ways = boxes.map((box, k) => {
    const rest = boxes.filter((_, other) => other !== k);
    return box.worth.reduce((sum, { value, probability }) => sum + probability * searchTwin(rest, Math.max(inHand, value)), -box.cost);
  });
  return Math.max(inHand, ...ways);
}

/** The same when the order is fixed and only the stopping is free. */
export function orderedTwin([first, ...rest]: readonly Box[], inHand: number): number {
  if (first === undefined) return inHand;
  const looked = first.worth.reduce(
    (sum, { value, probability }) => sum + probability * orderedTwin(rest, Math.max(inHand, value)),
    -first.cost,
  );
  return Math.max(inHand, looked);
}
