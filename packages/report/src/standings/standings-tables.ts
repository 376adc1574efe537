import { MOVE_CLASSES, type Encounter, type Standings } from "@detente/engine";
import { countText, decimalText, percentText } from "../numbers.ts";
import { plainText } from "../plain-text.ts";
import type { Column, Table } from "../table.ts";
import { figureWords, hundredths } from "./standing-words.ts";

const numbers = (...names: readonly string[]): readonly Column[] => names.map((name) => ({ name, kind: "number" }));

/** Who stands where, with all figures. */
export function standingsTable({ strategies }: Standings): Table {
  return {
    caption: "Standings, by mean advantage; 95 % intervals in brackets",
    columns: [
      { name: "Strategy", kind: "text" },
      ...numbers("Games", "Advantage", "Share of range", "Agreements", "Welfare", "From frontier", "From Nash", "Rounds", "Forfeits"),
    ],
    rows: strategies.map(({ strategy, rank, games, forfeits, figures }) => ({
      cells: [
        `${rank}. ${plainText(strategy)}`,
        countText(String(games)),
        figureWords(figures.advantage),
        figureWords(figures.share),
        figures.agreement.mean === null ? "–" : percentText(figures.agreement.mean),
        mean(figures.welfare.mean, 3),
        mean(figures.frontierDistance.mean, 3),
        mean(figures.nashDistance.mean, 3),
        mean(figures.rounds.mean, 1),
        countText(String(forfeits)),
      ],
    })),
  };
}

const mean = (value: number | null, decimals: number): string => (value === null ? "–" : decimalText(value, decimals));

/** Row against column: the row's mean advantage in hundredths, and how often it got more, as much, less. */
export function encountersTable({ strategies, matrix }: Standings): Table {
  const names = strategies.map(({ strategy }) => plainText(strategy));
  return {
    caption: "Row against column: mean advantage of the row in %, and its games won, even and lost",
    columns: [{ name: "Strategy", kind: "text" }, ...numbers(...names)],
    rows: names.map((name, row) => ({
      cells: [name, ...(matrix[row] ?? []).map((encounter, column) => encounterWords(encounter, row === column))],
    })),
  };
}

function encounterWords({ games, advantage, wins, draws }: Encounter, isSelfPlay: boolean): string {
  if (games === 0) return "–";
  return isSelfPlay ? hundredths(advantage) : `${hundredths(advantage)} (${wins}–${draws}–${games - wins - draws})`;
}

/** Case by case: the mean advantage of each strategy. */
export function casesTable({ strategies, cases }: Standings): Table {
  return {
    caption: "Case by case: mean advantage in %",
    columns: [{ name: "Case", kind: "text" }, ...numbers("Games", "Agreements", ...strategies.map(({ strategy }) => plainText(strategy)))],
    rows: cases.map(({ name, games, agreements, strategies: each }) => ({
      cells: [
        plainText(name),
        countText(String(games)),
        games === 0 ? "–" : percentText(agreements / games),
        ...each.map(({ advantage }) => hundredths(advantage)),
      ],
    })),
  };
}

/** Shares of the steps that strategies make from one offer to the next. */
export function movesTable({ strategies }: Standings): Table {
  return {
    caption: "Steps from one own offer to the next, in % of all",
    columns: [{ name: "Strategy", kind: "text" }, ...numbers(...MOVE_CLASSES)],
    rows: strategies.map(({ strategy, moves }) => ({
      cells: [plainText(strategy), ...MOVE_CLASSES.map((name) => (moves === null ? "–" : hundredths(moves[name])))],
    })),
  };
}
