import { lessThan, rationalFromNumber } from "../lib/rational.ts";
import type { Estimate, RedLine, Unknown } from "./case.ts";
import { exactReckoner } from "./reckoner.ts";
import { chance } from "./utility-function.ts";

/**
 * The red lines of a brief, or of an estimate of one, that bind as its probabilities stand: all but those whose evidence is in. The
 * likely figures decide, exactly, so that 0.9 reaches 0.9; of an unknown that is not listed there is no evidence. Whoever asks whether
 * an outcome crosses a line asks here which lines there are. In the order of the brief.
 *
 * Which of them bind tells of the probabilities, which are as private as the lines.
 */
export function redLinesInForce(
  { redLines, probabilities }: Pick<Estimate, "redLines" | "probabilities">,
  unknowns: readonly Unknown[],
): readonly RedLine[] {
  return redLines.filter(({ until }) => {
    if (until === undefined || Object.keys(until.given).some((id) => !unknowns.some((unknown) => unknown.id === id))) return true;
    return lessThan(chance({ unknowns, probabilities }, until.given, exactReckoner), rationalFromNumber(until.probability));
  });
}
