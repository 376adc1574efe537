/** Colours of the pictures: the page's variables, with a light-paper colour for a picture that stands alone. One accent; the rest is ink. */
export const PAINT = {
  paper: "var(--paper, #ffffff)",
  ink: "var(--ink, #1c2126)",
  quiet: "var(--quiet, #5d6770)",
  rule: "var(--rule, #d9dee2)",
  cloud: "var(--cloud, #8a949c)",
  accent: "var(--accent, #0b6a75)",
} as const;

/** A coordinate as SVG text: a tenth of a unit is finer than any screen. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}
