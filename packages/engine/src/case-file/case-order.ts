import type { Case } from "../model/case.ts";

/** Puts records by id in the order in which the case gives the ids out. Ids the case does not have come last. */
export class CaseOrder {
  readonly #parties: ReadonlyMap<string, number>;
  readonly #issues: ReadonlyMap<string, number>;
  readonly #unknowns: ReadonlyMap<string, number>;
  readonly #steps: ReadonlyMap<string, number>;
  /** By issue; none for range issues, whose options are numbers, and for yes-or-no issues. */
  readonly #options: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly #states: ReadonlyMap<string, ReadonlyMap<string, number>>;

  constructor(value: Case) {
    this.#parties = ranks(value.parties);
    this.#issues = ranks(value.issues);
    this.#unknowns = ranks(value.unknowns);
    this.#steps = ranks(value.steps);
    this.#options = new Map(value.issues.flatMap((issue) => (issue.kind === "choice" ? [[issue.id, ranks(issue.options)]] : [])));
    this.#states = new Map(value.unknowns.map((unknown) => [unknown.id, ranks(unknown.states)]));
  }

  byParty<Value, Written>(record: Readonly<Record<string, Value>>, write: (value: Value, party: string) => Written): Map<string, Written> {
    return inOrder(record, (id) => this.#parties.get(id), write);
  }

  byIssue<Value, Written>(record: Readonly<Record<string, Value>>, write: (value: Value, issue: string) => Written): Map<string, Written> {
    return inOrder(record, (id) => this.#issues.get(id), write);
  }

  byUnknown<Value, Written>(
    record: Readonly<Record<string, Value>>,
    write: (value: Value, unknown: string) => Written,
  ): Map<string, Written> {
    return inOrder(record, (id) => this.#unknowns.get(id), write);
  }

  byStep<Value, Written>(record: Readonly<Record<string, Value>>, write: (value: Value, step: string) => Written): Map<string, Written> {
    return inOrder(record, (id) => this.#steps.get(id), write);
  }

  byState<Value>(unknown: string, record: Readonly<Record<string, Value>>): Map<string, Value> {
    return inOrder(
      record,
      (id) => this.#states.get(unknown)?.get(id),
      (value) => value,
    );
  }

  /** For a range issue in the order of its numbers; no before yes. */
  byOption<Value>(issue: string, record: Readonly<Record<string, Value>>): Map<string, Value> {
    const options = this.#options.get(issue);
    const rank = (id: string): number => (id === "no" || id === "yes" ? Number(id === "yes") : Number(id));
    return inOrder(record, options ? (id) => options.get(id) : rank, (value) => value);
  }
}

const ranks = (items: readonly { readonly id: string }[]): ReadonlyMap<string, number> => new Map(items.map(({ id }, i) => [id, i]));

function inOrder<Value, Written>(
  record: Readonly<Record<string, Value>>,
  rankOf: (id: string) => number | undefined,
  write: (value: Value, id: string) => Written,
): Map<string, Written> {
  const ranked = Object.entries(record).map(([id, value]) => ({ id, value, rank: rankOf(id) ?? Number.MAX_VALUE }));
  return new Map(ranked.sort((a, b) => a.rank - b.rank).map(({ id, value }) => [id, write(value, id)]));
}
