import { meanOf } from "./bootstrap.ts";
import { ROUNDING } from "./move-class.ts";
import type { GameRow } from "./standing-rows.ts";
import type { Encounter } from "./standings-table.ts";

interface Tally {
  readonly advantages: number[];
  games: number;
  wins: number;
  draws: number;
}

/** Who fares how against whom: [row][column], strategies in the order given. */
export function encounters(rows: readonly GameRow[], order: readonly number[]): readonly (readonly Encounter[])[] {
  const tallies = order.map(() => order.map((): Tally => ({ advantages: [], games: 0, wins: 0, draws: 0 })));
  const placeOf = new Map(order.map((strategy, place) => [strategy, place]));
  for (const { strategies } of rows) {
    for (const mine of strategies) {
      for (const theirs of strategies) {
        if (mine === theirs && !mine.isSelfPlay) continue;
        const tally = tallies[placeOf.get(mine.strategy) ?? -1]?.[placeOf.get(theirs.strategy) ?? -1];
        if (tally !== undefined) count(tally, mine.figures.advantage, theirs.figures.advantage);
      }
    }
  }
  return tallies.map((row) =>
    row.map(({ games, wins, draws, advantages }) => ({
      games,
      wins,
      draws,
      advantage: advantages.length === 0 ? null : meanOf(advantages),
    })),
  );
}

function count(tally: Tally, mine: number | null, theirs: number | null): void {
  tally.games++;
  if (mine === null || theirs === null) return;
  tally.advantages.push(mine);
  if (Math.abs(mine - theirs) <= ROUNDING) tally.draws++;
  else if (mine > theirs) tally.wins++;
}
