import { failed, ok, type Result } from "../../lib/result.ts";
import { refusal, type VerificationRefusal } from "./verification-refusal.ts";

/** What one round of keeping or breaking is worth to a party, on its own scale: temptation > reward > punishment. */
export interface RepeatedPlaySettings {
  /** To break while the other keeps. */
  readonly temptation: number;
  /** To keep while the other keeps. */
  readonly reward: number;
  /** When nobody keeps any more. */
  readonly punishment: number;
}

/**
 * How much the future must count for keeping to pay, where a breach ends it for good (grim trigger): the least discount of a
 * round against the one before, 0 to 1:
 *
 *   δ >= (temptation - reward) / (temptation - punishment)
 */
export function repeatedPlay(settings: RepeatedPlaySettings): Result<number, readonly VerificationRefusal[]> {
  const { temptation, reward, punishment } = settings;
  const isOrdered = reward > punishment && reward < temptation && Number.isFinite(temptation - punishment);
  if (!isOrdered) return failed([refusal("notBetween", "reward", { value: reward, above: punishment, below: temptation })]);
  return ok((temptation - reward) / (temptation - punishment));
}
