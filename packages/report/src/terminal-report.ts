import type { Analysis } from "@detente/engine";
import { type CautionWords, cautionWords } from "./caution-words.ts";
import { inputWords } from "./input-words.ts";
import { type Labels, labelsOf } from "./labels.ts";
import { countText } from "./numbers.ts";
import { positionLetter } from "./plane-marks.ts";
import { issuesTable, tradeSentences } from "./sections/issues-section.ts";
import { hasPicture } from "./sections/plane-section.ts";
import { positionVerdictInShort } from "./sections/positions-section.ts";
import { barResult, barValuePrinter } from "./sections/sensitivity-section.ts";
import { noSolutionSentence, solutionPackages, solutionsTable } from "./sections/solutions-section.ts";
import { unknownPackagesTable } from "./sections/unknowns-section.ts";
import { keyFigures, perspectiveSentence, summarySentence } from "./sections/summary.ts";
import type { Table } from "./table.ts";
import { terminalPlane } from "./terminal/terminal-plane.ts";
import { paragraph, printable, type TerminalSettings, toned } from "./terminal/terminal-style.ts";
import { terminalTable } from "./terminal/terminal-table.ts";
import { terminalWidth } from "./terminal/terminal-width.ts";

const MOST = { trades: 4, positions: 10, issues: 14, bars: 5 } as const;

/** The gist of an analysis for a terminal: lines no wider than the screen, ending in a line end. Texts of the case cannot carry escapes. */
export function terminalReport(analysis: Analysis, given: TerminalSettings): string {
  const settings = { ...given, width: terminalWidth(given.width) };
  const labels = labelsOf(analysis);
  const parts = [
    headline(analysis, settings),
    analysis.cautions.flatMap((caution) => cautionLines(cautionWords(caution, analysis, labels), settings)),
    hasPicture(analysis) ? terminalPlane(analysis, settings) : [],
    solutionLines(analysis, labels, settings),
    issueLines(analysis, labels, settings),
    tradeLines(analysis, settings),
    tableLines(shortPositionsTable(analysis, labels), MOST.positions, settings),
    ...analysis.unknowns.map((unknown) => unknownLines(unknownPackagesTable(unknown, analysis, labels), settings)),
    sensitivityLines(analysis, labels, settings),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function headline(analysis: Analysis, settings: TerminalSettings): readonly string[] {
  const gist = keyFigures(analysis)
    .map(({ value, label }) => `${value} ${label}`)
    .join(" · ");
  return [
    ...paragraph(analysis.title, settings, { indent: 0 }).map((line) => toned(line, "dim", settings)),
    ...paragraph(summarySentence(analysis), settings, { indent: 0 }).map((line) => toned(line, "bold", settings)),
    ...paragraph(`${gist}. ${perspectiveSentence(analysis)}`, settings, { indent: 0 }).map((line) => toned(line, "dim", settings)),
  ];
}

/** Headline only, and where there is something to check, each check's name. */
function cautionLines({ headline, checks }: CautionWords, settings: TerminalSettings): readonly string[] {
  const names = checks.map((check) => check.split(":")[0]?.toLowerCase() ?? "").join("; ");
  const text = names === "" ? `! ${headline}` : `! ${headline} Check: ${names}.`;
  return paragraph(text, settings, { indent: 2 }).map((line) => toned(line, "warning", settings));
}

function remark(text: string, settings: TerminalSettings): readonly string[] {
  return paragraph(text, settings, { indent: 0 }).map((line) => toned(line, "dim", settings));
}

function heading(title: string, settings: TerminalSettings): string {
  return toned(printable(title, settings), "bold", settings);
}

function solutionLines(analysis: Analysis, labels: Labels, settings: TerminalSettings): readonly string[] {
  const packages = solutionPackages(analysis);
  const table = withoutColumns(solutionsTable(analysis, labels), settings.width >= 110 ? ["Assumes"] : ["Assumes", "Looks for"]);
  const issues = { ...packages, rows: packages.rows.slice(0, Math.min(MOST.issues, analysis.issues.length)) };
  if (packages.columns.length === 1)
    return paragraph(`Four ideas of a fair outcome: ${noSolutionSentence(analysis)}`, settings, { indent: 0 });
  return [
    heading("Four ideas of a fair outcome; none of them is the answer", settings),
    ...terminalTable(table, { ...settings, mostLines: 3 }),
    ...remark("u: a party's points; d: what no agreement is worth to it; a: its best in any outcome that suits everybody.", settings),
    "",
    ...terminalTable(issues, { ...settings, mostLines: 3 }),
    ...moreLines(analysis.issues.length - MOST.issues, settings),
  ];
}

function issueLines(analysis: Analysis, labels: Labels, settings: TerminalSettings): readonly string[] {
  const table = { ...withoutColumns(issuesTable(analysis, labels), ["Group"]), caption: "What each cares about" };
  const meaning =
    "Shares: how much of a party's possible gain hangs on the issue by itself. Opposed: 0 % all want the same, 100 % all or nothing.";
  return [...tableLines(table, MOST.issues, settings), ...(table.rows.length === 0 ? [] : remark(meaning, settings))];
}

/** The table under its caption, cut after so many rows. */
function tableLines(table: Table, most: number, settings: TerminalSettings): readonly string[] {
  if (table.rows.length === 0) return [];
  return [
    ...paragraph(table.caption, settings, { indent: 0 }).map((line) => toned(line, "bold", settings)),
    ...terminalTable({ ...table, rows: table.rows.slice(0, most) }, { ...settings, mostLines: 2 }),
    ...moreLines(table.rows.length - most, settings),
  ];
}

function withoutColumns({ caption, columns, rows }: Table, names: readonly string[]): Table {
  const kept = columns.flatMap(({ name }, i) => (names.includes(name) ? [] : [i]));
  return {
    caption,
    columns: kept.flatMap((i) => columns[i] ?? []),
    rows: rows.map((row) => ({ ...row, cells: kept.map((i) => row.cells[i] ?? "") })),
  };
}

function shortPositionsTable(analysis: Analysis, labels: Labels): Table {
  return {
    caption: "What has been put forward",
    columns: [
      { name: "", kind: "text" },
      { name: "Position", kind: "name" },
      ...labels.parties.map((name) => ({ name, kind: "number" as const })),
      { name: "Reading", kind: "text" },
      { name: "Better for all", kind: "number" },
    ],
    rows: analysis.positions.map((position, i) => ({
      cells: [
        positionLetter(i),
        position.name,
        ...position.utilities.map((value, party) => labels.points(party, value)),
        positionVerdictInShort(position, analysis, labels),
        analysis.frontier.exact ? countText(String(position.dominatedBy)) : "?",
      ],
    })),
  };
}

function tradeLines(analysis: Analysis, settings: TerminalSettings): readonly string[] {
  const sentences = tradeSentences(analysis);
  if (sentences.length === 0) return [];
  return [
    heading("Trades that beat meeting halfway on both issues", settings),
    ...sentences.slice(0, MOST.trades).flatMap((sentence) => paragraph(`- ${sentence}`, settings, { indent: 2 })),
    ...moreLines(sentences.length - MOST.trades, settings),
  ];
}

/** Only who would walk away if what; the points, a column a state, are too wide for a screen. */
function unknownLines(table: Table, settings: TerminalSettings): readonly string[] {
  const points = table.columns.slice(1, -1).map(({ name }) => name);
  return tableLines(withoutColumns(table, points), MOST.positions, settings);
}

function sensitivityLines(analysis: Analysis, labels: Labels, settings: TerminalSettings): readonly string[] {
  const bars = analysis.sensitivity?.tornado.slice(0, MOST.bars) ?? [];
  if (bars.length === 0) return [];
  const rows = bars.map((bar) => {
    const print = barValuePrinter(bar, analysis, labels);
    return { cells: [inputWords(bar.input, analysis, labels).name, barResult(bar, labels), print(bar.atLow), print(bar.atHigh)] };
  });
  const columns = [
    { name: "Input", kind: "name" },
    { name: "Moves", kind: "name" },
    { name: "Low end", kind: "number" },
    { name: "High end", kind: "number" },
  ] as const;
  return [
    heading("What moves the results most", settings),
    ...terminalTable({ caption: "", columns, rows }, { ...settings, mostLines: 2 }),
  ];
}

/** Says how many were left out, if any. */
function moreLines(left: number, settings: TerminalSettings): readonly string[] {
  return left > 0 ? [toned(`and ${countText(String(left))} more in the full report`, "dim", settings)] : [];
}
