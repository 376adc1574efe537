import { type Bettering, improve, type ImproveRefusal } from "../../analysis/improve.ts";
import { lessThan, multiply, ONE, type Rational, rationalFromNumber } from "../../lib/rational.ts";
import { ok, type Result } from "../../lib/result.ts";
import type { Case } from "../../model/case.ts";
import type { Outcome } from "../../model/combination.ts";
import type { PartyId } from "../../model/ids.ts";

export interface PostSettlementRound {
  /** With the frozen brief of each of these parties. */
  readonly value: Case;
  readonly agreed: Outcome;
  /** Those whose consent an agreement needs, all of whom have opted in. What others hold is not looked at: they were not asked. */
  readonly parties: readonly PartyId[];
}

/**
 * What a facilitator puts to parties that have all opted in (Raiffa 1985): of what dominates their agreement, can be, and crosses none of
 * their red lines in force, the largest product of gains over the agreement. Null: there is nothing, the agreement is efficient on the
 * stated preferences. Who says so tells each party that whatever it would like better costs another; so nothing is put then, and nothing
 * said that would not be said if somebody had not opted in [PS4]. A proposal, too, tells each party something: that it costs no other.
 *
 * Where some party can gain nothing, the product is of the gains of those who can: of as many as possible, and where different parties
 * could be those, of the first found. Among equals, fewest issues change; then the first. What is
 * worth the same to all stands in for itself: one outcome of a kind is looked at. Ranges count with their likely figure. Exact;
 * cost as of the frontier.
 */
export function postSettlementProposal({ value, agreed, parties }: PostSettlementRound): Result<Outcome | null, ImproveRefusal> {
  const asked: Case = { ...value, parties: value.parties.filter(({ id }) => parties.includes(id)) };
  const improvement = improve(asked, agreed, { kind: "everyBrief" });
  if (improvement.kind === "failed") return improvement;
  const most = improvement.value.best.reduce((top, each) => Math.max(top, gainers(each).length), 0);
  const [first, ...others] = improvement.value.best.filter((each) => gainers(each).length === most);
  if (first === undefined) return ok(null);
  const rivals = others.filter((each) => gainers(each).every((party, k) => party === gainers(first)[k]));
  return ok(rivals.reduce((best, each) => (isBetter(each, best) ? each : best), first).point.outcome);
}

/** Places of those who gain. */
const gainers = ({ gains }: Bettering): readonly number[] => gains.flatMap((gain, party) => (gain > 0 ? [party] : []));

/** Of the gains as they are printed, exactly: equals stay equal in whatever order their gains come. */
const product = (bettering: Bettering): Rational =>
  gainers(bettering).reduce(
    // A gain beyond all doubles counts as the largest.
    (total, party) => multiply(total, rationalFromNumber(Math.min(bettering.gains[party] ?? 1, Number.MAX_VALUE))),
    ONE,
  );

function isBetter(one: Bettering, other: Bettering): boolean {
  const [first, second] = [product(one), product(other)];
  return lessThan(second, first) || (!lessThan(first, second) && one.trade.length < other.trade.length);
}
