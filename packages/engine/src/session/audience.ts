import type { PartyId } from "../model/ids.ts";

/** Who learns of an event. A caucus is one party with the mediator. The facilitator may see them all. */
export type Audience = "table" | "mediator" | `party/${PartyId}` | `caucus/${PartyId}`;

export const partyAudience = (party: PartyId): Audience => `party/${party}`;
export const caucusAudience = (party: PartyId): Audience => `caucus/${party}`;

/** Who looks at a session. An observer sees what is on the table. */
export type Viewer =
  | { readonly kind: "party"; readonly party: PartyId }
  | { readonly kind: "mediator" }
  | { readonly kind: "facilitator" }
  | { readonly kind: "observer" };

export function sees(viewer: Viewer, audience: Audience): boolean {
  if (audience === "table" || viewer.kind === "facilitator") return true;
  if (viewer.kind === "party") return audience === partyAudience(viewer.party) || audience === caucusAudience(viewer.party);
  return viewer.kind === "mediator" && (audience === "mediator" || audience.startsWith("caucus/"));
}
