import { assertNever, type MomentClock, type Track } from "@detente/engine";

/** "in round 2 of 12 of Summit in Hanoi". */
export function momentWords(clock: MomentClock, track: Track | null): string {
  const of = track === null ? "" : ` of ${track.name}`;
  switch (clock.kind) {
    case "rounds":
      return `in round ${clock.round} of ${clock.of}${of}`;
    case "time":
      return `at ${timeWords(clock.at)}${track === null ? "" : ` in ${track.name}`}, which ends at ${timeWords(clock.until)}`;
    default:
      return assertNever(clock);
  }
}

/** "2019-02-28, 05:00 UTC". */
export const timeWords = (at: string): string => `${at.slice(0, 10)}, ${at.slice(11, 16)} UTC`;
