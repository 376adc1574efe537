import type { Jobs } from "../jobs/jobs.ts";
import type { Bots } from "../services.ts";
import type { SeatsChanged } from "../tables/seats-changed.ts";
import type { BotCalls } from "./bot-calls.ts";
import { BotSeats } from "./bot-seats.ts";
import { botService } from "./bot-service.ts";
import { BotTurns, type TurnMeans } from "./bot-turns.ts";
import { BotWatch } from "./bot-watch.ts";

interface Opening extends TurnMeans {
  readonly jobs: Jobs;
  readonly calls: BotCalls;
  readonly changed: SeatsChanged;
  /** A whole number below 2^32, not to be foreseen. */
  readonly newSeed: () => number;
}

/** Turns under way at once in one process: people's questions share the threads. */
const AT_ONCE = 2;

export interface OpenBots {
  readonly service: Bots;
  /** For whoever seats bots by other means, as exercises do. */
  readonly seats: BotSeats;
  /** Makes the moves of bots in this process, until it is closed. */
  readonly play: () => Promise<void>;
  /** Often. */
  readonly tick: () => Promise<void>;
  /** Now and then. */
  readonly lookAround: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What one process has to do with bots. */
export function openBots(means: Opening): OpenBots {
  const seats = new BotSeats(means);
  const turns = new BotTurns(means);
  const watch = new BotWatch(means);
  let stop = async (): Promise<void> => {};
  return {
    service: botService({ ...means, botSeats: seats }),
    seats,
    play: async () => {
      stop = await means.jobs.work("bot-turn", (data, signal) => turns.take(data, signal), { atOnce: AT_ONCE });
    },
    tick: () => watch.tick(),
    lookAround: () => watch.lookAround(),
    close: () => stop(),
  };
}
