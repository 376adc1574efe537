import type { GameResult } from "./game-result.ts";
import type { Player } from "./player.ts";
import { tournamentGame } from "./tournament-game.ts";
import type { TournamentPlan } from "./tournament-plan.ts";

/** Plays games of a plan in the order of their numbers, from `from` up to, not including, `to`. `playerOf` answers for every strategy of the settings. */
export function* tournament(
  plan: TournamentPlan,
  playerOf: (strategy: string) => Player,
  { from, to }: { readonly from: number; readonly to: number },
): Generator<GameResult, void, undefined> {
  for (let number = from; number < to; number++) yield tournamentGame(plan, number, playerOf);
}
