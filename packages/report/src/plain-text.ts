/**
 * A text from a case, safe to print on one line anywhere: line ends and tabs become spaces, non-breaking spaces stay; control characters (terminal
 * escapes among them), direction overrides, invisible characters and lone surrogates go.
 */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\S\u00a0]+/gu, " ")
    .replace(UNPRINTABLE, "")
    .trim();
}

// Direction marks and joiners stay: Hebrew, Arabic, Persian and Indic texts and emoji need them.
const UNPRINTABLE = /[\p{Cc}\u00ad\u200b\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
