const QUOTES = new Set(["'", '"', "`"]);
const BEFORE_REGEX = /(?:^|[(,=:[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|in|of|void|yield|await))\s*$/;

const blank = (text: string): string => text.replace(/[^\n]/g, " ");

/**
 * The same text, as long and with the same line breaks, with spaces for everything that is not code: comments, and what stands inside
 * strings, templates and regular expressions (their quotes stay, and so does the code in a template's `${}`).
 * A scanner, not a parser: where division and regular expression cannot be told apart by the word before, it takes division.
 */
export function mask(source: string): string {
  return maskCode(source, 0).masked;
}

/** Masks code from `start` to the end, or to the brace that closes a template's hole. */
function maskCode(source: string, start: number): { masked: string; end: number } {
  let masked = "";
  let depth = 0;
  let i = start;
  while (i < source.length) {
    const character = source.charAt(i);
    if (character === "}" && depth === 0 && start > 0) break;
    if (character === "{") depth++;
    if (character === "}") depth--;
    const piece = pieceAt(source, i, masked);
    masked += piece.masked;
    i = piece.end;
  }
  return { masked, end: i };
}

function pieceAt(source: string, i: number, before: string): { masked: string; end: number } {
  const character = source.charAt(i);
  if (source.startsWith("//", i)) return blanked(source, i, endAfter(source, i, /(?=\n)|$/));
  if (source.startsWith("/*", i)) return blanked(source, i, endAfter(source, i + 2, /\*\/|$/));
  if (character === "`") return maskTemplate(source, i);
  if (QUOTES.has(character)) return quoted(source, i, endAfter(source, i + 1, stringEnd(character)));
  if (character === "/" && BEFORE_REGEX.test(before.slice(-40)))
    return quoted(source, i, endAfter(source, i + 1, /(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])*(?:\/|(?=\n)|$)/));
  return { masked: character, end: i + 1 };
}

// The rest of the string with its closing quote; a string ends with its line at the latest.
const stringEnd = (quote: string): RegExp => new RegExp(`(?:\\\\[^]|[^${quote}\\\\\\n])*(?:${quote}|(?=\\n)|$)`);

function endAfter(source: string, from: number, pattern: RegExp): number {
  const found = pattern.exec(source.slice(from));
  return found === null ? source.length : from + found.index + found[0].length;
}

const blanked = (source: string, start: number, end: number): { masked: string; end: number } => ({
  masked: blank(source.slice(start, end)),
  end,
});

function quoted(source: string, start: number, end: number): { masked: string; end: number } {
  const isClosed = end - start > 1;
  const inside = blank(source.slice(start + 1, isClosed ? end - 1 : end));
  return { masked: source.charAt(start) + inside + (isClosed ? source.charAt(end - 1) : ""), end };
}

function maskTemplate(source: string, start: number): { masked: string; end: number } {
  let masked = "`";
  let i = start + 1;
  while (i < source.length) {
    if (source.charAt(i) === "`") return { masked: `${masked}\``, end: i + 1 };
    if (source.startsWith("${", i)) {
      const hole = maskCode(source, i + 2);
      masked += `\${${hole.masked}${source.slice(hole.end, hole.end + 1)}`;
      i = hole.end + 1;
      continue;
    }
    const length = source.charAt(i) === "\\" ? 2 : 1;
    masked += blank(source.slice(i, i + length));
    i += length;
  }
  return { masked, end: i };
}
