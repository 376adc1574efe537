import type { SessionState } from "@detente/engine";

/** Of the time that a session has: how often a bot that has nothing to do looks whether time has changed its mind. */
const LOOKS = 50;
/** Milliseconds. */
const LEAST = 1_000;

interface Looking {
  /** ISO time. */
  readonly at: string;
  /** Seconds. */
  readonly pace: number;
}

/**
 * When a bot looks again at a session in which nobody does anything, ISO: where there are no turns and time runs. Null: then nothing changes
 * by itself.
 */
export function nextLook({ phase, setup, openedAt, floor }: SessionState, { at, pace }: Looking): string | null {
  const end = setup?.deadline.at;
  if (phase !== "open" || (floor.kind !== "openFloor" && floor.kind !== "blindBids") || end === undefined) return null;
  const share = (Date.parse(end) - Date.parse(openedAt)) / LOOKS;
  const next = Date.parse(at) + Math.max(LEAST, share, pace * 1_000);
  return next < Date.parse(end) ? new Date(next).toISOString() : null;
}
