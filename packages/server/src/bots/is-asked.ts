import { assertNever, own, type PartyId, type SessionSetup, type SessionState } from "@detente/engine";

type Floor = SessionState["floor"];

/** Whether a session waits for a party, or would listen to it. What others do in confidence makes no difference. */
export function isAsked({ phase, setup, floor, matters, left }: SessionState, party: PartyId): boolean {
  if (setup === null || !setup.parties.includes(party) || left.includes(party)) return false;
  if (phase === "awaiting") return matters.reserved?.by.includes(party) === true;
  if (phase === "open") return setup.parties[nextPlace(floor)] === party || isAskedOn(floor, { party, setup });
  return phase === "agreed" && setup.required.includes(party) && isAskedOn(floor, { party, setup });
}

const nextPlace = (floor: Floor): number => (floor.kind === "alternatingOffers" ? floor.next : -1);

interface Asked {
  readonly party: PartyId;
  readonly setup: SessionSetup;
}

/** Without end where suggestions are made. */
const amountsLeft = ({ protocol }: SessionSetup, named: number): number =>
  protocol.kind === "blindBids" && protocol.over.kind === "money" ? protocol.over.bids - named : Number.POSITIVE_INFINITY;

/** Where there are no turns. */
function isAskedOn(floor: Floor, { party, setup }: Asked): boolean {
  switch (floor.kind) {
    case "openFloor":
      return true;
    case "singleText":
      return (
        (floor.pending !== null && own(floor.pending.votes, party) === undefined) ||
        (floor.standing !== null && !floor.standing.acceptedBy.includes(party))
      );
    case "postSettlement":
      if (floor.proposal === null) return own(floor.optedIn, party) === undefined;
      return floor.proposal.kind === "improvement" && own(floor.answers, party) === undefined;
    case "blindBids":
      return amountsLeft(setup, own(floor.bids, party)?.count ?? 0) > 0;
    case "none":
    case "alternatingOffers":
      return false;
    default:
      return assertNever(floor);
  }
}
