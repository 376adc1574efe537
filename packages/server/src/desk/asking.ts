import type { HowFar } from "../contract/told-answer.ts";

/** Questions of a lane never wait for those of another: who edits a brief for whoever reads a file, and both for advice. */
export type Lane = "advice" | "cases" | "briefs";

export interface LaneMeans {
  /** Threads at most. */
  readonly threads: number;
  /** Milliseconds that an answer may take. */
  readonly limit: number;
}

export interface DeskMeans {
  /** What threads run: exports `doDeskWork`. */
  readonly program: URL;
  readonly lanes: Readonly<Record<Lane, LaneMeans>>;
  /** Questions that may wait, of all together and of one asker. */
  readonly mostWaiting: number;
  readonly mostOfOne: number;
  /** Milliseconds that a question may wait. */
  readonly patience: number;
  /** Megabytes that an answer may need. */
  readonly memory: number;
}

/** Who asks, as long as whom, and who is told meanwhile. */
export interface Asking {
  readonly lane: Lane;
  /** Whoever asks has one answer of a lane in work at a time. */
  readonly by: string;
  /** Those who share what there is: a table. */
  readonly group: string;
  /** A newer question of this name by the same asker takes its place, as long as it waits; null: all of them are meant. */
  readonly name: string | null;
  /** Aborted when nobody waits for the answer any more; null: somebody always does. */
  readonly gone: AbortSignal | null;
  /** Null: nobody wants to know how far it is. */
  readonly told: ((howFar: HowFar) => void) | null;
}

/** Why there is no answer: nobody waits for it or it was asked anew; too many wait; it took too long, or too much memory. */
export type Unanswered = "superseded" | "busy" | "time" | "memory";
