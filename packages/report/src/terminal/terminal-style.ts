import { plainText } from "../plain-text.ts";
import { displayWidth, graphemesOf } from "./display-width.ts";

export interface TerminalSettings {
  /** Columns of the screen; less than 60 counts as 60, more than 120 as 120. */
  readonly width: number;
  /** ANSI colours. */
  readonly colour: boolean;
  /** Without it, nothing but ASCII is printed; other characters of names become "?". */
  readonly unicode: boolean;
}

const CODES = { bold: "1", dim: "2", accent: "36", warning: "33", mark: "1;36" } as const;
export type Tone = keyof typeof CODES;

/** The text in a tone; as it is without colour. The text must have been made printable before. */
export function toned(text: string, tone: Tone, { colour }: TerminalSettings): string {
  return colour && text !== "" ? `\u001b[${CODES[tone]}m${text}\u001b[0m` : text;
}

const PLAIN: Readonly<Record<string, string>> = {
  "–": "-",
  "−": "-",
  "—": "-",
  "×": "x",
  "·": ".",
  "…": "~",
  "“": '"',
  "”": '"',
  "’": "'",
  "≈": "~",
  Π: "product of",
  Σ: "sum of",
  "→": ">",
  "↑": "^",
  "≥": ">=",
  "≤": "<=",
  β: "beta",
  π: "pi",
  δ: "delta",
  "₁": "1",
  "₂": "2",
  "₃": "3",
  "₄": "4",
};
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** One line that the terminal can show: no control characters; ASCII only where the terminal has no more. */
export function printable(text: string, { unicode }: TerminalSettings): string {
  const plain = plainText(text);
  if (unicode) return plain;
  return plain
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (digits) => `^${[...digits].map((digit) => SUPERSCRIPTS.indexOf(digit)).join("")}`)
    .replace(/[–−—×·…“”’≈ΠΣ→↑≥≤βπδ₁₂₃₄]/g, (character) => PLAIN[character] ?? "?")
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .replace(/[^\x20-\x7e]/gu, "?");
}

/** Cut at the end where wider than `width` columns; never wider than that. */
export function cut(text: string, width: number, { unicode }: TerminalSettings): string {
  if (displayWidth(text) <= width) return text;
  let kept = "";
  for (const grapheme of graphemesOf(text)) {
    if (displayWidth(kept + grapheme) > width - 1) break;
    kept += grapheme;
  }
  return width < 1 ? "" : kept.trimEnd() + (unicode ? "…" : "~");
}

export function padded(text: string, width: number, side: "left" | "right"): string {
  const space = " ".repeat(Math.max(0, width - displayWidth(text)));
  return side === "left" ? space + text : text + space;
}

/** Broken at spaces into lines of at most `width` columns; a word longer than a line is broken at its hyphens, else anywhere. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  const add = (piece: string, glue: string) => {
    if (line !== "" && displayWidth(line) + glue.length + displayWidth(piece) > width) {
      lines.push(line);
      line = piece;
    } else line += (line === "" ? "" : glue) + piece;
  };
  for (const word of text.split(" ")) {
    for (const [i, piece] of piecesOf(word, width).entries()) add(piece, i === 0 ? " " : "");
  }
  return [...lines, line];
}

function piecesOf(word: string, width: number): readonly string[] {
  if (displayWidth(word) <= width) return [word];
  return word.split(/(?<=[-–/])/u).flatMap((piece) => (displayWidth(piece) <= width ? [piece] : graphemesOf(piece)));
}

/** The lines of a paragraph, all after the first set in by `indent` columns. */
export function paragraph(text: string, settings: TerminalSettings, { indent }: { readonly indent: number }): readonly string[] {
  return wrapped(printable(text, settings), settings.width - indent).map((line, i) => (i === 0 ? line : " ".repeat(indent) + line));
}
