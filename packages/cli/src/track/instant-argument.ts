import { isInstant } from "@detente/engine";
import { InvalidArgumentError } from "commander";

/** A time of the command line as ISO in UTC: a date is its first moment in UTC, and a time of day says which zone it is in (Z, +09:00). */
export function instantArgument(text: string): string {
  const isComplete = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/.test(text);
  const at = isComplete ? new Date(text) : null;
  const day = text.slice(0, 10);
  // Date takes 30 February for 2 March.
  if (at === null || Number.isNaN(at.getTime()) || !isInstant(`${day}T00:00:00.000Z`))
    throw new InvalidArgumentError("Expected a time such as 2025-02-28T17:00:00+09:00, or a date.");
  return at.toISOString();
}
