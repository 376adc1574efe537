import type { Check } from "./check.ts";

/** Tracks deal with issues that exist, report to tracks that exist and not in a circle, and end after they begin. */
export const tracks: Check = (document, root) => {
  const list = document.tracks ?? [];
  const reportsTo = new Map(list.map((track) => [String(track.id), track.reportsTo === undefined ? undefined : String(track.reportsTo)]));
  for (const [i, track] of list.entries()) {
    for (const [j, issue] of (track.issues ?? []).entries()) root.at("tracks", i, "issues", j).reference("issues", issue);
    if (track.reportsTo !== undefined) root.at("tracks", i, "reportsTo").reference("tracks", track.reportsTo);
    if (comesBack(String(track.id), reportsTo)) {
      root.at("tracks", i, "reportsTo").error("circle", "This track reports to itself, directly or through others.");
    }
    // ISO dates sort as texts.
    if (track.from !== undefined && track.to !== undefined && track.from > track.to) {
      root.at("tracks", i, "to").error("dates", `The track ends on ${track.to}, before it begins on ${track.from}.`);
    }
  }
};

/** Longer chains of tracks than this are not followed; they would be a circle that began elsewhere. */
const LONGEST_CHAIN = 100;

function comesBack(start: string, reportsTo: ReadonlyMap<string, string | undefined>): boolean {
  let at = reportsTo.get(start);
  for (let i = 0; i < LONGEST_CHAIN && at !== undefined; i++) {
    if (at === start) return true;
    at = reportsTo.get(at);
  }
  return false;
}
