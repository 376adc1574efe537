import { own } from "../../lib/own.ts";
import type { Brief, NoAgreement } from "../../model/case.ts";
import type { PartyId } from "../../model/ids.ts";
import { isRange, type Quantity } from "../../model/quantity.ts";
import type { Deadline } from "../../session/setup.ts";
import { floatReckoner } from "../../model/reckoner.ts";
import { reservationValue } from "../../model/reservation-value.ts";
import { partyAudience } from "../../session/audience.ts";
import type { SessionEvent } from "../../session/event.ts";
import type { RedLineOverride } from "../../session/state.ts";
import { type Standpoint, withoutBar } from "../going-on/standpoint.ts";
import type { Grounds } from "./grounds.ts";
import type { WhatIf } from "./what-if.ts";

/** A standpoint with changes put into the brief and the session, as if they had always been there. What the offer is worth is no part of it. */
export function putInto({ party, events, value, at }: Standpoint, { sight, bounds }: Grounds, whatIf: WhatIf): Standpoint {
  const { brief } = sight.seat;
  const { noAgreement } = brief;
  const stated = noAgreement === undefined ? (bounds?.worst ?? 0) : reservationValue(noAgreement, floatReckoner());
  const next: Brief = {
    ...brief,
    ...(whatIf.reservation !== 0 && { noAgreement: { kind: "reservationValue", reservationValue: stated + whatIf.reservation } }),
    redLines: brief.redLines.filter(({ id }) => !whatIf.dropped.includes(id)),
    probabilities: { ...brief.probabilities, ...whatIf.probabilities },
    estimates: shifted(brief.estimates, whatIf.theirReservation),
  };
  const seen = events.map((event): SessionEvent => {
    if (event.kind === "deadlineMoved") return { ...event, deadline: longer(event.deadline, whatIf.rounds) };
    if (event.kind !== "opened") return event;
    const setup = whatIf.isGroundworkDone ? withoutBar(event.setup) : event.setup;
    return { ...event, setup: { ...setup, deadline: longer(setup.deadline, whatIf.rounds) } };
  });
  return { party, at, value, events: [...seen, ...revised({ party, events, value, at }, next, sight.view.overrides)] };
}

const longer = (deadline: Deadline, rounds: number): Deadline =>
  deadline.rounds === undefined ? deadline : { ...deadline, rounds: deadline.rounds + rounds };

/** Estimates with what no agreement is worth moved by so many points: a range as a whole. */
function shifted(estimates: Brief["estimates"], by: WhatIf["theirReservation"]): Brief["estimates"] {
  const entries = Object.entries(by).flatMap(([id, points]) => {
    // The keys are ids of parties.
    const estimate = own(estimates, id as PartyId);
    if (estimate?.noAgreement === undefined || points === undefined) return [];
    const noAgreement = { kind: "reservationValue", reservationValue: moved(estimate.noAgreement, points) } as const;
    return [[id, { ...estimate, noAgreement }]];
  });
  return { ...estimates, ...Object.fromEntries(entries) };
}

function moved(noAgreement: NoAgreement, by: number): Quantity {
  if (noAgreement.kind === "alternatives") return reservationValue(noAgreement, floatReckoner()) + by;
  const { reservationValue: stated } = noAgreement;
  return isRange(stated) ? { low: stated.low + by, likely: stated.likely + by, high: stated.high + by } : stated + by;
}

/**
 * The brief goes in as a revision, the last of them: what was amended before was amended in the one at hand already. A revision ends
 * overrides, so those of lines that are left follow it.
 */
function revised({ party, events, at }: Standpoint, brief: Brief, overrides: readonly RedLineOverride[]): readonly SessionEvent[] {
  const audience = partyAudience(party);
  const last = events.findLast((event) => event.audience === audience)?.seq ?? 0;
  return [
    { kind: "briefRevised", party, brief, audience, seq: last + 1, at },
    ...overrides.map(
      ({ redLine, reason }, k): SessionEvent => ({ kind: "redLineOverridden", party, redLine, reason, audience, seq: last + 2 + k, at }),
    ),
  ];
}
