/** A rectangle by its top left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Something that a label should rather not cover; how much rather, is its weight (a dot of the frontier: 1). */
export interface Obstacle extends Spot {
  readonly weight: number;
}

/** A label that wants to stand near a spot. */
export interface LabelWish extends Spot {
  readonly width: number;
  readonly height: number;
}

interface Surroundings {
  readonly bounds: Box;
  /** Places already taken. */
  readonly taken: readonly Box[];
  readonly obstacles: readonly Obstacle[];
}

const RADII = [8, 16, 26, 40, 58, 80, 110, 150, 200];
const DIRECTIONS = Array.from({ length: 16 }, (_, i) => (i * Math.PI) / 8);
const COST = { outside: 1000, overlap: 20, hidden: 14, leaderCrossing: 60, direction: 5 };

/**
 * A place for every label, in the order given: greedy, each takes the cheapest of a ring of candidates, near its spot and
 * off everything else; up and to the right is preferred. O(labels × candidates × (labels + obstacles)).
 */
export function placeLabels(wishes: readonly LabelWish[], { bounds, taken, obstacles }: Surroundings): readonly Box[] {
  const placed: Box[] = [];
  const leaders: Obstacle[] = [];
  for (const wish of wishes) {
    let best: Box | null = null;
    let bestCost = Number.POSITIVE_INFINITY;
    for (const candidate of candidatesOf(wish)) {
      const cost = costOf(candidate, wish, { bounds, taken: [...taken, ...placed], obstacles: [...obstacles, ...leaders] });
      if (cost < bestCost) [best, bestCost] = [candidate, cost];
    }
    if (!best) throw new Error("Expected a finite position for every label");
    placed.push(best);
    leaders.push(...along(wish, leaderEnd(best, wish)).map((spot) => ({ ...spot, weight: 1 })));
  }
  return placed;
}

/** Where a line from the spot meets its label: the nearest point of the box. */
export function leaderEnd(box: Box, spot: Spot): Spot {
  return { x: clamp(spot.x, box.x, box.x + box.width), y: clamp(spot.y, box.y, box.y + box.height) };
}

function candidatesOf({ x, y, width, height }: LabelWish): readonly Box[] {
  return RADII.flatMap((radius) =>
    DIRECTIONS.map((angle) => {
      const [across, up] = [Math.cos(angle), Math.sin(angle)];
      return { x: x + across * (radius + width / 2) - width / 2, y: y - up * (radius + height / 2) - height / 2, width, height };
    }),
  );
}

function costOf(box: Box, wish: LabelWish, { bounds, taken, obstacles }: Surroundings): number {
  const end = leaderEnd(box, wish);
  const distance = Math.hypot(end.x - wish.x, end.y - wish.y);
  const [right, up] = [box.x + box.width / 2 - wish.x, wish.y - box.y - box.height / 2];
  // 0 up and to the right, 2 the other way.
  const direction = COST.direction * (1 - (right + up) / (Math.hypot(right, up) * Math.SQRT2 || 1));
  const outside = overlap(box, bounds) < box.width * box.height - 0.5 ? COST.outside : 0;
  const covered = taken.reduce((sum, other) => sum + Math.min(overlap(box, other), 400), 0) * COST.overlap;
  const hidden = obstacles.reduce((sum, obstacle) => sum + (contains(box, obstacle, 3) ? obstacle.weight : 0), 0) * COST.hidden;
  const crossed = along(wish, end).filter((spot) => taken.some((other) => contains(other, spot, 0))).length * COST.leaderCrossing;
  return distance + direction + outside + covered + hidden + crossed;
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

function contains(box: Box, { x, y }: Spot, margin: number): boolean {
  return x > box.x - margin && x < box.x + box.width + margin && y > box.y - margin && y < box.y + box.height + margin;
}

function along(from: Spot, to: Spot): readonly Spot[] {
  return [0.25, 0.5, 0.75].map((part) => ({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }));
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
