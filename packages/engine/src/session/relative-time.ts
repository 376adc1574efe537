import type { SessionState } from "./state.ts";

/**
 * Progress towards the deadline, 0 to 1: the larger of rounds completed of all rounds, and time since the opening of the time
 * until the deadline [T2]. 0 without a deadline.
 */
export function relativeTime({ setup, rounds, openedAt }: SessionState, at: string): number {
  if (setup === null) return 0;
  const { deadline } = setup;
  const inRounds =
    deadline.rounds === undefined ? 0 : deadline.roundTime === "entered" ? (rounds + 1) / (deadline.rounds + 1) : rounds / deadline.rounds;
  if (deadline.at === undefined) return Math.min(1, inRounds);
  return Math.min(1, Math.max(inRounds, shareOfTime(openedAt, deadline.at, at)));
}

function shareOfTime(from: string, to: string, at: string): number {
  const whole = Date.parse(to) - Date.parse(from);
  return whole > 0 ? Math.max(0, (Date.parse(at) - Date.parse(from)) / whole) : 1;
}

/** As 2019-02-28T05:00:00.000Z, so that times compare as texts; and a day that exists. */
export const isTime = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;
