/** Median and range of repeated timings, in milliseconds, after one warm-up run. */
export interface Timing {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function measure(work: () => void, repeats: number): Timing {
  work();
  const times = Array.from({ length: repeats }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return { median: times[times.length >> 1] ?? 0, least: times[0] ?? 0, most: times.at(-1) ?? 0 };
}
