/** Names listed in a hint when none is near. */
const NAMES_LISTED = 8;

/** A hint for a name that nobody knows: the nearest known one, or a few of the known ones. Undefined where none is known. */
export function didYouMean(written: string, known: readonly string[]): string | undefined {
  const nearest = nearestName(written, known);
  if (nearest !== undefined) return `Did you mean "${nearest}"?`;
  if (known.length === 0) return undefined;
  const more = known.length > NAMES_LISTED ? ", …" : "";
  return `Known: ${known.slice(0, NAMES_LISTED).join(", ")}${more}.`;
}

/** Longer words than this are no names, and would take time to compare. */
const LONGEST_NAME = 200;

/** The known name with the fewest slips of the pen (at most a third of the letters, and at least one), the first where several tie. */
export function nearestName(written: string, known: readonly string[]): string | undefined {
  if (written.length > LONGEST_NAME) return undefined;
  const wanted = written.toLowerCase();
  let nearest: string | undefined;
  let fewest = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const name of known) {
    const slips = slipsBetween(wanted, name.toLowerCase(), fewest);
    if (slips < fewest) [nearest, fewest] = [name, slips];
  }
  return nearest;
}

/** Letters to add, drop, change or swap with the next (Damerau 1964, restricted), or `limit` where there are at least so many. */
function slipsBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const [left = 0, above = 0, diagonal = 0] = [row[j - 1], previous[j], previous[j - 1]];
      const changed = diagonal + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? (before[j - 2] ?? limit) + 1 : limit;
      row.push(Math.min(left + 1, above + 1, changed, swapped));
    }
    if (Math.min(...row) >= limit) return limit;
    [before, previous] = [previous, row];
  }
  return previous[b.length] ?? limit;
}
