import type { Reached, Track } from "../model/case.ts";
import type { GroundworkBar } from "../model/groundwork-bar.ts";
import { issueId } from "../model/ids.ts";
import { given, texts, textsOf } from "./optional-fields.ts";
import type { TrackDocument } from "./track-document.ts";

export function trackOf(track: TrackDocument): Track {
  return {
    id: String(track.id),
    ...textsOf(track),
    level: track.level,
    ...given(
      "issues",
      track.issues?.map((issue) => issueId(String(issue))),
    ),
    ...given("reportsTo", track.reportsTo === undefined ? undefined : String(track.reportsTo)),
    ...given("bar", track.bar && barOf(track.bar)),
    ...given("reached", track.reached && reachedOf(track.reached)),
    ...texts({ from: track.from, to: track.to }),
  };
}

const barOf = (bar: NonNullable<TrackDocument["bar"]>): GroundworkBar => ({
  ...given("leastSettled", bar.leastSettled),
  ...given("mostBracketed", bar.mostBracketed),
  ...given("mostOpen", bar.mostOpen),
  ...given("leastRounds", bar.leastRounds),
  ...given("leastTime", bar.leastTime),
});

const reachedOf = ({ settled, bracketed, rounds }: NonNullable<TrackDocument["reached"]>): Reached => ({
  settled: (settled ?? []).map((issue) => issueId(String(issue))),
  bracketed: (bracketed ?? []).map((issue) => issueId(String(issue))),
  ...given("rounds", rounds),
});
