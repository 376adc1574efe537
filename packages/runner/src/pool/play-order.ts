import {
  type Answer,
  type Game,
  type GameRefusal,
  gameResult,
  type GameResult,
  type GameSpec,
  play,
  playAsync,
  type Player,
  type Result,
  seated,
  type Strategy,
  type TournamentPlan,
} from "@detente/engine";
import { isProgramName, programCommand } from "../outside/program-command.ts";
import type { ProgramDesk } from "../outside/program-desk.ts";
import { ProgramPlayer } from "../outside/program-player.ts";
import type { TimeLimits } from "../outside/time-limits.ts";
import type { Order } from "./messages.ts";
import type { Watch } from "./watch.ts";
import { watched } from "./watched.ts";

/** What a thread has to play games with. */
export interface Playroom {
  readonly plan: TournamentPlan;
  readonly watch: Watch;
  readonly desk: ProgramDesk;
  readonly limits: TimeLimits;
  strategyOf(name: string): Strategy<unknown>;
}

type AnyPlayer = Player<Answer | Promise<Answer>>;

/** Plays a game. Comes back at once where nobody from outside plays. */
export function playOrder(room: Playroom, order: Order): GameResult | Promise<GameResult> {
  const { plan, watch } = room;
  const spec = plan.spec(order.number);
  watch.begin(order.number);
  if (spec.seats.some(isProgramName)) return playWithPrograms(room, order, spec);
  const players = spec.seats.map((name, place): Player => inHouse(room, order, { name, place }));
  const game = begun(play({ ...seated(plan, spec, players), intercept: interceptor(room, order, spec) }), spec);
  return gameResult(plan, { spec, game, versions: players.map(({ version }) => version) });
}

async function playWithPrograms(room: Playroom, order: Order, spec: GameSpec): Promise<GameResult> {
  const { plan } = room;
  const players = spec.seats.map((name, place): AnyPlayer => {
    return isProgramName(name) ? outside(room, spec, name) : inHouse(room, order, { name, place });
  });
  const game = begun(await playAsync({ ...seated(plan, spec, players), intercept: interceptor(room, order, spec) }), spec);
  await Promise.all(players.flatMap((player) => (player instanceof ProgramPlayer ? [player.end(game.ending)] : [])));
  return gameResult(plan, { spec, game, versions: players.map(({ version }) => version) });
}

interface InHouse {
  readonly name: string;
  readonly place: number;
}

function inHouse({ watch, strategyOf }: Playroom, { failures }: Order, { name, place }: InHouse): Strategy<unknown> {
  const numbFrom = failures.reduce((least, each) => (each.place === place ? Math.min(least, each.turn) : least), Infinity);
  return watched(strategyOf(name), { watch, place, numbFrom });
}

function outside({ desk, limits }: Playroom, { seed }: GameSpec, name: string): ProgramPlayer {
  const command = programCommand(name);
  if (command.kind === "failed") throw new Error(`Expected the name of a program, got ${name}`);
  return new ProgramPlayer({ command: command.value, desk, limits, seed });
}

/** Notes the turn for who watches, and answers for players that are known to give no answer. */
function interceptor(
  { plan, watch }: Playroom,
  { failures }: Order,
  { caseIndex }: GameSpec,
): (turn: number, party: string) => Answer | null {
  const parties = plan.settings.cases[caseIndex]?.value.parties ?? [];
  return (turn, party) => {
    watch.setTurn(turn);
    if (failures.length === 0) return null;
    return failures.find((failure) => turn >= failure.turn && parties[failure.place]?.id === party)?.answer ?? null;
  };
}

function begun(game: Result<Game, GameRefusal>, { number }: GameSpec): Game {
  if (game.kind === "failed") throw new Error(`Expected game ${number} to begin, as the plan has seen to, got ${game.failure.code}`);
  return game.value;
}
