/**
 * A plain value that whoever gets it may change: a copy of all of it that is not frozen. What is frozen counts as frozen throughout, and
 * stays what it is.
 */
export function unshared<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  // A copy has what the original has.
  if (Array.isArray(value)) return value.map((each) => unshared<unknown>(each)) as Value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, unshared<unknown>(each)])) as Value;
}
