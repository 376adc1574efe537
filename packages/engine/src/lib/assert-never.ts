/** Ends a switch over a closed union: the compiler objects when a member is missing; a bug at run time throws. */
export function assertNever(value: never): never {
  throw new Error(`Expected no value here, got ${JSON.stringify(value)}`);
}
