import { createHash } from "node:crypto";
import {
  type Answer,
  type Ending,
  type Failing,
  type ForfeitReason,
  type OutsidePlayer,
  type OwnUtility,
  ownUtilityOf,
  type PartyView,
  type Seat,
  type SessionEvent,
} from "@detente/engine";
import type { ProgramCommand } from "./program-command.ts";
import type { Asked, ProgramDesk } from "./program-desk.ts";
import type { TimeAllowed, ToProgram } from "./program-messages.ts";
import { rankedOutcomes } from "./ranked-outcomes.ts";
import { type ProgramFailure, readMove, readReady } from "./read-answer.ts";
import type { TimeLimits } from "./time-limits.ts";

interface ProgramPlayerSettings {
  readonly command: ProgramCommand;
  readonly desk: ProgramDesk;
  readonly limits: TimeLimits;
  /** Of the game. The program gets a number made from it that does not tell what others will draw. */
  readonly seed: number;
}

/** Milliseconds that a program has to start and to say that it is ready. They do not count as thought. */
const STARTING = 20_000;
/** Characters shown of what a program wrote to standard error, from its beginning and from its end: languages differ in where they say what was wrong. */
const SHOWN = 300;
const REASONS: Readonly<Record<ProgramFailure["reason"], ForfeitReason>> = { slow: "slow", ended: "crashed", malformed: "illegal" };

/** A program in a seat, for one game. Whatever it does, its answer is a move or says why there is none. */
export class ProgramPlayer implements OutsidePlayer<Promise<Answer>> {
  readonly kind = "outside";
  readonly name: string;
  readonly #settings: ProgramPlayerSettings;
  /** What is said to the program is said in order: each after the answer to the one before. */
  #queue: Promise<void> = Promise.resolve();
  #program: number | null = null;
  #own: OwnUtility | null = null;
  #version = 0;
  /** Milliseconds left of the game. */
  #left: number;
  #failing: Failing | null = null;

  constructor(settings: ProgramPlayerSettings) {
    this.#settings = settings;
    this.name = settings.command.name;
    this.#left = settings.limits.game;
  }

  /** What the program said of itself; 0 before. */
  get version(): number {
    return this.#version;
  }

  init(seat: Seat): void {
    this.#program ??= this.#settings.desk.start(this.#settings.command);
    this.#own = ownUtilityOf(seat);
    this.#after(async (program) => {
      const asked = await this.#settings.desk.ask(program, this.#initMessage(seat), STARTING);
      const ready = readReady(asked.reply);
      if (ready.kind === "ok") this.#version = ready.value.version;
      else this.#fail(ready.failure, asked);
    });
  }

  observe(event: SessionEvent): void {
    this.#after((program) => this.#settings.desk.tell(program, { kind: "event", event }));
  }

  async act(view: PartyView): Promise<Answer> {
    let answer: Answer | null = null;
    this.#after(async (program) => {
      const time = this.#timeAllowed();
      const asked = await this.#settings.desk.ask(program, { kind: "act", view, worth: this.#worth(view), time }, time.move);
      this.#left = Math.max(1, this.#left - Math.ceil(asked.took));
      const move = readMove(asked.reply);
      if (move.kind === "ok") answer = { kind: "move", move: move.value };
      else this.#fail(move.failure, asked);
    });
    await this.#queue;
    return answer ?? this.#failing ?? NOT_SEATED;
  }

  /** The game is over. Resolves when the process has ended. */
  async end(ending: Ending | null): Promise<void> {
    this.#after((program) => this.#settings.desk.end(program, { kind: "end", ending }));
    await this.#queue;
    this.#program = null;
  }

  /** Does this once everything before it is done; not at all where the program has failed. */
  #after(step: (program: number) => Promise<void> | void): void {
    this.#queue = this.#followed(this.#queue, step);
  }

  async #followed(before: Promise<void>, step: (program: number) => Promise<void> | void): Promise<void> {
    await before;
    if (this.#program !== null && this.#failing === null) await step(this.#program);
  }

  #fail({ reason, detail }: ProgramFailure, { complaints }: Asked): void {
    const excerpt = complaints.length > 2 * SHOWN ? `${complaints.slice(0, SHOWN)} … ${complaints.slice(-SHOWN)}` : complaints;
    const said = excerpt === "" ? "" : `; on standard error: ${excerpt}`;
    this.#failing = { kind: "failing", reason: REASONS[reason], detail: `the program ${detail}${said}` };
    if (this.#program !== null) this.#settings.desk.kill(this.#program);
    this.#program = null;
  }

  #timeAllowed(): TimeAllowed {
    return { move: Math.min(this.#settings.limits.move, this.#left), game: this.#left };
  }

  #initMessage(seat: Seat): ToProgram {
    const reservationValue = this.#own?.reservation ?? Number.NaN;
    const outcomes = this.#own === null ? [] : rankedOutcomes(this.#own);
    return { kind: "init", protocol: 1, seat, time: this.#timeAllowed(), reservationValue, outcomes, seed: this.#seedFor(seat) };
  }

  #worth({ standing }: PartyView): Readonly<Record<string, number>> {
    const worth = standing.flatMap(({ offer, content }) => {
      if (content.kind !== "whole" || this.#own?.inverse.isAdmissible(content.outcome) !== true) return [];
      return [[String(offer), this.#own.inverse.utility(content.outcome) ?? Number.NaN] as const];
    });
    return Object.fromEntries(worth);
  }

  #seedFor({ party }: Seat): number {
    return createHash("sha256").update(`${this.#settings.seed} ${party}`).digest().readUInt32LE();
  }
}

const NOT_SEATED: Failing = { kind: "failing", reason: "crashed", detail: "the program was not given a seat" };
