import { T1, T2 } from "../analysis/published-tables.fixture.ts";
import type { GameResult } from "./game-result.ts";
import { dice, ladder } from "./players.fixture.ts";
import type { Player } from "./player.ts";
import { tournament } from "./tournament.ts";
import { type TournamentPlan, tournamentPlan } from "./tournament-plan.ts";
import type { TournamentSettings } from "./tournament-settings.ts";

export const tournamentSettings = (change: Partial<TournamentSettings> = {}): TournamentSettings => ({
  cases: [
    { name: "T1", value: T1 },
    { name: "T2", value: T2 },
  ],
  strategies: ["ladder(step=1)", "ladder(step=3)", "dice"],
  protocol: { kind: "alternatingOffers" },
  deadline: { rounds: 12 },
  turnTime: 0,
  seating: { kind: "every" },
  openings: "every",
  selfPlay: "included",
  repetitions: 2,
  seed: 5,
  ...change,
});

export function planned(settings: TournamentSettings): TournamentPlan {
  const plan = tournamentPlan(settings);
  if (plan.kind === "failed") throw new Error(JSON.stringify(plan.failure));
  return plan.value;
}

const PLAYERS: Readonly<Record<string, Player>> = { "ladder(step=1)": ladder(1), "ladder(step=3)": ladder(3), dice };

export function playerOf(name: string): Player {
  const player = PLAYERS[name];
  if (player === undefined) throw new Error(`Expected a player, got ${name}`);
  return player;
}

export const played = (plan: TournamentPlan, from = 0, to = plan.games): GameResult[] => [...tournament(plan, playerOf, { from, to })];

/** So that nothing computed before is found again. */
export const fresh = (settings: TournamentSettings): TournamentSettings => structuredClone(settings);
