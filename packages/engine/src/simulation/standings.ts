import { meanIntervals, meanOf, RESAMPLES } from "./bootstrap.ts";
import { caseStandings } from "./case-standings.ts";
import { derivedSeed } from "./derived-seed.ts";
import { encounters } from "./encounters.ts";
import type { GameResult } from "./game-result.ts";
import { MOVE_CLASSES, type MoveClass } from "./move-class.ts";
import { NO_MOVES } from "./read-moves.ts";
import { FIGURES, type Figure, type FigureName, type Standings, type StrategyStanding } from "./standings-table.ts";
import { figureColumn, type GameRow, gameRows, pairingColumn, type StrategyRow } from "./standing-rows.ts";
import type { TournamentSettings } from "./tournament-settings.ts";

/**
 * What the games played so far say. The same results give the same standings, in whatever order they come and whoever played them. Reads
 * the results once and keeps a row of figures of each. Throws where a game is there twice, or is none of these settings.
 */
export function standings(settings: TournamentSettings, results: Iterable<GameResult>): Standings {
  const rows = gameRows(settings, results);
  const unranked = settings.strategies.map((name, place) => strategyStanding(rows, place, { name, seed: settings.seed }));
  const order = unranked.map((_, place) => place).toSorted((a, b) => inOrder(unranked[a], unranked[b]));
  const strategies: StrategyStanding[] = [];
  for (const [k, place] of order.entries()) {
    const [each, before] = [unranked[place], strategies.at(-1)];
    if (each === undefined) continue;
    const isEqual = before !== undefined && compareKeys(before, each) === 0;
    strategies.push({ ...each, rank: isEqual ? before.rank : k + 1 });
  }
  return {
    games: rows.length,
    resamples: RESAMPLES,
    strategies,
    matrix: encounters(rows, order),
    cases: caseStandings(settings, rows, order),
  };
}

interface Named {
  readonly name: string;
  readonly seed: number;
}

function strategyStanding(rows: readonly GameRow[], place: number, { name, seed }: Named): StrategyStanding {
  const own = rows.flatMap(({ strategies }) => strategies.filter(({ strategy }) => strategy === place));
  const seats = rows.flatMap((row) => row.seats.filter(({ strategy }) => strategy === place));
  return {
    strategy: name,
    versions: [...new Set(seats.map(({ version }) => version))].toSorted((a, b) => a - b),
    rank: 0,
    games: own.length,
    forfeits: seats.filter(({ hasForfeited }) => hasForfeited).length,
    figures: figures(own, derivedSeed(seed, "standings", name)),
    moves: moveShares(seats.map(({ moves }) => moves)),
    selfPlay: figures(
      own.filter(({ isSelfPlay }) => isSelfPlay),
      derivedSeed(seed, "selfPlay", name),
    ),
  };
}

function figures(rows: readonly StrategyRow[], seed: number): StrategyStanding["figures"] {
  const found = new Map<FigureName, Figure>();
  for (const names of alike(rows)) {
    const [first] = names;
    const columns = names.map((name) => figureColumn(rows, name));
    const intervals = meanIntervals(columns, { seed, groups: first === undefined ? [] : pairingColumn(rows, first) });
    for (const [k, name] of names.entries()) {
      const column = columns[k] ?? new Float64Array(0);
      found.set(name, { games: column.length, mean: column.length === 0 ? null : meanOf(column), interval: intervals[k] ?? null });
    }
  }
  // Every figure has been found.
  return Object.fromEntries(FIGURES.map((name) => [name, found.get(name)])) as StrategyStanding["figures"];
}

/** Figures that the very same games have, together: they are resampled as one, which is quicker. */
function alike(rows: readonly StrategyRow[]): readonly (readonly FigureName[])[] {
  const groups: FigureName[][] = [];
  for (const name of FIGURES) {
    const group = groups.find(
      ([other]) => other !== undefined && rows.every(({ figures: each }) => (each[name] === null) === (each[other] === null)),
    );
    if (group === undefined) groups.push([name]);
    else group.push(name);
  }
  return groups;
}

function moveShares(counts: readonly Readonly<Record<MoveClass, number>>[]): StrategyStanding["moves"] {
  const sums: Record<MoveClass, number> = { ...NO_MOVES };
  for (const each of counts) for (const name of MOVE_CLASSES) sums[name] += each[name];
  const total = MOVE_CLASSES.reduce((sum, name) => sum + sums[name], 0);
  if (total === 0) return null;
  for (const name of MOVE_CLASSES) sums[name] /= total;
  return sums;
}

/** Equal to so many decimals is equal: the order of adding up must not break a tie. */
const DECIMALS = 12;

function compareKeys(a: StrategyStanding, b: StrategyStanding): number {
  for (const name of ["advantage", "share"] as const) {
    const [x, y] = [keyOf(a.figures[name]), keyOf(b.figures[name])];
    if (x !== y) return y > x ? 1 : -1;
  }
  return 0;
}

const keyOf = ({ mean }: Figure): number => (mean === null ? -Infinity : Math.round(mean * 10 ** DECIMALS));

function inOrder(a: StrategyStanding | undefined, b: StrategyStanding | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return compareKeys(a, b) || (a.strategy < b.strategy ? -1 : 1);
}
