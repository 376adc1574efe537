import type { Case, PartyId } from "@detente/engine";

/** What one side knows of its table. */
export interface OwnCase {
  /** With the side's own brief, and no other. */
  readonly value: Case;
  readonly party: PartyId;
}
