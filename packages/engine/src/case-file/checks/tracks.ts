import type { TrackDocument } from "../track-document.ts";
import type { Check, Spot } from "./check.ts";
import { checkCount } from "./quantities.ts";

/** Tracks deal with issues that exist, report to tracks that exist and not in a circle, and end after they begin; their counts are counts. */
export const tracks: Check = (document, root) => {
  const list = document.tracks ?? [];
  const reportsTo = new Map(list.map((track) => [String(track.id), track.reportsTo === undefined ? undefined : String(track.reportsTo)]));
  for (const [i, track] of list.entries()) {
    for (const [j, issue] of (track.issues ?? []).entries()) root.at("tracks", i, "issues", j).reference("issues", issue);
    if (track.reportsTo !== undefined) root.at("tracks", i, "reportsTo").reference("tracks", track.reportsTo);
    const spot = root.at("tracks", i);
    if (track.bar) checkBar(track.bar, spot.at("bar"));
    if (track.reached) checkReached(spot.at("issues").isDamaged() ? undefined : track.issues, track.reached, spot.at("reached"));
    if (comesBack(String(track.id), reportsTo)) {
      root.at("tracks", i, "reportsTo").error("circle", "This track reports to itself, directly or through others.");
    }
    // ISO dates sort as texts.
    if (track.from !== undefined && track.to !== undefined && track.from > track.to) {
      root.at("tracks", i, "to").error("dates", `The track ends on ${track.to}, before it begins on ${track.from}.`);
    }
  }
};

function checkBar({ leastTime, ...counts }: NonNullable<TrackDocument["bar"]>, spot: Spot): void {
  for (const [key, count] of Object.entries(counts)) if (count !== undefined) checkCount(count, 0, spot.at(key));
  if (leastTime !== undefined && leastTime < 0) spot.at("leastTime").error("negative", `This must be 0 or more, not ${leastTime}.`);
}

/** Issues that a track has settled or bracketed are among its own, where these are listed, and each is in one of the two lists. */
function checkReached(
  issues: TrackDocument["issues"],
  { settled, bracketed, rounds }: NonNullable<TrackDocument["reached"]>,
  spot: Spot,
): void {
  const table = issues && new Set(issues.map(String));
  const listed = new Set<string>();
  for (const [list, written] of Object.entries({ settled, bracketed })) {
    for (const [j, issue] of (written ?? []).entries()) {
      const [place, id] = [spot.at(list, j), String(issue)];
      place.reference("issues", issue);
      if (listed.has(id)) place.error("repeated-id", `"${id}" is already listed as settled or bracketed.`);
      else if (table && !table.has(id) && spot.names.issues.has(id))
        place.error("not-on-table", `"${id}" is not among the issues of this track.`);
      listed.add(id);
    }
  }
  if (rounds !== undefined) checkCount(rounds, 0, spot.at("rounds"));
}

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
