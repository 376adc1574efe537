import type { Action, Deed } from "../session/action.ts";
import type { Actor } from "../session/actor.ts";
import { decide } from "../session/decide.ts";
import type { SessionEvent } from "../session/event.ts";
import { evolve } from "../session/evolve.ts";
import type { Refusal } from "../session/refusal.ts";
import type { SessionCase } from "../session/session-case.ts";
import { type SessionState, unopened } from "../session/state.ts";
import { VirtualClock } from "./virtual-clock.ts";

/** Is told of every event, and sees to it that nobody learns of one that is not for him. */
export interface Witness {
  observe(event: SessionEvent): void;
}

/** A session with an array for a database: what actors ask for is decided, kept, folded, and passed on to those who may see it. */
export class RunningSession {
  readonly clock: VirtualClock;
  readonly events: SessionEvent[] = [];
  /** The fold of the events. */
  state: SessionState;
  readonly #base: SessionCase;
  readonly #witnesses: readonly Witness[];

  constructor(base: SessionCase, witnesses: readonly Witness[], startAt: string) {
    this.clock = new VirtualClock(startAt);
    this.state = unopened(base);
    this.#base = base;
    this.#witnesses = witnesses;
  }

  /** Goes on from events that were decided elsewhere, in the order of their happening. */
  takeUp(events: readonly SessionEvent[]): void {
    for (const event of events) {
      this.clock.moveTo(event.at);
      this.#happen(event);
    }
  }

  /** The one way anything happens. Null: it happened. */
  act(by: Actor, deed: Deed): Refusal | null {
    const decision = decide(this.#base, this.state, actionOf(by, deed), this.clock.at);
    if (decision.kind === "failed") return decision.failure;
    const events = decision.value;
    for (let k = 0; k < events.length; k++) {
      const event = events[k];
      if (event !== undefined) this.#happen(event);
    }
    return null;
  }

  /** Lets time pass, in milliseconds, and happen what is due at its end. */
  pass(time: number): void {
    // What is due is later than the last time told, so where no time passes nothing falls due.
    if (!(time >= 1)) return;
    this.clock.pass(time);
    const due = this.due;
    if (due !== null && this.clock.at >= due) this.mustAct(CLOCK, TICK);
  }

  /** Passes the time until something happens by itself: a pause ends, or the session. False where nothing ever will. */
  passUntilDue(): boolean {
    const due = this.due;
    if (due === null) return false;
    this.clock.moveTo(due);
    this.mustAct(CLOCK, TICK);
    return true;
  }

  /** Ends the session without agreement, by ordinary actions: a deadline a moment away, which passes. */
  close(): void {
    const deadlineAt = this.clock.soon();
    this.mustAct({ kind: "facilitator" }, { kind: "moveDeadline", deadlineAt });
    this.clock.moveTo(deadlineAt);
    this.mustAct(CLOCK, TICK);
  }

  /** ISO time of the next thing that time alone brings; null where there is none. */
  get due(): string | null {
    const { setup, matters } = this.state;
    const deadlineAt = setup?.deadline.at ?? null;
    const until = matters.pause?.until ?? null;
    return until === null || (deadlineAt !== null && deadlineAt < until) ? deadlineAt : until;
  }

  /** For what is legal at any time of an open session. */
  mustAct(by: Actor, deed: Deed): void {
    const refusal = this.act(by, deed);
    if (refusal !== null) throw new Error(`Expected ${deed.kind} by the ${by.kind} to be legal, got ${refusal.code}`);
  }

  #happen(event: SessionEvent): void {
    this.state = evolve(this.state, event);
    this.events.push(event);
    const witnesses = this.#witnesses;
    for (let k = 0; k < witnesses.length; k++) witnesses[k]?.observe(event);
  }
}

function actionOf(by: Actor, deed: Deed): Action {
  // Nearly always an offer without words, and an object written out is made sooner than a copy.
  if (deed.kind === "offer" && deed.message === undefined) return { by, kind: "offer", outcome: deed.outcome };
  // The actor last, so that a deed that brings an actor of its own acts for nobody else.
  return { ...deed, by };
}

const CLOCK: Actor = { kind: "clock" };
const TICK: Deed = { kind: "tick" };
