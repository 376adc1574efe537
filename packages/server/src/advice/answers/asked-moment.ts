import { ok, type Outcome, type PartyId, type Result, sightOf, type Standpoint, standpointAt } from "@detente/engine";
import type { AskedMoment as Moment } from "../../contract/advice-parts.ts";
import { refused, type Refused } from "../refused.ts";
import { standpointRefused } from "../words/standpoint-refused.ts";

/** From where an answer looks. */
export interface AskedFrom {
  readonly standpoint: Standpoint;
  /** Whoever made the offer, where the table does not have it. */
  readonly offeredBy: PartyId | null;
}

interface Offered {
  readonly by: PartyId | null;
  readonly outcome: Outcome;
}

/** A moment of talks that are no session: the case as the side knows it now, and the offer that is put forward at that moment; null: none is. */
export function momentAsked(from: Standpoint, { track, clock }: Moment, offered: Offered | null): Result<AskedFrom, Refused> {
  const value = sightOf(from)?.value ?? from.value;
  const { party } = from;
  const by = offered?.by ?? null;
  if (offered !== null && by === null)
    return refused({ refusal: "byNeeded", path: "body.by", detail: "Say who has made the offer: at this table it could be several." });
  const offer = offered === null || by === null ? null : { by, outcome: offered.outcome };
  const made = standpointAt(value, { party, offer, track, clock });
  return made.kind === "failed" ? standpointRefused(made.failure, value) : ok(made.value);
}
