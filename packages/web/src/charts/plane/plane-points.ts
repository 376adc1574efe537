import type { Analysis, Outcome } from "@detente/engine";
import type { PlaneScale } from "./plane-scale.ts";

/** Something in the picture that can be looked at and picked. */
export interface PlanePoint {
  readonly kind: "cell" | "frontier" | "position";
  /** Of a position. */
  readonly name: string | null;
  readonly outcome: Outcome;
  /** Points of the two parties shown. */
  readonly across: number;
  readonly up: number;
  /** In the picture. */
  readonly x: number;
  readonly y: number;
  /** Outcomes it stands for. */
  readonly count: number;
}

/** Everything that can be pointed at. Positions come last, so that they win where something else is as near. */
export function planePoints(analysis: Analysis, scale: PlaneScale): readonly PlanePoint[] {
  const [a, b] = scale.axes;
  const at = (across: number, up: number) => ({ across, up, x: scale.x(across), y: scale.y(up) });
  const { density, frontier, positions } = analysis;
  const hasCloud = density !== null && density.axes[0] === a && density.axes[1] === b;
  return [
    ...(hasCloud ? cellPoints(density, at) : []),
    ...frontier.points.map(
      ({ outcome, utilities, ties }): PlanePoint => ({
        kind: "frontier",
        name: null,
        outcome,
        count: Number(ties),
        ...at(utilities[a] ?? 0, utilities[b] ?? 0),
      }),
    ),
    ...positions.map(
      ({ name, outcome, utilities }): PlanePoint => ({
        kind: "position",
        name,
        outcome,
        count: 1,
        ...at(utilities[a] ?? 0, utilities[b] ?? 0),
      }),
    ),
  ];
}

type At = (across: number, up: number) => Pick<PlanePoint, "across" | "up" | "x" | "y">;

function cellPoints({ cells, columns, rows, across, up }: NonNullable<Analysis["density"]>, at: At): readonly PlanePoint[] {
  const [wide, high] = [(across.to - across.from) / columns, (up.to - up.from) / rows];
  return cells.map(({ column, row, count, outcome }) => ({
    kind: "cell",
    name: null,
    outcome,
    count,
    ...at(across.from + (column + 0.5) * wide, up.from + (row + 0.5) * high),
  }));
}

/** Pixels within which a point is meant. */
const REACH = 26;

/** What is meant by a place in the picture: the nearest point, frontier and positions before cells. Null: nothing is near. */
export function pointNear(points: readonly PlanePoint[], x: number, y: number): PlanePoint | null {
  let best: PlanePoint | null = null;
  let least = REACH;
  for (const point of points) {
    const away = Math.hypot(point.x - x, point.y - y) + PATIENCE[point.kind];
    if (away > least) continue;
    [best, least] = [point, away];
  }
  return best;
}

const PATIENCE = { cell: 8, frontier: 0, position: -4 } as const;

export type Direction = "left" | "right" | "up" | "down";

/** The next point in a direction, as the arrow keys go: near, and rather straight ahead. Null: there is none. */
export function pointBeside(points: readonly PlanePoint[], from: PlanePoint, direction: Direction): PlanePoint | null {
  let best: PlanePoint | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const point of points) {
    const [ahead, aside] = course(point, from, direction);
    if (ahead < 1) continue;
    const cost = ahead + 2.5 * aside;
    if (cost < least) [best, least] = [point, cost];
  }
  return best;
}

function course(point: PlanePoint, from: PlanePoint, direction: Direction): readonly [number, number] {
  const [dx, dy] = [point.x - from.x, from.y - point.y];
  switch (direction) {
    case "left":
      return [-dx, Math.abs(dy)];
    case "right":
      return [dx, Math.abs(dy)];
    case "up":
      return [dy, Math.abs(dx)];
    case "down":
      return [-dy, Math.abs(dx)];
  }
}
