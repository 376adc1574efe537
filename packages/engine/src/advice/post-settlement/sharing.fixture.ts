import { pointsCase } from "../../analysis/points-case.fixture.ts";
import type { Rng } from "../../lib/rng.ts";
import type { Brief, Case, Rule } from "../../model/case.ts";
import type { Outcome } from "../../model/combination.ts";
import { issueId, optionId } from "../../model/ids.ts";

/** Two people and what they share out, in plain numbers. */
export interface Sharing {
  /** [party][issue][option]: points. The first party likes higher options, the second lower ones. */
  readonly worths: readonly [Worths, Worths];
  /** Whose red line it is, or nobody's: then nobody can have it. Options of two issues together. */
  readonly forbidden: readonly Forbidden[];
}

export type Worths = readonly (readonly number[])[];

export interface Forbidden {
  readonly by: 0 | 1 | "nobody";
  readonly together: readonly { readonly issue: number; readonly option: number }[];
}

/** Three things, three of each, to two campers; one unit of each is worth 5, 4 or 3 points, in an order of one's own. */
export function camping(rng: Rng): Sharing {
  const priorities = (): number[] => {
    const rest = [5, 4, 3];
    return [0, 1, 2].flatMap(() => rest.splice(rng.below(rest.length), 1));
  };
  const [first, second] = [priorities(), priorities()];
  return {
    worths: [first.map((each) => [0, each, 2 * each, 3 * each]), second.map((each) => [3 * each, 2 * each, each, 0])],
    forbidden: [],
  };
}

/** Three or four issues of three to five steps, worth whole points that grow unevenly; now and then something is forbidden. */
export function bargaining(rng: Rng): Sharing {
  const sizes = Array.from({ length: 3 + rng.below(2) }, () => 3 + rng.below(3));
  const rising = (size: number): number[] => {
    const worths = [0];
    for (let step = 1; step < size; step++) worths.push((worths.at(-1) ?? 0) + rng.below(10));
    return worths;
  };
  const together = (): Forbidden["together"] => [0, 1].map((k) => ({ issue: k, option: rng.below(sizes[k] ?? 1) }));
  const count = rng.below(3);
  return {
    worths: [sizes.map(rising), sizes.map((size) => rising(size).toReversed())],
    forbidden: Array.from({ length: count }, () => ({ by: ([0, 1, "nobody"] as const)[rng.below(3)] ?? "nobody", together: together() })),
  };
}

/** The sharing as a case: issues i0, i1, options o0, o1. */
export function sharingCase({ worths, forbidden }: Sharing): Case {
  const [first, second] = worths;
  const value = pointsCase(
    first.map((options, i) => options.map((points, o) => [points, second[i]?.[o] ?? 0])),
    [0, 0],
  );
  const rules = (by: Forbidden["by"]): Rule[] =>
    forbidden.flatMap((each, k) =>
      each.by === by
        ? [
            {
              kind: "forbid",
              id: `f${k}`,
              name: "Not that",
              forbid: Object.fromEntries(each.together.map(({ issue, option }) => [issueId(`i${issue}`), [optionId(`o${option}`)]])),
            } as const,
          ]
        : [],
    );
  const briefs = Object.entries(value.briefs).map(([id, brief], p): [string, Brief | undefined] => [
    id,
    brief && { ...brief, redLines: rules(p === 0 ? 0 : 1) },
  ]);
  return { ...value, constraints: rules("nobody"), briefs: Object.fromEntries(briefs) };
}

export const outcomeOfOptions = (options: readonly number[]): Outcome =>
  Object.fromEntries(options.map((option, issue) => [issueId(`i${issue}`), optionId(`o${option}`)]));

export const optionsOfOutcome = (outcome: Outcome): readonly number[] =>
  Object.keys(outcome).map((_, issue) => Number(outcome[issueId(`i${issue}`)]?.slice(1)));
