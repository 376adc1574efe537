import type { Deal } from "./human-deals.fixture.ts";
import type { Sharing } from "./sharing.fixture.ts";

/** Utilities of both, by trying every way to settle: all that can be, crosses nobody's red line and is at least as good for both, better for one. */
export function dominatingUtilities({ sharing, options }: Deal): readonly (readonly [number, number])[] {
  const [first, second] = utilitiesOf(sharing, options);
  return everyWay(sharing.worths[0].map((issue) => issue.length))
    .filter((way) => !isForbidden(sharing, way))
    .map((way) => utilitiesOf(sharing, way))
    .filter(([a, b]) => a >= first && b >= second && (a > first || b > second));
}

export const isForbidden = ({ forbidden }: Sharing, way: readonly number[]): boolean =>
  forbidden.some(({ together }) => together.every(({ issue, option }) => way[issue] === option));

export function utilitiesOf({ worths }: Sharing, way: readonly number[]): readonly [number, number] {
  const sum = (place: 0 | 1): number => way.reduce((total, option, issue) => total + (worths[place][issue]?.[option] ?? 0), 0);
  return [sum(0), sum(1)];
}

function everyWay([size, ...rest]: readonly number[]): readonly (readonly number[])[] {
  if (size === undefined) return [[]];
  const others = everyWay(rest);
  return Array.from({ length: size }, (_, option) => others.map((other) => [option, ...other])).flat();
}
