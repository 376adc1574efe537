import type { Deed, Standpoint } from "@detente/engine";

/** What a thread is asked for a bot: what its seat has seen, and what it goes by. Of another side nothing is there. */
export interface BotQuestion {
  readonly from: Standpoint;
  /** Where it sits, so that a thread that has thought for it before goes on from there. */
  readonly place: string;
  readonly strategy: string;
  readonly seed: number;
}

export interface BotAnswer {
  /** Null: nothing to do before something else happens, or time has passed. */
  readonly deed: Deed | null;
}
