import type { Outcome } from "../../model/combination.ts";
import type { SessionEvent } from "../../session/event.ts";
import { sessionCase } from "../../session/session-case.ts";
import type { SessionSetup } from "../../session/setup.ts";
import { play } from "../../simulation/play.ts";
import { houseStrategies } from "../../strategies/house-strategies.ts";
import { steady } from "../../strategies/steady/steady.ts";
import type { SteadyMemory } from "../../strategies/steady/steady-memory.ts";
import type { Strategy } from "../../strategies/strategy.ts";
import type { DrawnCounterparts } from "./drawn-counterparts.ts";
import type { Sight } from "./standpoint.ts";

/** How one possible continuation ended. */
export interface PlayOut {
  /** Null: no agreement. */
  readonly outcome: Outcome | null;
  /** When, 0 to 1, by the clock of those talks. */
  readonly relativeTime: number;
}

/** Talks to be played to their end. */
export interface Talks {
  readonly setup: SessionSetup;
  /** From the opening on; empty: they begin. */
  readonly begun: readonly SessionEvent[];
  /** Milliseconds a turn. */
  readonly turnTime: number;
  readonly seed: number;
}

/** Plays on with `steady` in the party's place, which does not accept with its first move: that would not be going on. */
export function playOut({ seat: { party } }: Sight, { value, players }: DrawnCounterparts, talks: Talks): PlayOut {
  const { setup, begun, turnTime, seed } = talks;
  const game = play({
    base: sessionCase(value),
    setup,
    players: { ...players, [party]: begun.length === 0 ? steady : goingOn(begun) },
    seed,
    startAt: begun.at(-1)?.at ?? "2000-01-01T00:00:00.000Z",
    turnTime,
    ...(begun.length > 0 && { begun }),
  });
  if (game.kind === "failed") throw new Error(`Expected talks that can go on, got ${game.failure.code}`);
  const { ending, relativeTime } = game.value;
  return { outcome: ending.kind === "agreed" ? ending.outcome : null, relativeTime };
}

/** Steady, but that it accepts nothing of what was on the table when the talks went on. */
function goingOn(begun: readonly SessionEvent[]): Strategy<SteadyMemory> {
  const from = begun.findLast(({ audience }) => audience === "table")?.seq;
  const strategy: Strategy<SteadyMemory> = {
    ...steady,
    act: (memory, view, rng) => steady.act(memory, view.tableSeq === from ? { ...view, standing: [] } : view, rng),
  };
  // It is steady in all else, and keeps its promise to change nothing that it is given.
  houseStrategies.add(strategy);
  return strategy;
}
