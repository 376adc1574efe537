/**
 * The smallest whole number from 0 to `most` for which a statement is true that then stays true up to `most`; `most` + 1 where
 * there is none. Asks about twice the logarithm of the number times.
 */
export function firstTrue(isTrue: (n: number) => boolean, most: number): number {
  if (isTrue(0)) return 0;
  let [low, high] = [0, Math.min(1, most)];
  while (!isTrue(high)) {
    if (high === most) return most + 1;
    [low, high] = [high, Math.min(high * 2, most)];
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isTrue(middle)) high = middle;
    else low = middle;
  }
  return high;
}
