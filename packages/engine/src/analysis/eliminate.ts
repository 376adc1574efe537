import type { Condition } from "../model/condition.ts";
import { writeCombination } from "./combination-number.ts";
import type { SumTerm, Sums } from "./sums.ts";

/**
 * What is being worked out about a group of tied issues: a number of outcomes, a reach, a frontier. `multiply` joins what
 * independent choices give, `sum` what alternative choices give (never of nothing).
 */
export interface Semiring<Value> {
  readonly one: Value;
  choose(choice: Choice): Value;
  multiply(a: Value, b: Value): Value;
  sum(values: readonly Value[]): Value;
}

/** One option of one issue. */
export interface Choice {
  readonly issue: number;
  readonly option: number;
  /** The terms that hold by it: all that were open until this issue was settled. */
  readonly met: readonly SumTerm[];
}

/** What a choice adds, by party. */
export function addedBy({ issue, option, met }: Choice, sums: Sums): Float64Array {
  const added = Float64Array.from(sums.tables, (tables) => tables[issue]?.[option] ?? 0);
  for (const term of met) added[term.party] = (added[term.party] ?? 0) + term.amount;
  return added;
}

/** The order in which issues are settled, and how many combinations that looks at. */
export interface EliminationPlan {
  readonly steps: readonly { readonly issue: number; readonly neighbours: readonly number[] }[];
  readonly work: number;
}

/**
 * Settles the issues of a group one after the other (bucket elimination, Dechter 1999): an issue is decided for every
 * combination of the issues it is still tied to, and then forgotten. A long chain of ties costs little, although its
 * combinations are beyond counting; a knot in which everything is tied to everything costs as much as enumerating.
 * Greedy order: next the issue whose step is smallest.
 */
export function planElimination(sums: Sums, group: readonly number[]): EliminationPlan {
  const neighbours = new Map(group.map((issue) => [issue, new Set<number>()]));
  for (const { issues } of [...sums.terms.map((term) => term.condition), ...sums.excluded]) {
    for (const issue of issues) for (const other of issues) if (other !== issue) neighbours.get(issue)?.add(other);
  }
  const size = (issue: number): number => sums.sizes[issue] ?? 1;
  const cost = (issue: number): number => [...(neighbours.get(issue) ?? [])].reduce((product, other) => product * size(other), size(issue));
  const steps: { issue: number; neighbours: number[] }[] = [];
  let work = 0;
  while (neighbours.size > 0) {
    const issue = [...neighbours.keys()].reduce((best, other) => (cost(other) < cost(best) ? other : best));
    const tied = [...(neighbours.get(issue) ?? [])].sort((a, b) => a - b);
    work += cost(issue);
    steps.push({ issue, neighbours: tied });
    for (const a of tied) {
      neighbours.get(a)?.delete(issue);
      for (const b of tied) if (a !== b) neighbours.get(a)?.add(b);
    }
    neighbours.delete(issue);
  }
  return { steps, work };
}

/** What is known of the issues settled so far, for each combination of `scope`; undefined where all of it is excluded. */
interface Message<Value> {
  readonly scope: readonly number[];
  readonly values: readonly (Value | undefined)[];
}

/** Undefined where every combination is excluded. `group` must be one group: no condition reaches out of it. */
export function eliminate<Value>(sums: Sums, group: readonly number[], semiring: Semiring<Value>): Value | undefined {
  if (sums.excluded.some(({ issues }) => issues.length === 0)) return undefined;
  const inside = new Set(group);
  const within = (condition: Condition): boolean => condition.issues.length > 0 && condition.issues.every((issue) => inside.has(issue));
  let terms = sums.terms.filter((term) => within(term.condition));
  let excluded = sums.excluded.filter(within);
  let messages: Message<Value>[] = [];
  const done: Value[] = [];
  for (const step of planElimination(sums, group).steps) {
    const touches = (issues: readonly number[]): boolean => issues.includes(step.issue);
    const bucket: Bucket<Value> = {
      ...step,
      terms: terms.filter((term) => touches(term.condition.issues)),
      excluded: excluded.filter((condition) => touches(condition.issues)),
      messages: messages.filter((message) => touches(message.scope)),
    };
    terms = terms.filter((term) => !bucket.terms.includes(term));
    excluded = excluded.filter((condition) => !bucket.excluded.includes(condition));
    messages = messages.filter((message) => !bucket.messages.includes(message));
    const message = settle(sums, bucket, semiring);
    if (step.neighbours.length > 0) messages.push(message);
    else if (message.values[0] === undefined) return undefined;
    else done.push(message.values[0]);
  }
  return done.reduce((made, value) => semiring.multiply(made, value), semiring.one);
}

interface Bucket<Value> {
  readonly issue: number;
  readonly neighbours: readonly number[];
  readonly terms: Sums["terms"];
  readonly excluded: readonly Condition[];
  readonly messages: readonly Message<Value>[];
}

function settle<Value>(sums: Sums, bucket: Bucket<Value>, semiring: Semiring<Value>): Message<Value> {
  const { issue, neighbours } = bucket;
  const numbers = new Uint32Array(sums.sizes.length);
  const total = neighbours.reduce((product, other) => product * (sums.sizes[other] ?? 1), 1);
  const values = Array.from({ length: total }, (_, combination): Value | undefined => {
    writeCombination({ sizes: sums.sizes, issues: neighbours }, combination, numbers);
    const alternatives: Value[] = [];
    for (let option = 0; option < (sums.sizes[issue] ?? 1); option++) {
      numbers[issue] = option;
      const value = valueOf(bucket, { sums, numbers, semiring });
      if (value !== undefined) alternatives.push(value);
    }
    return alternatives.length === 0 ? undefined : semiring.sum(alternatives);
  });
  return { scope: neighbours, values };
}

interface Settling<Value> {
  readonly sums: Sums;
  readonly semiring: Semiring<Value>;
  /** Options of the issue being settled and of its neighbours. */
  readonly numbers: Uint32Array;
}

function valueOf<Value>(bucket: Bucket<Value>, { sums, numbers, semiring }: Settling<Value>): Value | undefined {
  if (bucket.excluded.some((condition) => meets(condition, numbers))) return undefined;
  const option = numbers[bucket.issue] ?? 0;
  const met = bucket.terms.filter((term) => meets(term.condition, numbers));
  let value = semiring.choose({ issue: bucket.issue, option, met });
  for (const { scope, values } of bucket.messages) {
    const known = values[scope.reduce((place, issue) => place * (sums.sizes[issue] ?? 1) + (numbers[issue] ?? 0), 0)];
    if (known === undefined) return undefined;
    value = semiring.multiply(known, value);
  }
  return value;
}

function meets({ issues, masks }: Condition, numbers: Uint32Array): boolean {
  for (let k = 0; k < issues.length; k++) if (masks[k]?.[numbers[issues[k] ?? 0] ?? 0] !== 1) return false;
  return true;
}
