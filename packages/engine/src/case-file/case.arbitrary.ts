import fc from "fast-check";
import type { Brief, Case, Position, Source, Unknown } from "../model/case.ts";
import { issueId, optionId, partyId, stateId, unknownId } from "../model/ids.ts";
import type { Issue } from "../model/issue.ts";
import { outcomeSpace } from "../model/outcome-space.ts";
import { estimates, rules, someEntries } from "./brief.arbitrary.ts";
import { entryOf, stepOf, trackOf } from "./talks.arbitrary.ts";
import { dates, distinctIds, each, maybe, maybeOneOf, named, texts } from "./text.arbitrary.ts";

/** Any case that a file can say, with awkward ids and texts, every kind of issue and every optional field. For tests. */
export const cases: fc.Arbitrary<Case> = fc
  .record({
    parties: distinctIds(2, 4),
    groups: distinctIds(0, 2),
    sources: distinctIds(0, 2),
    issues: distinctIds(1, 4),
    unknowns: distinctIds(0, 2),
    tracks: distinctIds(0, 3),
    positions: distinctIds(0, 2),
    record: distinctIds(0, 3),
    steps: distinctIds(0, 4),
  })
  .chain((ids) =>
    fc
      .tuple(
        each(ids.sources, sourceOf),
        each(ids.issues, (id) => issueOf(id, ids.groups, ids.sources)),
        each(ids.unknowns, (id) => unknownOf(id, ids.sources)),
        each(ids.steps, (id) => stepOf(id, ids)),
      )
      .chain(([sources, issues, unknowns, steps]) => restOf(ids, { sources, issues, unknowns, steps })),
  );

interface Ids {
  readonly parties: readonly string[];
  readonly groups: readonly string[];
  readonly tracks: readonly string[];
  readonly positions: readonly string[];
  readonly record: readonly string[];
  readonly sources: readonly string[];
}

type Part = Pick<Case, "sources" | "issues" | "unknowns" | "steps">;

function restOf(ids: Ids, part: Part): fc.Arbitrary<Case> {
  const shell = fc.record({ title: texts, language: fc.constantFrom("en", "pt-BR", "zh-Hant-TW") });
  const optional = maybe({
    summary: texts,
    provenance: maybe({ facts: texts, assumptions: texts }),
    translations: translationsOf(part.issues),
  });
  return fc
    .record({
      shell,
      optional,
      parties: each(ids.parties, (id) => named(partyId(id))),
      groups: each(ids.groups, named),
      constraints: part.issues.length > 1 ? rules(part, 2) : fc.constant([]),
      tracks: each(ids.tracks, (id) => trackOf(id, ids.tracks, part.issues)),
      positions: each(ids.positions, (id) => positionOf(id, ids.parties, part)),
      record: each(ids.record, (id) => entryOf(id, ids)),
      briefs: someEntries(ids.parties.map(partyId), (party) => briefOf(party, ids.parties, part)),
    })
    .map(({ shell: head, optional: more, ...rest }): Case => ({ detente: 1, ...head, ...more, ...part, ...rest }));
}

function issueOf(id: string, groups: readonly string[], sources: readonly string[]): fc.Arbitrary<Issue> {
  const head = fc
    .tuple(named(issueId(id)), maybeOneOf("group", groups), maybe({ sources: fc.subarray([...sources]) }))
    .map(([texted, group, rest]) => ({ ...texted, ...group, ...rest }));
  const choice = distinctIds(1, 5).chain((options) => each(options, (option) => named(optionId(option))));
  return fc.oneof(
    fc.tuple(head, choice).map(([shared, options]): Issue => ({ ...shared, kind: "choice", options })),
    fc.tuple(head, ranges).map(([shared, range]): Issue => ({ ...shared, kind: "range", range })),
    head.map((shared): Issue => ({ ...shared, kind: "yesNo" })),
  );
}

/** Decimal steps from a decimal start; the end is on the grid or a little beyond. */
const ranges = fc
  .record({
    decimals: fc.integer({ min: 0, max: 7 }),
    from: fc.integer({ min: -1000, max: 1000 }),
    step: fc.integer({ min: 1, max: 30 }),
    steps: fc.integer({ min: 0, max: 30 }),
    beyond: fc.constantFrom(0, 0, 1),
    unit: maybe({ unit: texts }),
  })
  .map(({ decimals, from, step, steps, beyond, unit }) => {
    const decimal = (whole: number): number => Number(`${whole}e-${decimals}`);
    return { from: decimal(from), to: decimal(from + step * steps + (step > 1 ? beyond : 0)), step: decimal(step), ...unit };
  });

const unknownOf = (id: string, sources: readonly string[]): fc.Arbitrary<Unknown> =>
  fc
    .tuple(
      named(unknownId(id)),
      distinctIds(2, 4).chain((states) => each(states, (state) => named(stateId(state)))),
      maybe({ sources: fc.subarray([...sources]) }),
    )
    .map(([head, states, rest]) => ({ ...head, states, ...rest }));

function positionOf(id: string, parties: readonly string[], { issues, sources }: Pick<Case, "issues" | "sources">): fc.Arbitrary<Position> {
  const outcome = each(outcomeSpace(issues).issues, (issue) => fc.constantFrom(...issue.options)).map((options) =>
    Object.fromEntries(issues.map((issue, i) => [issue.id, options[i] ?? optionId("")])),
  );
  const optional = maybe({
    party: fc.constantFrom(...parties.map(partyId)),
    date: dates,
    sources: fc.subarray(sources.map((source) => source.id)),
  });
  return fc.tuple(named(id), outcome, optional).map(([head, package_, rest]) => ({ ...head, outcome: package_, ...rest }));
}

const sourceOf = (id: string): fc.Arbitrary<Source> =>
  fc.tuple(texts, maybe({ publisher: texts, url: fc.webUrl(), date: dates, note: texts })).map(([title, rest]) => ({ id, title, ...rest }));

function briefOf(party: string, parties: readonly string[], part: Part): fc.Arbitrary<Brief> {
  const others = parties.filter((other) => other !== party).map(partyId);
  return fc
    .tuple(
      estimates(part),
      someEntries(others, () => estimates(part)),
    )
    .map(([brief, byParty]) => ({ ...brief, estimates: byParty }));
}

const translationsOf = (issues: readonly Issue[]): fc.Arbitrary<Record<string, Record<string, string>>> =>
  someEntries(["de", "ar"], () =>
    someEntries(
      issues.map((issue) => `issues.${issue.id}.name`),
      () => texts,
    ),
  ).map(
    (byLanguage) =>
      // No entry of either record is undefined.
      byLanguage as Record<string, Record<string, string>>,
  );
