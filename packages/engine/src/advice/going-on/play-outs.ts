import type { Outcome } from "../../model/combination.ts";
import type { SessionEvent } from "../../session/event.ts";
import { sessionCase } from "../../session/session-case.ts";
import type { SessionSetup } from "../../session/setup.ts";
import { play } from "../../simulation/play.ts";
import type { DrawnCounterparts } from "./drawn-counterparts.ts";
import { patient } from "./patient.ts";
import type { Sight } from "./standpoint.ts";

/** How one possible continuation ended. */
export interface PlayOut {
  /** Null: no agreement. */
  readonly outcome: Outcome | null;
  /** When, 0 to 1, by the clock of the talks that the party is in; of a meeting to come, by its own. */
  readonly relativeTime: number;
}

/** Talks to be played to their end. */
export interface Talks {
  readonly setup: SessionSetup;
  /** From the opening on; empty: they begin. */
  readonly begun: readonly SessionEvent[];
  /** What their relative time is by the clock that the party goes by. */
  readonly clock: (relativeTime: number) => number;
  /** Milliseconds a turn. */
  readonly turnTime: number;
  readonly seed: number;
}

/** Plays on with `patient` in the party's place. */
export function playOut({ seat: { party } }: Sight, { value, players }: DrawnCounterparts, talks: Talks): PlayOut {
  const { setup, begun, turnTime, clock, seed } = talks;
  const game = play({
    base: sessionCase(value),
    setup,
    players: { ...players, [party]: patient(begun.findLast(({ audience }) => audience === "table")?.seq ?? null) },
    seed,
    startAt: begun.at(-1)?.at ?? "2000-01-01T00:00:00.000Z",
    turnTime,
    ...(begun.length > 0 && { begun }),
  });
  if (game.kind === "failed") throw new Error(`Expected talks that can go on, got ${game.failure.code}`);
  const { ending, relativeTime } = game.value;
  return { outcome: ending.kind === "agreed" ? ending.outcome : null, relativeTime: clock(relativeTime) };
}
