import type { Actor } from "../session/actor.ts";
import type { Refusal } from "../session/refusal.ts";
import { isRecord } from "../lib/plain-checks.ts";
import { relativeTime } from "../session/relative-time.ts";
import { mediatorView, partyView } from "../session/view-for.ts";
import type { Move } from "../strategies/strategy.ts";
import type { Chair } from "./chair.ts";
import { type Forfeit, type Game, type GameInput, type GameSettings, MOST_TURNS } from "./game.ts";
import { MediatorChair } from "./mediator-chair.ts";
import type { Answer, ForfeitReason } from "./player.ts";
import { RunningSession } from "./running-session.ts";
import { settledAnswer } from "./settled-answer.ts";
import { isWaitedFor, placeToAsk } from "./whose-turn.ts";

/** Deeds of one party in a row, such as messages, before it has to pass the turn on. */
const MOST_DEEDS_A_TURN = 32;

const FACILITATOR: Actor = { kind: "facilitator" };
const MEDIATOR: Actor = { kind: "mediator" };

/**
 * A game under way. Once it is opened, whoever drives it asks, while `next()` says that a player is due, for its answer and puts that
 * in: `take(ask())`. In between it may wait as long as it likes.
 */
export class GameTable<Reply extends Answer | Promise<Answer>> {
  readonly #settings: GameSettings<Reply>;
  readonly #chairs: readonly Chair<Reply>[];
  readonly #mediator: MediatorChair | null;
  readonly #session: RunningSession;
  readonly #mostTurns: number;
  readonly #forfeits: Forfeit[] = [];
  readonly #inputs: GameInput[] = [];
  #stopped: Game["stopped"] = null;
  #turns = 0;
  /** Place of the chair that was asked last, and how often it was asked in a row. */
  #place = -1;
  #deeds = 0;
  /** Chairs in a row that had no move. */
  #silent = 0;
  #isIntercepted = false;
  #relativeTime = 0;

  constructor(settings: GameSettings<Reply>, chairs: readonly Chair<Reply>[]) {
    const { base, setup, startAt, mostTurns, mediator, seed } = settings;
    this.#settings = settings;
    this.#chairs = chairs;
    this.#mediator = mediator === undefined ? null : new MediatorChair(mediator, seed);
    this.#session = new RunningSession(base, this.#mediator === null ? chairs : [...chairs, this.#mediator], startAt);
    this.#mostTurns = mostTurns ?? MOST_TURNS + (setup.deadline.rounds ?? 0) * chairs.length;
  }

  open(): Refusal | null {
    const { begun } = this.#settings;
    if (begun !== undefined) {
      this.#session.takeUp(begun);
      return null;
    }
    return this.#session.act(FACILITATOR, { kind: "open", setup: this.#settings.setup });
  }

  /** Whether a player is due. If not, the game is over. */
  next(): boolean {
    const session = this.#session;
    while (session.state.ending === null) {
      const place = placeToAsk(session.state, this.#place);
      if (this.#turns >= this.#mostTurns) this.#stop("mostTurns");
      else if (place < 0 || this.#silent >= this.#chairs.length - session.state.left.length) this.#mediate(place);
      else if (this.#begin(place)) return true;
    }
    return false;
  }

  /** The answer of the player that is due. */
  ask(): Reply | Answer {
    const chair = this.#due();
    const intercepted = this.#settings.intercept?.(this.#turns, chair.party) ?? null;
    this.#isIntercepted = intercepted !== null;
    const view = partyView(this.#session.state, chair.party, this.#session.clock.at);
    this.#relativeTime = view.relativeTime;
    return intercepted ?? chair.answer(view);
  }

  take(answer: Answer): void {
    const settled = this.#isIntercepted || this.#due().isOutside ? this.#recorded(answer) : answer;
    if (settled.kind === "failing") this.#forfeit(settled.reason, settled.detail);
    else if (settled.move === null) this.#noMove();
    else this.#move(settled.move);
    this.#settings.onTurn?.(this.#turns, this.#session.state);
  }

  /** What came of it. Throws before it is over. */
  game(): Game {
    const { events, state } = this.#session;
    if (state.ending === null) throw new Error(`Expected a game that is over, got one ${state.phase}`);
    return {
      base: this.#settings.base,
      events,
      state,
      ending: state.ending,
      stopped: this.#stopped,
      forfeits: this.#forfeits,
      inputs: this.#inputs,
      turns: this.#turns,
      relativeTime: this.#relativeTime,
    };
  }

  #recorded(answer: Answer): Answer {
    // From a program without types it may be anything.
    const given: unknown = answer;
    const settled = isRecord(given) && given["kind"] === "failing" ? answer : settledAnswer(isRecord(given) ? given["move"] : given);
    this.#inputs.push({ turn: this.#turns, answer: settled });
    return settled;
  }

  #due(): Chair<Reply> {
    const chair = this.#chairs[this.#place];
    if (chair === undefined) throw new Error("Expected a player to be due");
    return chair;
  }

  #begin(place: number): boolean {
    const session = this.#session;
    const { state } = session;
    session.pass(this.#settings.turnTime);
    // Time alone may have changed whose turn it is.
    if (session.state !== state) return false;
    this.#deeds = place === this.#place ? this.#deeds + 1 : 1;
    this.#place = place;
    this.#turns++;
    return true;
  }

  /**
   * Where no party is due, or none has a move, it is the mediator's turn. Where there is none, or it has nothing to do, the parties are
   * asked again if turns bring the deadline nearer, for time may change their minds; else the game is over.
   */
  #mediate(place: number): void {
    const session = this.#session;
    const deed = this.#mediator?.deed(mediatorView(session.state, session.clock.at)) ?? null;
    if (deed !== null) {
      this.#turns++;
      session.mustAct(MEDIATOR, deed);
    } else if (place >= 0 && this.#settings.turnTime >= 1 && session.due !== null) this.#silent = 0;
    else this.#stop("silence");
  }

  #move({ deed, wait = 0 }: Move): void {
    this.#silent = 0;
    const session = this.#session;
    const { state } = session;
    session.pass(wait);
    // It thought until the deadline, and its move comes too late.
    if (session.state !== state) return;
    if (wait >= 1) this.#relativeTime = relativeTime(state, session.clock.at);
    const refusal = session.act(this.#due().actor, deed);
    if (refusal !== null) this.#forfeit("illegal", refusal.code);
    else if (this.#deeds >= MOST_DEEDS_A_TURN && placeToAsk(session.state, this.#place) === this.#place)
      this.#forfeit("slow", "turnNotPassedOn");
  }

  #noMove(): void {
    const { state } = this.#session;
    if (!isWaitedFor(state)) this.#silent++;
    else if (state.phase !== "paused" || state.matters.pause?.until === null || !this.#session.passUntilDue())
      this.#forfeit("silent", "noMove");
  }

  /** The party leaves as any party may; the others play on where they can. */
  #forfeit(reason: ForfeitReason, detail: string): void {
    const { party, actor } = this.#due();
    this.#silent = 0;
    this.#forfeits.push({ party, reason, detail, turn: this.#turns });
    this.#session.mustAct(actor, { kind: "walkAway", reason: `Forfeit: ${reason}` });
  }

  #stop(why: "mostTurns" | "silence"): void {
    this.#stopped = why;
    const isOverByItself = why === "silence" && this.#session.passUntilDue();
    if (!isOverByItself) this.#session.close();
  }
}
