import type { Forfeit, GameResult, PartyScore, TournamentSettings } from "@detente/engine";

type Cell = string | number | boolean | null;

/** A seat of a game. */
interface SeatRow {
  readonly result: GameResult;
  readonly seat: number;
  readonly caseName: string;
  readonly score: PartyScore;
  readonly forfeit: Forfeit | undefined;
}

const COLUMNS: readonly (readonly [name: string, cell: (row: SeatRow) => Cell])[] = [
  ["game", ({ result }) => result.spec.number],
  ["case", ({ caseName }) => caseName],
  ["party", ({ score }) => score.party],
  ["strategy", ({ result, seat }) => result.spec.seats[seat] ?? ""],
  ["version", ({ result, seat }) => result.versions[seat] ?? null],
  ["opens", ({ result, seat }) => result.spec.opening === seat],
  ["repetition", ({ result }) => result.spec.repetition],
  ["seed", ({ result }) => `s${result.spec.seed}`],
  ["agreed", ({ result }) => result.score.isAgreed],
  ["reason", ({ result: { ending } }) => (ending.kind === "noAgreement" ? ending.reason : "")],
  ["rounds", ({ result }) => result.score.rounds],
  ["offers", ({ result }) => result.score.offers],
  ["utility", ({ score }) => score.utility],
  ["share", ({ score }) => score.share],
  ["advantage", ({ score }) => score.advantage],
  ["welfare", ({ result }) => result.score.welfare],
  ["frontierDistance", ({ result }) => result.score.frontierDistance],
  ["nashDistance", ({ result }) => result.score.nashDistance],
  ["forfeit", ({ forfeit }) => forfeit?.reason ?? ""],
  ["forfeitDetail", ({ forfeit }) => forfeit?.detail ?? ""],
];

/**
 * The results of a tournament as a table (RFC 4180): a row for each seat of each game, in the order given. Numbers are written in full;
 * what is not known is empty. A text that a spreadsheet would take for a formula gets an apostrophe before it. A seed has an s before its
 * digits: spreadsheets keep 15 digits of a number, and it may have 16.
 */
export function resultsCsv({ cases }: TournamentSettings, results: Iterable<GameResult>): string {
  const lines: string[] = [COLUMNS.map(([name]) => name).join(",")];
  for (const result of results) {
    for (const [seat, score] of result.score.parties.entries()) {
      const forfeit = result.forfeits.find(({ party }) => party === score.party);
      const row = { result, seat, score, forfeit, caseName: cases[result.spec.caseIndex]?.name ?? "" };
      lines.push(COLUMNS.map(([, cell]) => csvCell(cell(row))).join(","));
    }
  }
  return `${lines.join("\r\n")}\r\n`;
}

/** What makes a spreadsheet reckon (OWASP: CSV injection). */
const RECKONS = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/u;

function csvCell(value: Cell): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const text = RECKONS.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
