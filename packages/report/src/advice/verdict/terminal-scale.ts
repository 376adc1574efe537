import { pointsText } from "../advice-names.ts";
import { cut, padded, printable, type TerminalSettings, toned } from "../../terminal/terminal-style.ts";
import type { VerdictNames } from "./verdict-names.ts";
import type { WorthRow } from "./worth-rows.ts";

const GAP = 2;

/** The rows on one scale of points: a line for the band, a mark for the value, and a line all through for no agreement. */
export function terminalScale(
  rows: readonly WorthRow[],
  party: VerdictNames["parties"][number],
  { names, settings }: { readonly names: VerdictNames; readonly settings: TerminalSettings },
): readonly string[] {
  const { low, high } = extent(rows);
  const nameWidth = rows.reduce((most, { name }) => Math.max(most, name.length), 0);
  const numbers = rows.map(({ value, band }) => figures({ value, band }, party, names));
  const numberWidth = numbers.reduce((most, text) => Math.max(most, text.length), 0);
  const width = Math.max(12, settings.width - nameWidth - numberWidth - 2 * GAP);
  const at = (value: number): number => Math.round(((value - low) / (high - low)) * (width - 1));
  const line = rows.find(({ kind }) => kind === "noAgreement")?.value;
  const signs = settings.unicode ? UNICODE : ASCII;
  const ends = [low, high].map((value) => pointsText(names, party, value));
  const gap = " ".repeat(GAP);
  return [
    ...rows.map((row, k) => {
      const cells = Array.from({ length: width }, () => " ");
      if (line !== undefined) cells[at(line)] = signs.line;
      if (row.band !== null) for (let x = at(row.band.low); x <= at(row.band.high); x++) cells[x] = signs.band;
      cells[at(row.value)] = row.kind === "noAgreement" ? signs.line : row.kind === "offer" ? signs.offer : signs.course;
      const bar = cut(cells.join(""), width, settings);
      return `${padded(row.name, nameWidth, "right")}${gap}${toned(bar, "accent", settings)}${gap}${printable(numbers[k] ?? "", settings)}`.trimEnd();
    }),
    toned(
      `${" ".repeat(nameWidth + GAP)}${printable(ends[0] ?? "", settings)}${padded(printable(ends[1] ?? "", settings), width - (ends[0] ?? "").length, "left")}`,
      "dim",
      settings,
    ),
  ];
}

const UNICODE = { offer: "◆", course: "●", band: "─", line: "│" } as const;
const ASCII = { offer: "#", course: "o", band: "-", line: "|" } as const;

function figures({ value, band }: Pick<WorthRow, "value" | "band">, party: VerdictNames["parties"][number], names: VerdictNames): string {
  const points = (each: number): string => pointsText(names, party, each);
  return band === null || points(band.low) === points(band.high)
    ? points(value)
    : `${points(value)} (${points(band.low)} to ${points(band.high)})`;
}

/** From the least to the most that is drawn; a single value gets one point on either side. */
function extent(rows: readonly WorthRow[]): { readonly low: number; readonly high: number } {
  const values = rows.flatMap(({ value, band }) => [value, ...(band === null ? [] : [band.low, band.high])]);
  const [low, high] = [values.reduce((a, b) => Math.min(a, b), Infinity), values.reduce((a, b) => Math.max(a, b), -Infinity)];
  return high > low ? { low, high } : { low: low - 1, high: high + 1 };
}
