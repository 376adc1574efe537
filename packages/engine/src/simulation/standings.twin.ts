import type { GameResult } from "./game-result.ts";
import type { FigureName } from "./standings-table.ts";

const mean = (values: readonly number[]): number | null => (values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length);

/** Seats of a strategy in a game. */
const seatsOf = ({ spec }: GameResult, strategy: string): number[] => spec.seats.flatMap((name, seat) => (name === strategy ? [seat] : []));

const advantageIn = (result: GameResult, strategy: string): number =>
  mean(seatsOf(result, strategy).map((seat) => result.score.parties[seat]?.advantage ?? 0)) ?? Number.NaN;

/** The same means as `standings`, each by going through all results again. */
export const plainStandings = {
  figure(results: readonly GameResult[], strategy: string, name: FigureName): number | null {
    const values: number[] = [];
    for (const result of results) {
      const seats = seatsOf(result, strategy);
      if (seats.length === 0) continue;
      const { score } = result;
      const value =
        name === "advantage" || name === "share"
          ? mean(seats.map((seat) => score.parties[seat]?.[name] ?? 0))
          : name === "agreement"
            ? Number(score.isAgreed)
            : score[name];
      if (value !== null) values.push(value);
    }
    return mean(values);
  },

  encounter(results: readonly GameResult[], row: string, column: string) {
    const games = results.filter(({ spec }) =>
      row === column ? spec.seats.every((name) => name === row) : spec.seats.includes(row) && spec.seats.includes(column),
    );
    const advantages = games.map((game) => [advantageIn(game, row), advantageIn(game, column)] as const);
    return {
      games: games.length,
      advantage: mean(advantages.map(([mine]) => mine)),
      wins: advantages.filter(([mine, theirs]) => mine > theirs + 1e-9).length,
      draws: advantages.filter(([mine, theirs]) => Math.abs(mine - theirs) <= 1e-9).length,
    };
  },

  utility(
    results: readonly GameResult[],
    strategy: string,
    { caseIndex, seat }: { readonly caseIndex: number; readonly seat: number },
  ): number | null {
    return mean(
      results
        .filter(({ spec }) => spec.caseIndex === caseIndex && spec.seats[seat] === strategy)
        .map(({ score }) => score.parties[seat]?.utility ?? 0),
    );
  },
};
