import { own } from "../../lib/own.ts";
import type { Outcome } from "../../model/combination.ts";
import { optionNumbers } from "../../model/option-numbers.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import type { MoneyBids } from "../../session/setup.ts";
import type { PartyView } from "../../session/view.ts";
import { ownUtility } from "../../strategies/inverse-utility/own-utility.ts";
import type { Move } from "../../strategies/strategy.ts";

/** The amount that a party names next, as `blindBidder` says; null: none, or not yet. `asked`: what it would do on an open floor. */
// oxlint-disable-next-line max-params -- what it sees, the rules, and whom it asks.
export function nextAmount(view: PartyView, money: MoneyBids, asked: () => Move | null): Move | null {
  const { party, legal, protocolView, deadlineAt, relativeTime } = view;
  if (protocolView.kind !== "blindBids" || !legal.includes("bid")) return null;
  const before = own(protocolView.bids, party);
  if (deadlineAt === null) return before === undefined ? bidOn(view, leastOf(view)) : null;
  if (relativeTime < (before?.count ?? 0) / money.bids) return null;
  const move = asked();
  if (move?.deed.kind === "walkAway") return move;
  const next = bidOn(view, move?.deed.kind === "offer" ? move.deed.outcome : null);
  if (next === null || before === undefined) return next;
  const isConcession = money.payer === party ? next.deed.amount > before.amount : next.deed.amount < before.amount;
  return isConcession ? next : null;
}

function bidOn(
  { issues }: PartyView,
  outcome: Outcome | null,
): { readonly deed: { readonly kind: "bid"; readonly amount: number } } | null {
  const space = outcomeSpace(issues);
  const number = outcome && optionNumbers(space, outcome)?.[0];
  const amount = space.issues[0]?.numbers?.[number ?? Number.NaN];
  return amount === undefined ? null : { deed: { kind: "bid", amount } };
}

function leastOf({ issues, unknowns, constraints, brief }: PartyView): Outcome | null {
  const utility = brief && ownUtility({ space: outcomeSpace(issues), unknowns, constraints, brief });
  return utility && utility.inverse.atLeast(utility.reservation);
}
