import type { MoveClass } from "./move-class.ts";

/** Points of an offer to its maker and to the other. */
export type Spot = readonly [own: number, other: number];

/** Where offers begin, and where each step leads: one of each class, as the literature gives them. */
export const FIRST_SPOT: Spot = [80, 20];
export const SIX_MOVES: readonly (readonly [to: Spot, move: MoveClass])[] = [
  [[80, 20], "silent"],
  [[80, 25], "nice"],
  [[75, 30], "concession"],
  [[85, 10], "selfish"],
  [[70, 5], "unfortunate"],
  [[75, 12], "fortunate"],
];
