import { own } from "../../lib/own.ts";
import type { Outcome } from "../../model/combination.ts";
import { outcomeOf } from "../../model/outcome-space.ts";
import { objection, outcomeProblem } from "../consent.ts";
import type { Deciding } from "../deciding.ts";
import type { SessionCase } from "../session-case.ts";
import type { MoneyBids } from "../setup.ts";
import type { BlindFloor } from "../state.ts";

/** What both amounts come to [BB3] [BB4]; null where they do not meet, or would meet across somebody's red line [BB6]. */
export function meetingAmounts(deciding: Deciding, { payer, payee, tolerance = 0 }: MoneyBids, bids: BlindFloor["bids"]): Outcome | null {
  const offer = own(bids, payer)?.amount;
  const demand = own(bids, payee)?.amount;
  if (offer === undefined || demand === undefined) return null;
  if (offer < demand && demand - offer > tolerance * Math.abs(demand)) return null;
  const outcome = nearestOutcome(deciding.state.current, (offer + demand) / 2);
  const content = outcome && ({ kind: "whole", outcome } as const);
  return content && [payer, payee].every((party) => objection(deciding, party, content) === null) ? outcome : null;
}

/** The possible step of the only issue that is nearest to an amount, the lower of two; null where none is possible. */
export function nearestOutcome(current: SessionCase, amount: number): Outcome | null {
  const numbers = current.space.issues[0]?.numbers ?? [];
  let above = numbers.findIndex((number) => number >= amount);
  if (above < 0) above = numbers.length;
  let below = above - 1;
  while (below >= 0 || above < numbers.length) {
    const isBelow = amount - (numbers[below] ?? Number.NEGATIVE_INFINITY) <= (numbers[above] ?? Number.POSITIVE_INFINITY) - amount;
    const outcome = outcomeOf(current.space, [isBelow ? below-- : above++]);
    if (outcomeProblem(current, outcome) === null) return outcome;
  }
  return null;
}
