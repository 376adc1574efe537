import type { GameResult } from "./game-result.ts";
import type { MoveCounts } from "./game-score.ts";
import type { FigureName } from "./standings-table.ts";
import type { TournamentSettings } from "./tournament-settings.ts";

/** A game as the standings see it. Strategies by their places in the settings. */
export interface GameRow {
  readonly number: number;
  readonly caseIndex: number;
  readonly isAgreed: boolean;
  /** By seat. */
  readonly seats: readonly SeatRow[];
  /** One for each strategy that has a seat, the means over its seats. */
  readonly strategies: readonly StrategyRow[];
}

export interface SeatRow {
  readonly strategy: number;
  readonly version: number;
  readonly utility: number;
  readonly moves: MoveCounts;
  readonly hasForfeited: boolean;
}

export interface StrategyRow {
  readonly strategy: number;
  /** It has all the seats. */
  readonly isSelfPlay: boolean;
  /** A number for the case, who sat where and who opened: games that differ in repetition alone have the same. */
  readonly pairing: number;
  readonly figures: Readonly<Record<FigureName, number | null>>;
}

/** One a game, by number: whatever the order of the results, what is reckoned from the rows is reckoned in the same order. Throws where a game is there twice, or has an unknown strategy. */
export function gameRows({ strategies }: TournamentSettings, results: Iterable<GameResult>): readonly GameRow[] {
  const places = new Map(strategies.map((name, place) => [name, place]));
  const pairings = new Map<string, number>();
  const pairingOf = ({ caseIndex, seats, opening }: GameResult["spec"]): number => {
    const key = JSON.stringify([caseIndex, opening, ...seats]);
    const pairing = pairings.get(key) ?? pairings.size;
    pairings.set(key, pairing);
    return pairing;
  };
  const rows = Array.from(results, (result) => gameRow(result, places, pairingOf(result.spec))).toSorted((a, b) => a.number - b.number);
  const twice = rows.find((row, k) => row.number === rows[k - 1]?.number);
  if (twice !== undefined) throw new Error(`Expected each game once, got game ${twice.number} twice`);
  return rows;
}

function gameRow({ spec, versions, score, forfeits }: GameResult, places: ReadonlyMap<string, number>, pairing: number): GameRow {
  const seats = score.parties.map(({ party, utility, moves }, seat): SeatRow => {
    const strategy = places.get(spec.seats[seat] ?? "");
    if (strategy === undefined) throw new Error(`Expected a strategy of the settings, got ${spec.seats[seat]}`);
    return { strategy, version: versions[seat] ?? 0, utility, moves, hasForfeited: forfeits.some((each) => each.party === party) };
  });
  const present = [...new Set(seats.map(({ strategy }) => strategy))];
  return {
    number: spec.number,
    caseIndex: spec.caseIndex,
    isAgreed: score.isAgreed,
    seats,
    strategies: present.map((strategy) => ({
      strategy,
      isSelfPlay: present.length === 1,
      pairing,
      figures: figuresOf(score, seats, strategy),
    })),
  };
}

function figuresOf(score: GameResult["score"], seats: readonly SeatRow[], strategy: number): StrategyRow["figures"] {
  const own = score.parties.filter((_, seat) => seats[seat]?.strategy === strategy);
  const mean = (values: readonly (number | null)[]): number | null =>
    values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value / values.length), 0);
  const { welfare, frontierDistance, nashDistance, rounds, offers } = score;
  return {
    advantage: mean(own.map(({ advantage }) => advantage)),
    share: mean(own.map(({ share }) => share)),
    welfare,
    frontierDistance,
    nashDistance,
    agreement: score.isAgreed ? 1 : 0,
    rounds,
    offers,
  };
}

/** For each row that has a figure, the number of its pairing among these rows, from 0 in the order in which they appear. */
export function pairingColumn(rows: readonly StrategyRow[], name: FigureName): Uint32Array {
  const numbers = new Map<number, number>();
  const column = new Uint32Array(rows.length);
  let length = 0;
  for (const { figures, pairing } of rows) {
    if (figures[name] === null) continue;
    const number = numbers.get(pairing) ?? numbers.size;
    numbers.set(pairing, number);
    column[length++] = number;
  }
  return column.slice(0, length);
}

/** A figure of those rows that have it, in their order. */
export function figureColumn(rows: readonly StrategyRow[], name: FigureName): Float64Array {
  const column = new Float64Array(rows.length);
  let length = 0;
  for (const { figures } of rows) {
    const value = figures[name];
    if (value !== null) column[length++] = value;
  }
  return column.slice(0, length);
}
