import type { Check } from "./check.ts";

/** What happened belongs to tracks and positions that exist, and ended no earlier than it began. */
export const record: Check = (document, root) => {
  for (const [i, { date, to, kind, track, position }] of (document.record ?? []).entries()) {
    const spot = root.at("record", i);
    if (track !== undefined) spot.at("track").reference("tracks", track);
    if (position !== undefined) {
      spot.at("position").reference("positions", position);
      if (kind !== "offer" && kind !== "refusal" && kind !== "statement")
        spot.at("position").error("position-without-offer", `Only an offer, a refusal or a statement is of a position; this is a ${kind}.`);
    }
    // ISO dates sort as texts.
    if (to !== undefined && date > to) spot.at("to").error("dates", `This ends on ${to}, before it begins on ${date}.`);
  }
};
