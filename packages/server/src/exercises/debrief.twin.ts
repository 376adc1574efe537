import { DISCOUNTS, POINTS, RESERVATIONS } from "./class-case.fixture.ts";

interface Played {
  readonly outcome: { readonly price: string; readonly when: string } | null;
  /** 0 to 1. */
  readonly relativeTime: number;
}

const BEST = [70, 90];
const SIDES = [0, 1] as const;
const pointsOf = ({ price, when }: { readonly price: string; readonly when: string }): readonly [number, number] => {
  const found = POINTS.find(([outcome]) => outcome.price === price && outcome.when === when);
  if (found === undefined) throw new Error(`Expected an outcome of the case, got ${price}, ${when}`);
  return [found[1], found[2]];
};
const all = POINTS.map(([, seller, buyer]) => [seller, buyer] as const);
const frontier = all.filter((a) => !all.some((b) => b[0] >= a[0] && b[1] >= a[1] && (b[0] > a[0] || b[1] > a[1])));
const product = (points: readonly [number, number]): number =>
  points[0] < RESERVATIONS[0] || points[1] < RESERVATIONS[1] ? -1 : (points[0] - RESERVATIONS[0]) * (points[1] - RESERVATIONS[1]);
const mostProduct = Math.max(...all.map((each) => product(each)));
const away = (a: readonly [number, number], b: readonly [number, number]): number => Math.hypot((a[0] - b[0]) / 70, (a[1] - b[1]) / 90);

/** What a debrief has to say of a table of the class's case, by looking through its six outcomes. The worst is worth nothing to either. */
export function debriefTwin({ outcome, relativeTime }: Played) {
  const agreed = outcome === null ? null : pointsOf(outcome);
  const utilities = SIDES.map((side) => (agreed === null ? RESERVATIONS[side] : agreed[side] * DISCOUNTS[side] ** relativeTime));
  const shares = SIDES.map((side) => (utilities[side] ?? 0) / (BEST[side] ?? 1));
  return {
    utilities,
    shares,
    advantages: SIDES.map((side) => ((utilities[side] ?? 0) - RESERVATIONS[side]) / ((BEST[side] ?? 0) - RESERVATIONS[side])),
    welfare: (shares[0] ?? 0) + (shares[1] ?? 0),
    frontierDistance: agreed && Math.min(...frontier.map((point) => away(point, agreed))),
    nashDistance: agreed && Math.min(...all.filter((each) => product(each) === mostProduct).map((point) => away(point, agreed))),
    bestKeeping: SIDES.map(
      (side) =>
        agreed && Math.max(...all.filter((each) => each[(1 - side) as 0 | 1] >= agreed[(1 - side) as 0 | 1]).map((each) => each[side])),
    ),
  };
}
