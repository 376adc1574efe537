import type { Brief } from "../../model/case.ts";
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
  };
  const seen = events.map(
    (event): SessionEvent => (event.kind === "opened" && whatIf.isGroundworkDone ? { ...event, setup: withoutBar(event.setup) } : event),
  );
  return { party, at, value, events: [...seen, ...revised({ party, events, value, at }, next, sight.view.overrides)] };
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
