/** Whether two lists hold the very same objects in the same order. */
export const haveSameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a === b || (a.length === b.length && a.every((item, k) => item === b[k]));
