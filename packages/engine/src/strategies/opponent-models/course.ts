/** What happened so far, thinned evenly: never more than 48 entries, however long it has been going on. A plain value. */
export interface Course<Entry> {
  readonly seen: number;
  /** One in so many was kept. */
  readonly stride: number;
  /** The first, and every one of the stride. */
  readonly kept: readonly Entry[];
  /** Empty before the first. */
  readonly last: readonly Entry[];
}

/** More of the past says little more, and costs time. */
const MOST = 47;

export const NO_COURSE: Course<never> = { seen: 0, stride: 1, kept: [], last: [] };

export function extended<Entry>({ seen, stride, kept }: Course<Entry>, entry: Entry): Course<Entry> {
  const course = { seen: seen + 1, last: [entry] };
  if (seen % stride !== 0) return { ...course, stride, kept };
  if (kept.length < MOST) return { ...course, stride, kept: [...kept, entry] };
  // As an odd number is kept, this entry is not one of the doubled stride.
  return { ...course, stride: 2 * stride, kept: kept.filter((_, k) => k % 2 === 0) };
}

/** In order, the last one at the end. */
export const entriesOf = <Entry>({ seen, stride, kept, last }: Course<Entry>): readonly Entry[] =>
  (seen - 1) % stride === 0 ? kept : [...kept, ...last];
