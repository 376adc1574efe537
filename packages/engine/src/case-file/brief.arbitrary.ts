import fc from "fast-check";
import { LARGEST_NUMBER } from "./limits.ts";
import type { Alternative } from "../model/alternative.ts";
import type { Case, Estimate, NoAgreement, Probabilities, RedLine, Rule, StepWorths, Unknown } from "../model/case.ts";
import type { Circumstances, Combination, OptionSet } from "../model/combination.ts";
import type { Issue } from "../model/issue.ts";
import type { Preferences, WeightedWorth, Worth } from "../model/preferences.ts";
import type { Quantity } from "../model/quantity.ts";
import { outcomeSpace } from "../model/outcome-space.ts";
import { distinctIds, each, maybe, named, texts } from "./text.arbitrary.ts";

/** Finite, and never minus zero, which no file can tell from zero. */
const numbers: fc.Arbitrary<number> = fc
  .oneof(
    fc.integer({ min: -100, max: 100 }),
    fc.integer({ min: -1000, max: 1000 }).map((n) => n / 100),
    fc.double({ noNaN: true, min: -LARGEST_NUMBER, max: LARGEST_NUMBER }),
  )
  .map((value) => (value === 0 ? 0 : value));

const rangeOf = ([low, middle, high]: readonly number[]): Quantity => ({ low: low ?? 0, likely: middle ?? 0, high: high ?? 0 });
const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

export const quantities: fc.Arbitrary<Quantity> = fc.oneof(
  numbers,
  fc.array(numbers, { minLength: 3, maxLength: 3 }).map(ascending).map(rangeOf),
);

/** Shares of 1 with ranges round some of them. */
const shares = (count: number): fc.Arbitrary<Quantity[]> =>
  fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.boolean()), { minLength: count, maxLength: count }).map((parts) => {
    const sum = parts.reduce((total, [part]) => total + part, 0);
    return parts.map(([part, isRange]) => (isRange ? { low: part / sum / 2, likely: part / sum, high: (1 + part / sum) / 2 } : part / sum));
  });

/** Some of the entries of a record. */
export const someEntries = <Key extends string, Value>(
  keys: readonly Key[],
  value: (key: Key) => fc.Arbitrary<Value>,
  minimum = 0,
): fc.Arbitrary<Partial<Record<Key, Value>>> =>
  fc.subarray([...keys], { minLength: Math.min(minimum, keys.length) }).chain((chosen) =>
    // One entry for each chosen key.
    each(chosen, value).map((values) => Object.fromEntries(chosen.map((key, i) => [key, values[i]])) as Partial<Record<Key, Value>>),
  );

const optionsOf = (issue: Issue) => outcomeSpace([issue]).issues[0]?.options ?? [];

function optionSets(issue: Issue): fc.Arbitrary<OptionSet> {
  const listed = fc.array(fc.constantFrom(...optionsOf(issue)), { minLength: 1, maxLength: 4 });
  if (issue.kind !== "range") return listed;
  const { from } = issue.range;
  const open: fc.Arbitrary<OptionSet> = fc.constantFrom({}, { from }, { to: from }, { from, to: from });
  return fc.oneof(listed, open);
}

export function combinations(issues: readonly Issue[], minimum: number): fc.Arbitrary<Combination> {
  const byId = new Map(issues.map((issue) => [issue.id, issue]));
  return someEntries([...byId.keys()], (id) => optionSets(byId.get(id) as Issue), minimum);
}

/** Rules whose every combination names at least so many issues. */
export function rules({ issues, sources }: Pick<Case, "issues" | "sources">, minimum: number): fc.Arbitrary<Rule[]> {
  const wide = combinations(issues, minimum);
  const forms = fc.oneof(
    wide.map((forbid) => ({ kind: "forbid" as const, forbid })),
    fc.tuple(combinations(issues, 0), wide).map(([premise, then]) => ({ kind: "require" as const, if: premise, then })),
  );
  return distinctIds(0, 2).chain((ids) =>
    each(ids, (id) =>
      fc
        .tuple(named(id), forms, maybe({ sources: fc.subarray(sources.map((source) => source.id)) }))
        .map(([head, form, rest]): Rule => ({ ...head, ...form, ...rest })),
    ),
  );
}

function circumstances(unknowns: readonly Unknown[]): fc.Arbitrary<Circumstances> {
  const byId = new Map(unknowns.map((unknown) => [unknown.id, unknown.states.map((state) => state.id)]));
  return someEntries([...byId.keys()], (id) => fc.subarray(byId.get(id) ?? [], { minLength: 1 }));
}

function worths(issue: Issue): fc.Arbitrary<Worth> {
  const byOption = someEntries(optionsOf(issue), () => quantities).map((options): Worth => ({ kind: "options", options }));
  if (issue.kind !== "range") return byOption;
  const { from, to } = issue.range;
  const ends = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 3 }));
  const curve = fc.tuple(ends, fc.array(quantities, { minLength: 2, maxLength: 4 })).map(([[before, after], values]): Worth => {
    const [start, end] = [from - before, to + after];
    return {
      kind: "curve",
      curve: values.map((worth, i) => ({ at: i === values.length - 1 ? end : start + ((end - start) / values.length) * i, worth })),
    };
  });
  return fc.oneof(byOption, curve);
}

export function preferences({ issues, unknowns }: Pick<Case, "issues" | "unknowns">): fc.Arbitrary<Preferences> {
  const byId = new Map(issues.map((issue) => [issue.id, issue]));
  const worthOf = (id: Issue["id"]) => worths(byId.get(id) as Issue);
  const weights = fc.oneof(fc.integer({ min: 1, max: 100 }), fc.constant({ low: 0.5, likely: 1, high: 2 }));
  const interactions = fc.array(
    fc
      .tuple(maybe({ name: texts }), combinations(issues, 0), circumstances(unknowns), quantities)
      .map(([name, when, given, adjust]) => ({ ...name, when, given, adjust })),
    { maxLength: 2 },
  );
  const weighted = (id: Issue["id"]): fc.Arbitrary<WeightedWorth> =>
    fc.tuple(weights, worthOf(id)).map(([weight, worth]) => ({ weight, ...worth }));
  const forms = fc.oneof(
    someEntries([...byId.keys()], worthOf).map((worth) => ({ kind: "points" as const, issues: worth })),
    someEntries([...byId.keys()], weighted, 1).map((worth) => ({ kind: "weighted" as const, issues: worth })),
  );
  const discount = maybe({ discount: fc.constantFrom(1, 0.9, 1e-9) });
  return fc.tuple(interactions, discount, forms).map(([list, rest, form]) => ({ interactions: list, ...rest, ...form }));
}

const { alternatives } = fc.letrec<{ alternatives: Alternative }>((tie) => ({
  alternatives: fc
    .tuple(texts, maybe({ description: texts, cost: quantities }), formsOf(tie("alternatives")))
    .map(([name, rest, form]) => ({ name, ...rest, ...form })),
}));

function formsOf(deeper: fc.Arbitrary<Alternative>) {
  const chances = fc
    .array(deeper, { minLength: 1, maxLength: 3 })
    .chain((list) => shares(list.length).map((probabilities) => list.map((then, i) => ({ probability: probabilities[i] ?? 0, then }))));
  return fc.oneof(
    { maxDepth: 3 },
    quantities.map((value) => ({ kind: "value" as const, value })),
    chances.map((list) => ({ kind: "chances" as const, chances: list })),
    fc.array(deeper, { minLength: 1, maxLength: 3 }).map((choices) => ({ kind: "choices" as const, choices })),
  );
}

const noAgreements: fc.Arbitrary<NoAgreement> = fc.oneof(
  quantities.map((reservationValue) => ({ kind: "reservationValue" as const, reservationValue })),
  fc.array(alternatives, { minLength: 1, maxLength: 3 }).map((list) => ({ kind: "alternatives" as const, alternatives: list })),
);

function probabilities(unknowns: readonly Unknown[]): fc.Arbitrary<Probabilities> {
  const byId = new Map(unknowns.map((unknown) => [unknown.id, unknown.states]));
  return someEntries([...byId.keys()], (id) => {
    const states = byId.get(id) ?? [];
    return shares(states.length).map((list) => Object.fromEntries(states.map((state, i) => [state.id, list[i] ?? 0])));
  });
}

const amounts: fc.Arbitrary<Quantity> = quantities.map((quantity) =>
  typeof quantity === "number" ? Math.abs(quantity) : rangeOf(ascending([quantity.low, quantity.likely, quantity.high].map(Math.abs))),
);

function redLines(part: Pick<Case, "issues" | "unknowns" | "sources">): fc.Arbitrary<RedLine[]> {
  const given = circumstances(part.unknowns).filter((meant) => Object.keys(meant).length > 0);
  const evidence = fc.record({ given, probability: fc.constantFrom(1, 0.9, 1e-9) }, { noNullPrototype: true });
  const gates: fc.Arbitrary<Pick<RedLine, "until">> = part.unknowns.length === 0 ? fc.constant({}) : maybe({ until: evidence });
  return rules(part, 1).chain((lines) => each(lines, (line) => gates.map((gate) => ({ ...line, ...gate }))));
}

const stepWorths = (steps: Case["steps"]): fc.Arbitrary<StepWorths> =>
  someEntries(
    steps.map(({ id }) => id),
    () => fc.tuple(amounts, maybe({ lost: shares(1).map(([share]) => share ?? 0) })).map(([worth, rest]) => ({ worth, ...rest })),
  );

/** A brief without estimates, for the issues, unknowns, steps and sources of a case. */
export function estimates(part: Pick<Case, "issues" | "unknowns" | "steps" | "sources">): fc.Arbitrary<Estimate> {
  return fc
    .record({
      rest: maybe({ notes: texts, noAgreement: noAgreements, breakingCost: amounts }),
      preferences: preferences(part),
      redLines: redLines(part),
      probabilities: probabilities(part.unknowns),
      steps: stepWorths(part.steps),
    })
    .map(({ rest, ...fields }) => ({ ...rest, ...fields }));
}
