import { Rng } from "../lib/rng.ts";
import { own } from "../lib/own.ts";
import type { Case } from "../model/case.ts";
import type { PartyId } from "../model/ids.ts";
import { sees } from "../session/audience.ts";
import { decide } from "../session/decide.ts";
import type { SessionEvent } from "../session/event.ts";
import { evolve } from "../session/evolve.ts";
import { sessionCase, type SessionCase } from "../session/session-case.ts";
import type { SessionSetup } from "../session/setup.ts";
import { type SessionState, unopened } from "../session/state.ts";
import type { Action } from "../session/action.ts";
import { partyView } from "../session/view-for.ts";
import type { PartyView } from "../session/view.ts";
import type { Move, Seat, Strategy } from "./strategy.ts";

/** A small table to try strategies at: it carries moves to `decide` and events back, and throws where a move is refused. For tests. */
export class Table {
  readonly base: SessionCase;
  readonly setup: SessionSetup;
  readonly events: SessionEvent[] = [];
  state: SessionState;
  #at = Date.parse("2026-01-01T00:00:00.000Z");
  readonly #chairs = new Map<PartyId, Chair>();

  constructor(value: Case, setup: SessionSetup) {
    this.base = sessionCase(value);
    this.setup = setup;
    this.state = unopened(this.base);
    this.do({ by: { kind: "clock" }, kind: "open", setup });
  }

  get at(): string {
    return new Date(this.#at).toISOString();
  }

  wait(milliseconds: number): void {
    this.#at += milliseconds;
  }

  seatOf(party: PartyId): Seat {
    const { value } = this.base;
    const brief = own(value.briefs, party);
    if (brief === undefined) throw new Error(`Expected a brief of ${party}`);
    return { party, issues: value.issues, constraints: value.constraints, unknowns: value.unknowns, brief, setup: this.setup };
  }

  /** Gives a party a strategy, which is told what its party could see so far. Seeds: whole numbers. */
  seat(party: PartyId, strategy: Strategy<unknown>, seed: number): void {
    const chair: Chair = { strategy, memory: strategy.init(this.seatOf(party)), rng: Rng.fromSeed(seed) };
    this.#chairs.set(party, chair);
    for (const event of this.events) tell(chair, party, event);
  }

  view(party: PartyId): PartyView {
    return partyView(this.state, party, this.at);
  }

  memoryOf(party: PartyId): unknown {
    return this.#chair(party).memory;
  }

  /** Puts another value in the place of a party's memory. */
  remember(party: PartyId, memory: unknown): void {
    this.#chair(party).memory = memory;
  }

  /** What the party's strategy would do now. */
  ask(party: PartyId): Move | null {
    const { strategy, memory, rng } = this.#chair(party);
    return strategy.act(memory, this.view(party), rng);
  }

  do(action: Action): readonly SessionEvent[] {
    const decision = decide(this.base, this.state, action, this.at);
    if (decision.kind === "failed") throw new Error(`${action.kind} is refused: ${JSON.stringify(decision.failure)}`);
    for (const event of decision.value) {
      this.state = evolve(this.state, event);
      this.events.push(event);
      for (const [party, chair] of this.#chairs) tell(chair, party, event);
    }
    return decision.value;
  }

  /** Carries out a party's move. */
  move(party: PartyId, { deed, wait = 0 }: Move): readonly SessionEvent[] {
    this.wait(wait);
    return this.do({ by: { kind: "party", party }, ...deed });
  }

  /** One turn of the party whose turn it is. */
  turn(): readonly SessionEvent[] {
    const { turn } = this.view(this.setup.parties[0] ?? noParty());
    if (turn === null) throw new Error("Expected a protocol with turns");
    const move = this.ask(turn);
    if (move === null) throw new Error(`Expected a move of ${turn}`);
    return this.move(turn, move);
  }

  /** Turn after turn until the session ends, or `most` turns have passed. */
  play(most: number): SessionState {
    for (let turns = 0; turns < most && this.state.ending === null; turns++) this.turn();
    return this.state;
  }

  #chair(party: PartyId): Chair {
    return this.#chairs.get(party) ?? noParty();
  }
}

interface Chair {
  readonly strategy: Strategy<unknown>;
  memory: unknown;
  readonly rng: Rng;
}

function tell(chair: Chair, party: PartyId, event: SessionEvent): void {
  if (sees({ kind: "party", party }, event.audience)) chair.memory = chair.strategy.observe(chair.memory, event);
}

function noParty(): never {
  throw new Error("Expected a party at the table");
}

/** Alternating offers among all parties of a case, in their order, each needed. */
export const alternating = (value: Case, rounds: number): SessionSetup => ({
  protocol: { kind: "alternatingOffers" },
  parties: value.parties.map(({ id }) => id),
  required: value.parties.map(({ id }) => id),
  deadline: { rounds },
});
