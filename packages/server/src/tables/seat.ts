import { type Actor, partyId, type Viewer } from "@detente/engine";
import type { AuditFacts } from "../contract/audit-deeds.ts";
import type { SeatRole } from "../contract/parts.ts";

/** What somebody is at a table. */
export interface Seat {
  /** Uuid. */
  readonly id: string;
  readonly table: string;
  readonly person: string;
  readonly is: SeatRole;
  readonly createdAt: string;
}

/** As whom it looks. An adviser sees all that the delegation sees. */
export function viewerOf(is: SeatRole): Viewer {
  switch (is.role) {
    case "head":
    case "member":
    case "adviser":
      return { kind: "party", party: is.party };
    case "observer":
    case "mediator":
    case "facilitator":
      return { kind: is.role };
  }
}

/** As whom it acts; null: it looks on. */
export function actorOf(is: SeatRole): Actor | null {
  switch (is.role) {
    case "head":
    case "member":
      return { kind: "party", party: is.party };
    case "mediator":
    case "facilitator":
      return { kind: is.role };
    case "adviser":
    case "observer":
      return null;
  }
}

export const isSameRole = (a: SeatRole, b: SeatRole): boolean => a.role === b.role && partyOf(a) === partyOf(b);

/** Null: it is for no party. */
export const partyOf = (is: SeatRole): string | null => ("party" in is ? is.party : null);

/** For the audit log. */
export const factsOfSeat = ({ id, person, is }: Seat): AuditFacts<"seatGiven"> => ({ seat: id, person, role: is.role, party: partyOf(is) });

/** From the columns that keep it. */
export function roleOf(role: string, party: string | null): SeatRole {
  if (party !== null && (role === "head" || role === "member" || role === "adviser")) return { role, party: partyId(party) };
  if (party === null && (role === "observer" || role === "mediator" || role === "facilitator")) return { role };
  throw new Error(`Expected a seat that can be, got ${role} of ${party ?? "nobody"}`);
}
