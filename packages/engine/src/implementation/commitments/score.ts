import type { Score } from "./action.ts";
import type { CompiledStipulation } from "./compiled-terms.ts";
import type { Implementation, StipulationReading } from "./reading.ts";
import { hasBegun, type Progress } from "./standing.ts";
import type { StipulationState } from "./state.ts";

/** How a score follows from events, for people. The Peace Accords Matrix has no such rule: its scores are coded by people. */
export const SCORE_RULE =
  "0 nothing has happened; 1 begun; 2 at least half of the parts accepted, or evidence of all that remains submitted and not disputed; " +
  "3 all parts accepted; after a snapback the score times the share that is not lost, rounded down; waived: not counted";

/** What follows from the events alone [K26]; null where it was waived. */
export function derivedScore(
  { parts, stipulation }: CompiledStipulation,
  state: StipulationState,
  { progress, isSnappedBack }: { readonly progress: Progress; readonly isSnappedBack: boolean },
): Score | null {
  if (state.waivedAt !== null) return null;
  const score = fromProgress(parts, progress, hasBegun(state) ? 1 : 0);
  if (!isSnappedBack) return score;
  const left = Math.floor(score * (1 - (stipulation.snapback?.lost ?? 0)));
  return SCORES.find((each) => each === left) ?? 0;
}

const SCORES: readonly Score[] = [0, 1, 2, 3];

function fromProgress(parts: number, { accepted, submitted }: Progress, begun: Score): Score {
  if (accepted >= parts) return 3;
  const isHalfway = accepted * 2 >= parts || accepted + submitted >= parts;
  return isHalfway ? 2 : begun;
}

/** Mean share of the highest score, over those that count [K28]. */
export function implementationOf(readings: readonly Pick<StipulationReading, "score">[]): Implementation {
  const levels: [number, number, number, number] = [0, 0, 0, 0];
  let [sum, counted] = [0, 0];
  for (const { score } of readings) {
    if (score === null) continue;
    levels[score]++;
    sum += score;
    counted++;
  }
  return { share: counted === 0 ? null : sum / (3 * counted), levels, waived: readings.length - counted };
}
