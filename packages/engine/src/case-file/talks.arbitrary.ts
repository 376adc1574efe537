import fc from "fast-check";
import type { Reached, Track } from "../model/case.ts";
import { type IssueId, partyId, stepId } from "../model/ids.ts";
import type { Issue } from "../model/issue.ts";
import { RECORD_KINDS, type RecordEntry } from "../model/record-entry.ts";
import type { Step } from "../model/step.ts";
import { dates, maybe, maybeOneOf, named, texts } from "./text.arbitrary.ts";

const counts = fc.integer({ min: 0, max: 9 });

const bars: fc.Arbitrary<Pick<Track, "bar">> = maybe({
  bar: maybe({ leastSettled: counts, mostBracketed: counts, mostOpen: counts, leastRounds: counts, leastTime: counts }),
});

/** Of a table, some issues settled, some of the others bracketed; or nothing said. */
const reachedOf = (table: readonly IssueId[]): fc.Arbitrary<{ reached?: Reached }> =>
  fc.tuple(fc.subarray([...table]), fc.subarray([...table]), maybe({ rounds: counts })).chain(([settled, others, rest]) => {
    const bracketed = others.filter((issue) => !settled.includes(issue));
    return maybe({ reached: fc.constant({ settled, bracketed, ...rest }) });
  });

/** Tracks report to tracks before them in the list, so never in a circle. */
export function trackOf(id: string, tracks: readonly string[], issues: readonly Issue[]): fc.Arbitrary<Track> {
  const reportsTo = maybeOneOf("reportsTo", tracks.slice(0, tracks.indexOf(id)));
  const optional = fc
    .subarray(issues.map((issue) => issue.id))
    .chain((table) =>
      fc.oneof(
        reachedOf(table).map((reached) => ({ issues: table, ...reached })),
        reachedOf(issues.map((issue) => issue.id)),
      ),
    )
    .chain((rest) => bars.map((bar) => ({ ...rest, ...bar })));
  const days = fc.oneof(
    fc.constant({}),
    dates.map((from) => ({ from, to: from })),
    dates.map((to) => ({ to })),
  );
  return fc
    .tuple(named(id), fc.constantFrom("summit" as const, "working" as const), reportsTo, optional, days)
    .map(([head, level, above, rest, range]) => ({ ...head, level, ...above, ...rest, ...range }));
}

/** What the ids of tracks, positions and so on are that an entry or a step may name. */
interface Named {
  readonly parties: readonly string[];
  readonly tracks: readonly string[];
  readonly positions: readonly string[];
  readonly sources: readonly string[];
}

export function entryOf(id: string, { parties, tracks, positions, sources }: Named): fc.Arbitrary<RecordEntry> {
  const optional = maybe({ party: fc.constantFrom(...parties.map(partyId)), speaker: texts, sources: fc.subarray([...sources]) });
  const days = dates.chain((date) => fc.constantFrom({ date }, { date, to: date }));
  const kinds = fc.constantFrom(...RECORD_KINDS).chain((kind) => {
    const position = kind === "offer" || kind === "refusal" || kind === "statement" ? maybeOneOf("position", positions) : fc.constant({});
    return position.map((of) => ({ kind, ...of }));
  });
  return fc
    .tuple(days, kinds, texts, maybeOneOf("track", tracks), optional)
    .map(([day, kind, text, track, rest]) => ({ id, ...day, ...kind, text, ...track, ...rest }));
}

/** Steps wait for steps before them in the list, so never in a circle. */
export function stepOf(
  id: string,
  { parties, steps, sources }: Pick<Named, "parties" | "sources"> & { readonly steps: readonly string[] },
): fc.Arbitrary<Step> {
  const optional = maybe({
    after: fc.subarray(steps.slice(0, steps.indexOf(id)).map(stepId)),
    earliest: dates,
    days: fc.constantFrom(0, 1, 30.5, 400),
    evidence: texts,
    verifier: texts,
    parts: fc.integer({ min: 1, max: 12 }),
    undo: texts,
    sources: fc.subarray([...sources]),
  });
  return fc
    .tuple(named(stepId(id)), fc.constantFrom(...parties.map(partyId)), optional)
    .map(([head, party, rest]) => ({ ...head, party, ...rest }));
}
