import { decimalText } from "../numbers.ts";
import { GLYPHS } from "./plane-grid.ts";
import { padded, printable, type TerminalSettings, toned, wrapped } from "./terminal-style.ts";

/** What offers were worth to one party in the course of the talks. */
export interface Course {
  /** Rounds in all; the last one that is drawn. */
  readonly rounds: number;
  /** Points from the bottom to the top. */
  readonly from: number;
  readonly to: number;
  /** A line is drawn at this utility. */
  readonly reservationValue: number;
  /** The last of those that fall together is shown. `round` from 1. */
  readonly marks: readonly { readonly letter: string; readonly round: number; readonly utility: number }[];
  /** What the letters stand for. */
  readonly key: string;
}

const ROWS = 10;
const GUTTER = 8;

/** Utility up, rounds across, in characters, with a line where no agreement is. What lies outside is drawn at the edge. */
export function terminalCourse(course: Course, settings: TerminalSettings): readonly string[] {
  const columns = settings.width - GUTTER - 1;
  const glyphs = GLYPHS[settings.unicode ? "unicode" : "ascii"];
  const row = (utility: number): number => cell((course.to - utility) / (course.to - course.from || 1), ROWS);
  const column = (round: number): number => cell((round - 1) / Math.max(1, course.rounds - 1), columns);
  const floor = row(course.reservationValue);
  const rows = Array.from({ length: ROWS }, (_, r) => Array.from({ length: columns }, (): string => (r === floor ? glyphs.line : " ")));
  for (const { letter, round, utility } of course.marks) {
    const line = rows[row(utility)];
    if (line !== undefined && Number.isFinite(utility)) line[column(round)] = letter.slice(0, 1);
  }
  const ticks = new Map([
    [ROWS - 1, course.from],
    [0, course.to],
    [floor, course.reservationValue],
  ]);
  const tick = (r: number): string => {
    const value = ticks.get(r);
    return padded(value === undefined ? "" : printable(decimalText(value, 1), settings).slice(0, GUTTER - 2), GUTTER - 2, "left");
  };
  const margin = " ".repeat(GUTTER);
  const ends = ["round 1", `round ${course.rounds}`] as const;
  return [
    ...rows.map((line, r) => `${tick(r)} ${glyphs.post}${line.join("")}`.trimEnd()),
    `${" ".repeat(GUTTER - 1)}${glyphs.corner}${glyphs.line.repeat(columns)}`,
    `${margin}${ends[0]}${padded(ends[1], columns - ends[0].length, "left")}`,
    ...wrapped(printable(course.key, settings), settings.width).map((line) => toned(line, "dim", settings)),
  ];
}

/** The cell that a share from 0 to 1 falls in, of so many. */
const cell = (share: number, of: number): number => Math.max(0, Math.min(of - 1, Math.round(share * (of - 1))));
