import { allOutcomes, bindingLines, breaks } from "../../analysis/brute-force.twin.ts";
import type { Case } from "../../model/case.ts";
import type { Outcome } from "../../model/combination.ts";
import { violations } from "../../model/condition.ts";
import { pointsOf, unitsOf } from "../../model/exact-utility.ts";
import type { PartyId } from "../../model/ids.ts";
import { optionNumbers } from "../../model/option-numbers.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import { partyUtility } from "../../model/party-utility.ts";
import type { UtilityToInvert } from "./inverse-utility-contract.ts";

/** The slow, obvious twin of an inverse utility: a list of outcomes, best first, equals in the order of their options. For tests. */
export interface ListedUtility {
  readonly given: UtilityToInvert;
  /** Admissible ones only. */
  readonly listed: readonly Worth[];
  readonly inadmissible: readonly Worth[];
}

export interface Worth {
  readonly outcome: Outcome;
  readonly units: bigint;
  readonly points: number;
}

/** What a party's brief in a case is worth, straight from the definitions. */
export function listedUtility(value: Case, party: PartyId): ListedUtility {
  const brief = value.briefs[party];
  if (brief === undefined) throw new Error(`Expected a brief of ${party}`);
  const space = outcomeSpace(value.issues);
  const utility = partyUtility({ space, unknowns: value.unknowns, reading: brief });
  const rules = [...value.constraints, ...bindingLines(value, brief)];
  const worths = allOutcomes(value).map((outcome) => {
    const units = unitsOf(utility, optionNumbers(space, outcome) ?? []);
    return { outcome, units, points: pointsOf(utility, units) };
  });
  const isRuledOut = ({ outcome }: Worth): boolean => rules.some((rule) => breaks(outcome, rule));
  return {
    given: { space, utility, excluded: rules.flatMap((rule) => violations(space, rule)) },
    // The sort is stable, and outcomes come in the order of their options.
    listed: worths.filter((worth) => !isRuledOut(worth)).sort((a, b) => (a.units > b.units ? -1 : a.units < b.units ? 1 : 0)),
    inadmissible: worths.filter(isRuledOut),
  };
}

/** The one with the highest sum of scores among outcomes worth `from` to `to`; among equals the first by options. */
export function bestByScores(twin: ListedUtility, scores: readonly (readonly number[])[], band: readonly [number, number]): Outcome | null {
  const [from, to] = band;
  const { space } = twin.given;
  const scored = twin.listed
    .filter(({ points }) => points >= from && points <= to)
    .map(({ outcome }) => {
      const numbers = optionNumbers(space, outcome) ?? new Uint32Array();
      return { outcome, numbers, score: scores.reduce((sum, table, issue) => sum + (table[numbers[issue] ?? 0] ?? 0), 0) };
    })
    .sort((a, b) => b.score - a.score || byOptions(a.numbers, b.numbers));
  return scored[0]?.outcome ?? null;
}

function byOptions(a: Uint32Array, b: Uint32Array): number {
  const issue = a.findIndex((option, i) => option !== b[i]);
  return (a[issue] ?? 0) - (b[issue] ?? 0);
}
