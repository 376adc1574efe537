import { type Outcome, redLinesCrossed, sessionCase } from "@detente/engine";
import type { Sight } from "./sight.ts";

/** What stands against an outcome: own red lines that it crosses, and lines that others are believed to have. One sentence each. */
export function lineWords(sight: Sight, outcome: Outcome, overridden: readonly string[]): readonly string[] {
  const own = redLinesCrossed(sight.current, sight.party, outcome).map(({ id, name }) =>
    overridden.includes(id) ? `crosses your red line ${id}, which you have overridden: ${name}.` : `crosses your red line ${id}: ${name}.`,
  );
  const others = sight.counterparts.flatMap(({ party, name }) =>
    redLinesCrossed(sessionCase(sight.seen), party, outcome).map(
      (line) => `crosses what you believe to be a red line of ${name}: ${line.name}.`,
    ),
  );
  return [...own, ...others];
}
