import { type ExactUtility, pointsOf, unitsOf } from "../../model/exact-utility.ts";
import type { IssueId, OptionId, PartyId } from "../../model/ids.ts";
import { optionNumbers } from "../../model/option-numbers.ts";
import { type Happening, isOffer, type Offer } from "../dynamics/happening.ts";
import type { Onlooker } from "../dynamics/onlooker.ts";
import { worths } from "../dynamics/worths.ts";
import { compiledFor } from "../guard/compiled-for.ts";

/** How far apart the last offers of the onlooker and of one counterpart are. */
export interface Distance {
  readonly counterpart: PartyId;
  /** Refs of the two offers. */
  readonly mine: string;
  readonly theirs: string;
  /** In the order of the case, those on which both agree among them. */
  readonly issues: readonly (Gap & { readonly issue: IssueId; readonly mine: OptionId; readonly theirs: OptionId })[];
  /** What issues that act together add. */
  readonly together: Gap;
  readonly total: Gap;
  /** The total as shares of the two ranges. */
  readonly shares: Gap;
}

export interface Gap {
  /** What the onlooker would lose by taking their option for its own, in its points; below 0: it would gain. */
  readonly own: number;
  /** What the counterpart would lose by taking the onlooker's, in its own points as estimated; null without an estimate. */
  readonly other: number | null;
}

/** By the last offers that are outcomes of the case; null where one of the two has made none. */
export function distance(happenings: readonly Happening[], onlooker: Onlooker, counterpart: PartyId): Distance | null {
  const compiled = compiledFor(onlooker, [counterpart]);
  const { space } = compiled;
  const lastOf = (party: PartyId): Offer | undefined =>
    happenings.filter(isOffer).findLast((offer) => offer.party === party && optionNumbers(space, offer.outcome) !== undefined);
  const [mine, theirs] = [lastOf(onlooker.party), lastOf(counterpart)];
  const [ours, others] = [mine && optionNumbers(space, mine.outcome), theirs && optionNumbers(space, theirs.outcome)];
  if (mine === undefined || theirs === undefined || ours === undefined || others === undefined) return null;
  const [own, other] = compiled.utilities;
  const gap = (of: (utility: ExactUtility, way: Way) => bigint): Gap => ({
    own: own === undefined ? 0 : pointsOf(own, of(own, { from: others, to: ours })),
    other: other === undefined ? null : pointsOf(other, of(other, { from: ours, to: others })),
  });
  const total = gap(whole);
  const held = worths(onlooker);
  return {
    counterpart,
    mine: mine.ref,
    theirs: theirs.ref,
    issues: space.issues.flatMap(({ id, options }, issue) => {
      const [a, b] = [options[ours[issue] ?? 0], options[others[issue] ?? 0]];
      return a === undefined || b === undefined
        ? []
        : [{ issue: id, mine: a, theirs: b, ...gap((utility, way) => onIssue(utility, issue, way)) }];
    }),
    together: gap((utility, way) => utility.tables.reduce((rest, _, issue) => rest - onIssue(utility, issue, way), whole(utility, way))),
    total,
    shares: {
      own: shareOf(total.own, held.own.range),
      other: total.other === null ? null : shareOf(total.other, held.of(counterpart)?.range ?? 0),
    },
  };
}

interface Way {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

const onIssue = ({ tables }: ExactUtility, issue: number, { from, to }: Way): bigint =>
  (tables[issue]?.[to[issue] ?? 0] ?? 0n) - (tables[issue]?.[from[issue] ?? 0] ?? 0n);

const whole = (utility: ExactUtility, { from, to }: Way): bigint => unitsOf(utility, to) - unitsOf(utility, from);

const shareOf = (points: number, range: number): number => (range > 0 ? points / range : 0);
