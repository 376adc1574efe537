import { Rng } from "../lib/rng.ts";
import type { PartyId } from "../model/ids.ts";
import type { Actor } from "../session/actor.ts";
import { type Audience, caucusAudience, partyAudience } from "../session/audience.ts";
import type { SessionEvent } from "../session/event.ts";
import type { PartyView } from "../session/view.ts";
import type { Seat, Strategy } from "../strategies/strategy.ts";
import { houseStrategies } from "../strategies/house-strategies.ts";
import { derivedSeed } from "./derived-seed.ts";
import { frozen } from "./frozen.ts";
import type { Answer, Failing, OutsidePlayer, Player } from "./player.ts";
import { settledAnswer } from "./settled-answer.ts";
import { unshared } from "./unshared.ts";

/** A party at the table with what plays for it, what that remembers, and its own generator. */
export class Chair<Reply extends Answer | Promise<Answer>> {
  readonly party: PartyId;
  readonly actor: Actor;
  /** One of the two plays. */
  readonly #strategy: Strategy<unknown> | null;
  readonly #outside: OutsidePlayer<Reply> | null;
  /** Whether what it is given has to be safe from it. */
  readonly #isStranger: boolean;
  readonly #own: Audience;
  readonly #caucus: Audience;
  readonly #rng: Rng;
  #memory: unknown = null;
  /** Once it has broken down, this is its answer. */
  #failing: Failing | null = null;

  constructor(party: PartyId, player: Player<Reply>, seed: number) {
    this.party = party;
    this.actor = { kind: "party", party };
    this.#strategy = "kind" in player ? null : player;
    this.#outside = "kind" in player ? player : null;
    this.#isStranger = "kind" in player || !houseStrategies.has(player);
    this.#own = partyAudience(party);
    this.#caucus = caucusAudience(party);
    this.#rng = Rng.fromSeed(derivedSeed(seed, party));
  }

  get isOutside(): boolean {
    return this.#outside !== null;
  }

  sit(seat: Seat): void {
    // The case and the setup are in every view, and too large to be copied each time.
    if (this.#isStranger) frozen(seat);
    try {
      if (this.#strategy === null) this.#outside?.init(seat);
      else this.#memory = this.#strategy.init(seat);
    } catch (error) {
      this.#failing = crashed(error);
    }
  }

  /** Passes on what the party may see, and nothing else. */
  observe(event: SessionEvent): void {
    const { audience } = event;
    if (audience !== "table" && audience !== this.#own && audience !== this.#caucus) return;
    if (this.#failing !== null) return;
    const strategy = this.#strategy;
    const told = this.#isStranger ? unshared(event) : event;
    try {
      if (strategy === null) this.#outside?.observe(told);
      else this.#memory = strategy.observe(this.#memory, told);
    } catch (error) {
      this.#failing = crashed(error);
    }
  }

  answer(view: PartyView): Reply | Answer {
    if (this.#failing !== null) return this.#failing;
    const strategy = this.#strategy;
    const outside = this.#outside;
    const shown = this.#isStranger ? unshared(view) : view;
    try {
      if (outside !== null) return outside.act(shown);
      const move = strategy === null ? null : strategy.act(this.#memory, shown, this.#rng);
      return this.#isStranger ? settledAnswer(move) : { kind: "move", move };
    } catch (error) {
      return crashed(error);
    }
  }
}

/** Names the kind of error and no more: its message may hold what the party alone may know. */
export const crashed = (error: unknown): Failing => ({
  kind: "failing",
  reason: "crashed",
  detail: error instanceof Error ? error.name : "unknown",
});
