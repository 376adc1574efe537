import type { GameResult, GameSpec } from "./game-result.ts";
import { ROUNDING } from "./move-class.ts";
import { play } from "./play.ts";
import type { Game, GameSettings } from "./game.ts";
import type { Answer, Player } from "./player.ts";
import { score } from "./score.ts";
import type { TournamentPlan } from "./tournament-plan.ts";

/** Seats players at the table of a game. `players` in the order of the case's parties, as `spec.seats` names them. */
export function seated<Reply extends Answer | Promise<Answer>>(
  plan: TournamentPlan,
  spec: GameSpec,
  players: readonly Player<Reply>[],
): GameSettings<Reply> {
  const parties = plan.settings.cases[spec.caseIndex]?.value.parties ?? [];
  return { ...plan.table(spec), players: Object.fromEntries(parties.flatMap(({ id }, k) => (players[k] ? [[id, players[k]]] : []))) };
}

/** What is kept of a finished game of a plan. `versions` by seat. */
export function gameResult(plan: TournamentPlan, { spec, game, versions }: FinishedGame): GameResult {
  const scored = score(game, plan.settings.moveTolerance ?? ROUNDING);
  if (scored.kind === "failed") throw new Error(`Expected a brief of every party, as the plan has seen to, got ${scored.failure.code}`);
  const { ending, stopped, forfeits, inputs } = game;
  return { spec, versions, ending, stopped, score: scored.value, forfeits, inputs };
}

export interface FinishedGame {
  readonly spec: GameSpec;
  readonly game: Game;
  readonly versions: readonly number[];
}

/** Plays one game of a plan in process. The same whoever plays it, and whenever. */
export function tournamentGame(plan: TournamentPlan, number: number, playerOf: (strategy: string) => Player): GameResult {
  const spec = plan.spec(number);
  const players = spec.seats.map(playerOf);
  const game = play(seated(plan, spec, players));
  if (game.kind === "failed") throw new Error(`Expected a game that can begin, as the plan has seen to, got ${game.failure.code}`);
  return gameResult(plan, { spec, game: game.value, versions: players.map(({ version }) => version) });
}
