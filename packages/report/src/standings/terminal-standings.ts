import { countText, percentText } from "../numbers.ts";
import { plainText } from "../plain-text.ts";
import { cut, padded, paragraph, printable, type TerminalSettings, toned } from "../terminal/terminal-style.ts";
import { terminalTable } from "../terminal/terminal-table.ts";
import { terminalWidth } from "../terminal/terminal-width.ts";
import { intervalAxis, type IntervalAxis } from "./interval-axis.ts";
import { hundredths, leaderSentence, settingsSentences, standingCautions } from "./standing-words.ts";
import { casesTable } from "./standings-tables.ts";
import type { TournamentReading } from "./tournament-reading.ts";

/** Columns of the drawn intervals. */
const BAR = 24;
/** Columns of one column of the matrix. */
const CELL = 6;
const LONGEST_NAME = 34;
const MOST_CASES = 20;

/** The standings of a tournament for a terminal: who leads, who beats whom, case by case. Lines no wider than the screen, ending in a line end. */
export function terminalStandings(reading: TournamentReading, given: TerminalSettings): string {
  const settings = { ...given, width: terminalWidth(given.width) };
  const { standings } = reading;
  const text = (words: string, tone: "dim" | "warning"): readonly string[] =>
    paragraph(words, settings, { indent: 0 }).map((line) => toned(line, tone, settings));
  const parts = [
    [
      ...paragraph(leaderSentence(standings), settings, { indent: 0 }).map((line) => toned(line, "bold", settings)),
      ...text(settingsSentences(reading).join(" "), "dim"),
      ...standingCautions(standings).flatMap((words) => text(`! ${words}`, "warning")),
    ],
    standingLines(reading, settings),
    matrixLines(reading, settings),
    caseLines(reading, settings),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function standingLines({ standings: { strategies } }: TournamentReading, settings: TerminalSettings): readonly string[] {
  const axis = intervalAxis(strategies.map(({ figures }) => figures.advantage));
  const table = terminalTable(
    {
      caption: "",
      columns: [
        { name: "", kind: "number" },
        { name: "Strategy", kind: "text" },
        { name: "Advantage", kind: "number" },
        { name: barHead(axis, settings), kind: "text" },
        { name: "Agreed", kind: "number" },
        { name: "Rounds", kind: "number" },
        { name: "Games", kind: "number" },
        { name: "Forfeits", kind: "number" },
      ],
      rows: strategies.map(({ rank, strategy, figures, games, forfeits }) => ({
        cells: [
          String(rank),
          strategy,
          figures.advantage.mean === null ? "–" : `${hundredths(figures.advantage.mean)} %`,
          bar(axis, figures.advantage, settings),
          figures.agreement.mean === null ? "–" : percentText(figures.agreement.mean),
          figures.rounds.mean === null ? "–" : figures.rounds.mean.toFixed(1),
          countText(String(games)),
          forfeits === 0 ? "" : countText(String(forfeits)),
        ],
      })),
    },
    { ...settings, mostLines: 2 },
  );
  const meaning = "Advantage: how much of what it could gain over no agreement it got. The line: 95 % interval over games.";
  return [...table, ...paragraph(meaning, settings, { indent: 0 }).map((line) => toned(line, "dim", settings))];
}

/** The ends of the axis, in %. Not with spaces between them: a heading is broken at those. */
function barHead({ low, high }: IntervalAxis, { unicode }: TerminalSettings): string {
  const [from, to] = [low, high].map((end) => String(Math.round(100 * end)));
  return `${from ?? ""}${(unicode ? "·" : ".").repeat(Math.max(1, BAR - (from?.length ?? 0) - (to?.length ?? 0)))}${to ?? ""}`;
}

/** The interval as a line with a dot at the mean. */
function bar(axis: IntervalAxis, figure: Parameters<IntervalAxis["place"]>[0], { unicode }: TerminalSettings): string {
  const places = axis.place(figure);
  if (places === null) return "";
  const [from, at, to] = places.map((share) => Math.min(BAR - 1, Math.floor(share * BAR)));
  const [blank, line, dot] = unicode ? ["·", "─", "●"] : [".", "-", "o"];
  return Array.from({ length: BAR }, (_, k) => (k === at ? dot : k >= (from ?? 0) && k <= (to ?? 0) ? line : blank)).join("");
}

function matrixLines({ standings: { strategies, matrix } }: TournamentReading, settings: TerminalSettings): readonly string[] {
  const longest = strategies.reduce((width, { strategy }) => Math.max(width, plainText(strategy).length), 0);
  const nameWidth = Math.min(LONGEST_NAME, longest) + 4;
  const columns = Math.min(strategies.length, Math.floor((settings.width - nameWidth) / CELL));
  if (strategies.length < 2 || columns < 1) return [];
  const head =
    padded("", nameWidth, "right") +
    strategies
      .slice(0, columns)
      .map((_, k) => padded(String(k + 1), CELL, "left"))
      .join("");
  const rows = strategies.map(({ strategy }, row) => {
    const name = padded(
      `${padded(String(row + 1), 2, "left")}  ${cut(printable(strategy, settings), nameWidth - 4, settings)}`,
      nameWidth,
      "right",
    );
    const cells = (matrix[row] ?? []).slice(0, columns).map(({ advantage, wins, games, draws }, column) => {
      const text = padded(printable(hundredths(advantage), settings), CELL, "left");
      return column !== row && wins * 2 + draws > games ? toned(text, "accent", settings) : text;
    });
    return name + cells.join("");
  });
  const left = strategies.length - columns;
  return [
    toned("Row against column: advantage of the row in %", "bold", settings),
    toned(head, "dim", settings),
    ...rows,
    ...(left > 0 ? [toned(`and ${left} more columns in the page of --html`, "dim", settings)] : []),
  ];
}

function caseLines({ standings }: TournamentReading, settings: TerminalSettings): readonly string[] {
  if (standings.cases.length < 2) return [];
  const table = casesTable(standings);
  const shown = 3 + Math.max(1, Math.floor((settings.width - 50) / 12));
  const rows = table.rows.slice(0, MOST_CASES).map(({ cells }) => ({ cells: cells.slice(0, shown) }));
  const left = table.rows.length - rows.length;
  return [
    toned(printable(table.caption, settings), "bold", settings),
    ...terminalTable({ ...table, columns: table.columns.slice(0, shown), rows }, { ...settings, mostLines: 2 }),
    ...(left > 0 ? [toned(`and ${left} more cases in the page of --html`, "dim", settings)] : []),
  ];
}
