import { Rng } from "../lib/rng.ts";
import type { PartyId } from "../model/ids.ts";
import type { Actor } from "../session/actor.ts";
import { type Audience, caucusAudience, partyAudience } from "../session/audience.ts";
import type { SessionEvent } from "../session/event.ts";
import type { PartyView } from "../session/view.ts";
import type { Seat, Strategy } from "../strategies/strategy.ts";
import { derivedSeed } from "./derived-seed.ts";
import type { Answer, Failing, OutsidePlayer, Player } from "./player.ts";

/** A party at the table with what plays for it, what that remembers, and its own generator. */
export class Chair<Reply extends Answer | Promise<Answer>> {
  readonly party: PartyId;
  readonly actor: Actor;
  readonly isOutside: boolean;
  readonly #player: Strategy<unknown> | OutsidePlayer<Reply>;
  readonly #own: Audience;
  readonly #caucus: Audience;
  readonly #rng: Rng;
  #memory: unknown = null;
  /** Once it has broken down, this is its answer. */
  #failing: Failing | null = null;

  constructor(party: PartyId, player: Player<Reply>, seed: number) {
    this.party = party;
    this.actor = { kind: "party", party };
    this.isOutside = isOutside(player);
    this.#player = player;
    this.#own = partyAudience(party);
    this.#caucus = caucusAudience(party);
    this.#rng = Rng.fromSeed(derivedSeed(seed, party));
  }

  sit(seat: Seat): void {
    try {
      this.#memory = this.#player.init(seat);
    } catch (error) {
      this.#failing = crashed(error);
    }
  }

  /** Passes on what the party may see, and nothing else. */
  observe(event: SessionEvent): void {
    const { audience } = event;
    if (audience !== "table" && audience !== this.#own && audience !== this.#caucus) return;
    if (this.#failing !== null) return;
    const player = this.#player;
    try {
      if (isOutside(player)) player.observe(event);
      else this.#memory = player.observe(this.#memory, event);
    } catch (error) {
      this.#failing = crashed(error);
    }
  }

  answer(view: PartyView): Reply | Answer {
    if (this.#failing !== null) return this.#failing;
    const player = this.#player;
    try {
      return isOutside(player) ? player.act(view) : { kind: "move", move: player.act(this.#memory, view, this.#rng) };
    } catch (error) {
      return crashed(error);
    }
  }
}

const isOutside = <Reply extends Answer | Promise<Answer>>(player: Player<Reply>): player is OutsidePlayer<Reply> => "kind" in player;

/** Names the kind of error and no more: its message may hold what the party alone may know. */
export const crashed = (error: unknown): Failing => ({
  kind: "failing",
  reason: "crashed",
  detail: error instanceof Error ? error.name : "unknown",
});
