import {
  type Brief,
  type Case,
  caseSeenBy,
  type IssueId,
  type OptionId,
  type Outcome,
  type OwnUtility,
  ownUtilityOf,
  type PartyId,
  type SessionCase,
  sessionCase,
  type SessionSetup,
} from "@detente/engine";
import { caseLabels, type Labels } from "@detente/report";

/**
 * All that the person at the table may know: the public part of the case, the brief of the own party, and what that brief estimates.
 * Whatever is shown before the end of a game is made from this and from the party's events.
 */
export interface Sight {
  readonly party: PartyId;
  /** With the brief of this party and no other. */
  readonly value: Case;
  readonly current: SessionCase;
  /** As the brief has it: the party first, then the counterparts that it has an estimate of, which stands for their brief. */
  readonly seen: Case;
  readonly brief: Brief;
  readonly own: OwnUtility;
  /** In the order of the case. */
  readonly counterparts: readonly Counterpart[];
  /** Of the party itself, and after it the counterparts. */
  readonly labels: Labels;
  /** Points to the party itself, then to each counterpart as its brief estimates them; not a number where it has no estimate. */
  utilities(outcome: Outcome): readonly number[];
}

export interface Counterpart {
  readonly party: PartyId;
  readonly name: string;
  /** What the party's brief makes of it; null where it has no estimate. */
  readonly estimate: OwnUtility | null;
}

/** Null where the party has no brief, or no outcome that is possible and crosses none of its red lines. */
export function sightOf(whole: Case, party: PartyId, setup: SessionSetup): Sight | null {
  const everybody = whole.parties.map(({ id }) => id);
  const seen = caseSeenBy(whole, party, everybody);
  const [self] = seen?.parties ?? [];
  const brief = seen?.briefs[party];
  if (seen === null || brief === undefined || self === undefined) return null;
  const seat = ({ issues, constraints, unknowns }: Case, of: Brief) => ({ party, issues, constraints, unknowns, brief: of, setup });
  const own = ownUtilityOf(seat(whole, brief));
  if (own === null) return null;
  const value = { ...whole, briefs: { [party]: brief } };
  const counterparts = whole.parties.flatMap(({ id, name }) => {
    const estimated = seen.briefs[id];
    return id === party ? [] : [{ party: id, name, estimate: estimated === undefined ? null : ownUtilityOf(seat(whole, estimated)) }];
  });
  const labels = caseLabels(
    { parties: [self, ...whole.parties.filter(({ id }) => id !== party)], issues: whole.issues },
    [own, ...counterparts.map(({ estimate }) => estimate)].map(scaleOf),
  );
  return {
    party,
    value,
    current: sessionCase(value),
    seen,
    brief,
    own,
    counterparts: counterparts.map((each, k) => ({ ...each, name: labels.parties[k + 1] ?? "" })),
    labels,
    utilities: (outcome) =>
      [own, ...counterparts.map(({ estimate }) => estimate)].map((each) => each?.inverse.utility(outcome) ?? Number.NaN),
  };
}

const scaleOf = (own: OwnUtility | null): readonly number[] =>
  own === null ? [] : [own.inverse.best, own.inverse.worst, own.reservation, ...allPoints(own)];

const allPoints = ({ utility }: OwnUtility): readonly number[] =>
  utility.tables.flatMap((table) => table.map((units) => Number(units) / Number(utility.unitsPerPoint)));

/** What an option adds, issues acting together left out; not a number for what is no option of the issue. */
export function optionPoints({ utility, inverse }: OwnUtility, issue: IssueId, option: OptionId | undefined): number {
  const place = inverse.space.issueNumbers.get(issue) ?? -1;
  const number = option === undefined ? -1 : (inverse.space.issues[place]?.optionNumbers.get(option) ?? -1);
  const units = utility.tables[place]?.[number];
  return units === undefined ? Number.NaN : Number(units) / Number(utility.unitsPerPoint);
}

/** How good a utility is between no agreement (0) and the best there is (1); 0 where nothing is better than no agreement. */
export function advantageOf({ inverse, reservation }: OwnUtility, points: number): number {
  return inverse.best > reservation ? (points - reservation) / (inverse.best - reservation) : 0;
}
