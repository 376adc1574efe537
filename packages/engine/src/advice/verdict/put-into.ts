import type { Brief } from "../../model/case.ts";
import { floatReckoner } from "../../model/reckoner.ts";
import { reservationValue } from "../../model/reservation-value.ts";
import type { SessionEvent } from "../../session/event.ts";
import { type Standpoint, withBriefs, withoutBar } from "../going-on/standpoint.ts";
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
  };
  return {
    party,
    at,
    value: withBriefs(value, { [party]: next }),
    events: events.flatMap((event): readonly SessionEvent[] => {
      if (event.kind === "briefRevised") return [];
      return event.kind === "opened" && whatIf.isGroundworkDone ? [{ ...event, setup: withoutBar(event.setup) }] : [event];
    }),
  };
}
