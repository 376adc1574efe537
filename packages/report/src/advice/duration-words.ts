const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
] as const;

/** Milliseconds in the largest unit of which there is at least one, with one decimal where it is not whole: "3 days", "1.5 hours". */
export function durationWords(milliseconds: number): string {
  const [unit, size] = UNITS.find(([, each]) => milliseconds >= each) ?? (["second", 1000] as const);
  const count = Math.round((10 * milliseconds) / size) / 10;
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
