import { type Refusal, refusal } from "../refusal.ts";
import type { SessionCase } from "../session-case.ts";
import type { MoneyBids, SessionSetup } from "../setup.ts";
import { nearestOutcome } from "./meeting-amounts.ts";

/** Why parties cannot bid over money with these settings; null where they can [BB3] [BB4] [BB5]. */
export function moneyProblem(current: SessionCase, setup: SessionSetup, money: MoneyBids): Refusal | null {
  const problem = (path: string, reason: string): Refusal => refusal("badSetup", `protocol.over.${path}`, { reason });
  const [only, ...others] = current.space.issues;
  if (only?.id !== money.issue || only.numbers === null || others.length > 0)
    return problem("issue", "bids are over the only issue of a case, a range of numbers");
  const bidders = [money.payer, money.payee];
  if (money.payer === money.payee || setup.parties.length !== 2 || !bidders.every((party) => setup.parties.includes(party)))
    return problem("payer", "payer and payee are the two parties");
  if (!(Number.isInteger(money.bids) && money.bids >= 1)) return problem("bids", "a whole number, 1 or more");
  if (nearestOutcome(current, 0) === null) return problem("issue", "the constraints leave no amount");
  return money.tolerance === undefined || (Number.isFinite(money.tolerance) && money.tolerance >= 0)
    ? null
    : problem("tolerance", "0 or more");
}
