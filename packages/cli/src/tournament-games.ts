import type { GameResult, TournamentPlan } from "@detente/engine";
import type { CaseGames, PlayedGame } from "@detente/report";
import { replayResult } from "@detente/runner";
import { shownGame } from "./shown-game.ts";

/** Events of all games together that a page shows: about three quarters of a kilobyte each. */
const MOST_EVENTS = 4_000;

/** Some games of a tournament, played again to be shown: the first of each case, then the second, until the page is full. */
export function tournamentGames(plan: TournamentPlan, results: readonly GameResult[]): readonly CaseGames[] {
  const { cases } = plan.settings;
  const byCase = cases.map((_, place) => mixed(results.filter(({ spec }) => spec.caseIndex === place)).values());
  const shown = cases.map(({ name }) => ({ name, games: [] as CaseGames["games"][number][] }));
  let room = MOST_EVENTS;
  for (let isMore = true; isMore && room > 0; ) {
    isMore = false;
    for (const [place, left] of byCase.entries()) {
      const next = left.next();
      if (next.done === true || room <= 0) continue;
      isMore = true;
      const game = playedAgain(plan, next.value);
      room -= Math.min(game.events.length, MOST_EVENTS / 16);
      shown[place]?.games.push({ number: next.value.spec.number, game });
    }
  }
  return shown.filter(({ games }) => games.length > 0);
}

/** Every game once, neighbours far apart: the first few are of many strategies. */
function mixed<Each>(list: readonly Each[]): readonly Each[] {
  const { length } = list;
  let step = Math.max(1, Math.round(length * 0.618));
  while (gcd(step, length) > 1) step++;
  return list.flatMap((_, k) => list.slice((k * step) % length, ((k * step) % length) + 1));
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

function playedAgain(plan: TournamentPlan, result: GameResult): PlayedGame {
  const replayed = replayResult(plan, result);
  if (replayed.kind === "failed") throw new Error(`Expected a game that can be replayed, got ${replayed.failure.kind}`);
  const { value, record } = replayed.value;
  const shown = shownGame(value, record, { players: result.spec.seats, score: result.score });
  if (shown.kind === "failed") throw new Error(`Expected a game that can be shown, got ${shown.failure}`);
  return shown.value;
}
