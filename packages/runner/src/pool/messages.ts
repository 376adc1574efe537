import type { Failing, GameResult, TournamentSettings } from "@detente/engine";
import type { ProgramCommand } from "../outside/program-command.ts";
import type { Asked } from "../outside/program-desk.ts";
import type { ToProgram } from "../outside/program-messages.ts";
import type { TimeLimits } from "../outside/time-limits.ts";

/** What a thread is started with. */
export interface WorkerData {
  readonly settings: TournamentSettings;
  readonly limits: TimeLimits;
  readonly watch: Int32Array<SharedArrayBuffer>;
  /** Address of a module with a `strategyOf` of its own, asked before the registry; null for none. */
  readonly strategies: string | null;
}

/** A game to be played. */
export interface Order {
  readonly number: number;
  /** What is known to happen in it: a player that did not come back, or broke its thread, when the game was played before. */
  readonly failures: readonly KnownFailure[];
}

export interface KnownFailure {
  /** Of the party in the case, from 0. */
  readonly place: number;
  /** The turn from which on the player gives no answer. 0: from the beginning. */
  readonly turn: number;
  readonly answer: Failing;
}

export type ToWorker =
  | { readonly kind: "play"; readonly orders: readonly Order[] }
  | { readonly kind: "asked"; readonly question: number; readonly asked: Asked };

export type FromWorker =
  | { readonly kind: "played"; readonly results: readonly GameResult[] }
  /** All orders of one message are played. */
  | { readonly kind: "through" }
  | { readonly kind: "start"; readonly program: number; readonly command: ProgramCommand }
  | { readonly kind: "tell"; readonly program: number; readonly message: ToProgram }
  | { readonly kind: "ask"; readonly question: number; readonly program: number; readonly message: ToProgram; readonly within: number }
  | { readonly kind: "end"; readonly question: number; readonly program: number; readonly message: ToProgram }
  | { readonly kind: "kill"; readonly program: number };
