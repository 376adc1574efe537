/** Characters, as people count them. */
const LONGEST = 100;
/** Where a provider tells none. */
export const UNNAMED = "Somebody without a name";

/** Control and format characters, among them those that turn the direction of writing, and halves of characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;
/** Marks on one letter beyond a few pile up over other lines. */
const PILE = /(\p{M}{3})\p{M}+/gu;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * A name as it may stand beside others': in one normal form (NFC), on one line, with nothing that cannot be seen, at most 100 characters.
 * Of several that are given, the first of which something is left. Whatever else it holds is text: pages must escape it.
 */
export function shownName(given: readonly unknown[]): string {
  const names = given.filter((each) => typeof each === "string").map(cleaned);
  return names.find((name) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(name)) ?? UNNAMED;
}

function cleaned(given: string): string {
  // Long before the end, so that nobody makes us look at megabytes.
  const text = given
    .slice(0, LONGEST * 20)
    .normalize("NFC")
    .replaceAll(/\s+/gu, " ")
    .replaceAll(INVISIBLE, "")
    .replaceAll(PILE, "$1");
  const characters = [...graphemes.segment(text.trim())].slice(0, LONGEST).map(({ segment }) => segment);
  return characters.join("").normalize("NFC").trim();
}
