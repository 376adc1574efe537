import type { Result } from "@detente/engine";

/** What was hoped for, or an error with why not. */
export function value<Value>(result: Result<Value, unknown>): Value {
  if (result.kind === "failed") throw new Error(`Expected an answer, got ${JSON.stringify(result.failure)}`);
  return result.value;
}
