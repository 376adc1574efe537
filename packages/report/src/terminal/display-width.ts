const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A text cut into what a reader takes for one character each. */
export function graphemesOf(text: string): readonly string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

const ASCII = /^[\x20-\x7e]*$/;
// East Asian wide and full-width blocks (Unicode TR 11), and what is drawn as a picture.
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f|\p{Regional_Indicator}/u;
const NOTHING = /^[\p{Mark}\p{Cf}\p{Cc}]+$/u;

/** How many columns a text takes on a terminal: 2 for East Asian wide characters and emoji, 0 for lone marks, else 1 a grapheme. */
export function displayWidth(text: string): number {
  if (ASCII.test(text)) return text.length;
  return graphemesOf(text).reduce((width, grapheme) => width + (NOTHING.test(grapheme) ? 0 : WIDE.test(grapheme) ? 2 : 1), 0);
}
