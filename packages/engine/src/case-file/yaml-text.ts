/** Where a text stands: as a key, within braces or brackets, or alone after a key or a dash. */
export type Place = "key" | "flow" | "block";

// Letters and digits first; then also spaces within, and signs that mean nothing to YAML where they stand here.
const PLAIN_IN_FLOW = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M} ._/%()'&;–—’“”-]*[\p{L}\p{N}\p{M}._/%()'’”-])?$/u;
const PLAIN_IN_BLOCK = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M} ._/%()'&;–—’“”,!?+=-]*[\p{L}\p{N}\p{M}._/%()'’”,!?-])?$/u;

/** What YAML 1.2 reads as something else than a text; also whatever begins as a number may, to be sure. */
const NOT_TEXT = /^(?:null|true|false|[0-9][\d_.:xoa-f]*(?:e[-+]?\d+)?)$/i;
/** A number that comes back as the same text. */
const isNumber = (text: string): boolean => /^-?\d+(?:\.\d+)?$/.test(text) && text !== "-0" && String(Number(text)) === text;

/** A text on one line: bare where that is safe, else in double quotes. */
export function flowText(text: string, place: Place): string {
  return isBare(text, place) ? text : quoted(text);
}

/** A text after a key or a dash: as flowText, or where it has several lines as a block of them, indented one level more. */
export function blockText(text: string, indent: string): string {
  if (!text.includes("\n") || !fitsBlock(text)) return flowText(text, "block");
  const body = text.endsWith("\n") ? text.slice(0, -1) : text;
  const lines = body.split("\n").map((line) => (line === "" ? "" : `${indent}  ${line}`));
  return `${text.endsWith("\n") ? "|" : "|-"}\n${lines.join("\n")}`;
}

function isBare(text: string, place: Place): boolean {
  // Ids that are numbers may stand bare as keys, which are always texts: `4000: 20`.
  if (isNumber(text)) return place === "key";
  return !NOT_TEXT.test(text) && (place === "block" ? PLAIN_IN_BLOCK : PLAIN_IN_FLOW).test(text);
}

/** Signs that JSON leaves as they are but that YAML, or an editor, may take for a line break or not show. */
const HIDDEN = /[\u007F-\u009F\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFF]/gu;

const quoted = (text: string): string =>
  JSON.stringify(text).replace(HIDDEN, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** An option where it is referred to: a number where that says the same, since numbers are options of range issues. */
export const optionWord = (option: string): string | number => (isNumber(option) ? Number(option) : option);

/** Lines that can stand as they are: nothing hidden, no blank first or last line, no blanks at the ends of lines. */
function fitsBlock(text: string): boolean {
  const hasHidden = /[\u0000-\u0009\u000B-\u001F]/u.test(text) || text.search(HIDDEN) >= 0;
  return !hasHidden && /^\S/u.test(text) && !/\s$/u.test(text.replace(/\n$/u, "")) && !/[^\S\n]\n/u.test(text);
}
