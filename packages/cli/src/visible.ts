/** Control characters, and the marks that reorder text, both of which can make a terminal show what is not there. */
const TREACHEROUS = /[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu;

/**
 * A text from a file or a command line, made safe to show on a terminal: every control character is written out ("\u001b").
 * "line" writes out line ends and tabs too, "lines" keeps them.
 */
export function visible(text: string, extent: "line" | "lines"): string {
  return text.replace(TREACHEROUS, (character) => {
    if (extent === "lines" && (character === "\n" || character === "\t")) return character;
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
