/** What a step from one own offer to the next does to oneself and to another (Hindriks, Jonker and Tykhonov 2007, "DANS"). */
export type MoveClass = (typeof MOVE_CLASSES)[number];

export const MOVE_CLASSES = ["silent", "nice", "fortunate", "selfish", "concession", "unfortunate"] as const;

/** Below this share of a party's range a change is rounding. */
export const ROUNDING = 1e-9;

/**
 * The class of a step by what it adds to one's own utility and to the other's. A change of at most the tolerance (in the unit of the
 * changes, 0 or more) counts as none. own 0, other 0: silent; 0, up: nice; up, up: fortunate; up, not up: selfish; down, not down:
 * concession; not up, down: unfortunate. Not a number counts as no change.
 */
export function moveClass(ownChange: number, otherChange: number, tolerance: number): MoveClass {
  const own = signOf(ownChange, tolerance);
  const other = signOf(otherChange, tolerance);
  if (own > 0) return other > 0 ? "fortunate" : "selfish";
  if (other < 0) return "unfortunate";
  if (own < 0) return "concession";
  return other > 0 ? "nice" : "silent";
}

const signOf = (change: number, tolerance: number): -1 | 0 | 1 => (change > tolerance ? 1 : change < -tolerance ? -1 : 0);
