import { displayWidth } from "../terminal/display-width.ts";

/** About how wide a text is in a common sans-serif face, in the unit of `size`; on the wide side, for there is nothing to measure with. */
export function estimatedWidth(text: string, size: number): number {
  return displayWidth(text) * size * 0.6;
}

/** The text, cut at the end with "…" where it would be wider than `width`. */
export function cutToWidth(text: string, size: number, width: number): string {
  if (estimatedWidth(text, size) <= width) return text;
  const graphemes = [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)].map(({ segment }) => segment);
  let kept = "";
  for (const grapheme of graphemes) {
    if (estimatedWidth(`${kept}${grapheme}…`, size) > width) break;
    kept += grapheme;
  }
  return `${kept.trimEnd()}…`;
}
