import type { Case, Outcome, PartyId, Perspective } from "@detente/engine";
import { packageOfText } from "./package-text.ts";
import type { SpaceSearch } from "./space-route.ts";

/** Everything that the page shows, worked out of its address. */
export interface LookedAt {
  readonly perspective: Perspective;
  /** Parties across and up; null: the engine chooses. */
  readonly axes: readonly [PartyId, PartyId] | null;
  /** In the offer builder; null: nothing is chosen. */
  readonly outcome: Outcome | null;
  /** Who decides about it. */
  readonly me: PartyId;
  /** Who has put it forward; the same as `me` for a draft of one's own. */
  readonly by: PartyId;
  /** Where it is a position: its name, and the day it was put forward. */
  readonly name: string | null;
  readonly day: string | null;
}

export function lookedAt(value: Case, search: SpaceSearch, as: string | undefined): LookedAt {
  const { parties } = value;
  const idOf = (text: string | undefined): PartyId | null => parties.find(({ id }) => id === text)?.id ?? null;
  const eyes = idOf(as);
  const position = value.positions.find(({ id }) => id === search.position);
  const built = search.package === undefined ? null : packageOfText(search.package, value);
  const owner = position?.party ?? null;
  const decides = eyes ?? idOf(search.me) ?? otherThan(parties, owner);
  const [across, up] = [idOf(search.x), idOf(search.y)];
  return {
    perspective: eyes === null ? { kind: "everyBrief" } : { kind: "party", party: eyes },
    axes: across !== null && up !== null && across !== up ? [across, up] : null,
    outcome: built ?? position?.outcome ?? null,
    me: decides,
    by: built === null ? (owner ?? otherThan(parties, decides)) : decides,
    name: built === null ? (position?.name ?? null) : null,
    day: position?.date ?? null,
  };
}

/** The first party that is not this one. */
function otherThan(parties: Case["parties"], party: PartyId | null): PartyId {
  const other = parties.find(({ id }) => id !== party);
  if (other === undefined) throw new Error("Expected a case to have two parties");
  return other.id;
}
