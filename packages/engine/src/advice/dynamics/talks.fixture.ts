import { pointsCase } from "../../analysis/points-case.fixture.ts";
import type { Case } from "../../model/case.ts";
import type { Outcome } from "../../model/combination.ts";
import { issueId, optionId, partyId } from "../../model/ids.ts";
import type { Happening, Occurrence } from "./happening.ts";
import { type Onlooker, onlookerOfCase } from "./onlooker.ts";

export const US = partyId("p0");
export const THEM = partyId("p1");

/** What 0 to 100 points are worth to each party: one issue that only we mind, one that only they do. "80 20" is an outcome. */
export const PLANE: Case = pointsCase(
  [1, 0].map((mine) => Array.from({ length: 101 }, (_, points) => [mine * points, (1 - mine) * points])),
  [30, 30],
);

export const at = (own: number, other: number): Outcome => ({
  [issueId("i0")]: optionId(`o${own}`),
  [issueId("i1")]: optionId(`o${other}`),
});

/** The case with the first party's brief estimating all others as they are. */
export function knowing(value: Case): Case {
  const [first, ...others] = value.parties;
  const brief = first && value.briefs[first.id];
  if (first === undefined || brief === undefined) throw new Error("Expected a party with a brief");
  const estimates = Object.fromEntries(others.map(({ id }) => [id, value.briefs[id]]));
  return { ...value, briefs: { ...value.briefs, [first.id]: { ...brief, estimates } } };
}

export function onlookerOf(value: Case): Onlooker {
  const onlooker = onlookerOfCase(value, value.parties[0]?.id ?? US);
  if (onlooker === null) throw new Error("Expected a brief of the first party");
  return onlooker;
}

/** One a day from the first of January 2026 on. */
export function days(occurrences: readonly (Occurrence & Pick<Happening, "party">)[]): readonly Happening[] {
  return occurrences.map((each, k) => ({ at: day(k), time: null, ref: `record/${k}`, ...each }));
}

export const day = (k: number): string => new Date(Date.UTC(2026, 0, 1 + k)).toISOString().slice(0, 10);

export const offer = (party: Happening["party"], outcome: Outcome): Occurrence & Pick<Happening, "party"> => ({
  kind: "offer",
  party,
  outcome,
});
