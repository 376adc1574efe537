import { type Answer, evolve, type OutsidePlayer, type PartyView, type SessionEvent, type SessionState, unopened } from "@detente/engine";
import { PERSON } from "@detente/runner";
import { dialogue } from "./dialogue.ts";
import { Draft } from "./draft.ts";
import type { Keyboard } from "./keyboard.ts";
import { lastOffers } from "./offers-so-far.ts";
import type { Screen } from "./screen.ts";
import type { Sight } from "./sight.ts";
import type { PlotWish, Turn } from "./turn.ts";
import { showWorth, showTurn } from "./turn-screen.ts";

interface PersonSettings {
  readonly sight: Sight;
  readonly screen: Screen;
  readonly keyboard: Keyboard;
  readonly plots: PlotWish;
  /** Called once, before the person is asked for the first time. False: do not ask. */
  readonly mayBegin: () => boolean;
  readonly leave: (wish: "quit" | "save" | "endOfInput") => void;
  /** Told of a fault of ours, which must not count as the person's. */
  readonly broken: (error: unknown) => void;
}

/** Whoever sits at the terminal, as a player from outside. Knows its sight and what its party is told, and no more. */
export class Person implements OutsidePlayer<Promise<Answer>> {
  readonly kind = "outside";
  readonly name = PERSON;
  readonly version = 0;
  readonly events: SessionEvent[] = [];
  readonly #settings: PersonSettings;
  #state: SessionState;
  #draft: Draft | null = null;
  #hasBegun = false;
  #hasActed = false;
  /** What to say once the deed is on the record. */
  #done: string | null = null;

  constructor(settings: PersonSettings) {
    this.#settings = settings;
    this.#state = unopened(settings.sight.current);
  }

  /** Whether anything was sent since the person sat down. */
  get hasActed(): boolean {
    return this.#hasActed;
  }

  init(): void {}

  observe(event: SessionEvent): void {
    this.#state = evolve(this.#state, event);
    this.events.push(event);
  }

  async act(view: PartyView): Promise<Answer> {
    try {
      return await this.#asked(view);
    } catch (error) {
      this.#settings.broken(error);
      return NEVER;
    }
  }

  async #asked(view: PartyView): Promise<Answer> {
    const { mayBegin, leave } = this.#settings;
    if (!this.#hasBegun && !mayBegin()) return NEVER;
    const turn = this.#turn(view);
    // After an override it is the same turn still.
    if (this.events.at(-1)?.kind === "redLineOverridden") showWorth(turn);
    else showTurn(turn, this.#hasBegun ? "news" : "whole");
    this.#hasBegun = true;
    const consequence = await dialogue(turn);
    if (consequence.kind === "leave") {
      leave(consequence.wish);
      return NEVER;
    }
    this.#hasActed = true;
    const isSameTurn = consequence.deed.kind === "overrideRedLine";
    this.#draft = isSameTurn ? turn.draft : null;
    this.#done = consequence.words;
    return { kind: "move", move: { deed: consequence.deed } };
  }

  /** To be called when what the person did has been kept: nothing is said to be sent before. */
  confirm(): void {
    if (this.#done !== null) this.#settings.screen.say(this.#done);
    this.#done = null;
  }

  #turn(view: PartyView): Turn {
    const { sight, screen, keyboard, plots } = this.#settings;
    const { last } = lastOffers(this.events, sight.party);
    const best = sight.own.inverse.ranked(0);
    const outcome = last ?? best;
    if (outcome === null) throw new Error("Expected an outcome that the party may offer");
    return { sight, view, state: this.#state, events: this.events, draft: this.#draft ?? new Draft(outcome), screen, keyboard, plots };
  }
}

/** The game is left as it is, and nothing waits for an answer any more. */
const NEVER = new Promise<never>(() => {});
