import { failed, ok, type PartyId, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import { accessProblem } from "../tables/access.ts";
import type { Seat } from "../tables/seat.ts";

/**
 * The side that somebody asks for: the own one, or where the facilitator asks, the one that is named. `path`: where the request names it.
 * Whether the case has such a side is not known here.
 */
export function ownSide(
  seat: Seat | null,
  named: PartyId | undefined,
  path: string,
): Result<{ readonly seat: Seat; readonly party: PartyId }, Problem> {
  const problem = accessProblem(seat, "advise");
  if (problem !== null) return failed(problem);
  if (seat === null) return failed({ code: "notFound" });
  const own = "party" in seat.is ? seat.is.party : null;
  if (own !== null && named !== undefined && named !== own)
    return failed({ code: "notAllowed", detail: "This seat asks for its own side." });
  const party = own ?? named;
  if (party !== undefined) return ok({ seat, party });
  return failed({ code: "badRequest", wrong: [{ path, detail: "Say for which side: the facilitator sits on none." }] });
}
