/** Makes a plain value and all that is in it unchangeable, and gives it back. What is frozen counts as frozen throughout. */
export function frozen<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const each of Object.values(value)) frozen(each);
  return value;
}
