import type { PartyId } from "../../model/ids.ts";
import type { SessionEvent } from "../../session/event.ts";
import { placeAfter } from "../../session/protocols/alternating-offers.ts";
import type { SessionSetup } from "../../session/setup.ts";

/** Whose turn comes after each turn, told by the events alone [AO1] [AO4], and whose consent an agreement needs. */
export class Turns {
  #setup: SessionSetup | null = null;
  #left: readonly PartyId[] = [];

  tick(event: SessionEvent): void {
    if (event.kind === "opened") this.#setup = event.setup;
    if (event.kind === "walkedAway") this.#left = [...this.#left, event.party];
    if (event.kind === "wasReset") this.#left = [];
  }

  /** Null where the protocol has no turns. */
  after(party: PartyId): PartyId | null {
    if (this.#setup?.protocol.kind !== "alternatingOffers") return null;
    const { parties } = this.#setup;
    const place = parties.indexOf(party);
    const next = placeAfter(place, { setup: this.#setup, left: this.#left });
    return next === place ? null : (parties[next] ?? null);
  }

  /** Whether what it refuses falls for all [O10]. */
  isRequired(party: PartyId): boolean {
    return this.#setup?.required.includes(party) === true;
  }
}
