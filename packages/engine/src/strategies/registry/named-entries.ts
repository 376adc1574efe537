import { failed, ok, type Result } from "../../lib/result.ts";
import type { About } from "./about.ts";
import type { Given } from "./given.ts";
import { readCall } from "./read-call.ts";
import type { RegistryLists } from "./registry-lists.ts";
import { givenFrom } from "./strategy-from.ts";
import type { StrategyProblem } from "./strategy-problem.ts";

/** An entry with its parameters as a text sets them. */
export interface NamedEntry {
  readonly kind: keyof RegistryLists;
  readonly entry: About;
  readonly given: Given;
}

/**
 * Every entry that a text names, a strategy before its parts: one each of those lists that have the name and take the parameters. None
 * where no list has the name; the first thing that is wrong where lists have it and none takes the parameters.
 */
export function namedEntries(lists: RegistryLists, text: string): Result<readonly NamedEntry[], StrategyProblem> {
  const call = readCall(text);
  if (call.kind === "failed") return call;
  const named: NamedEntry[] = [];
  const problems: StrategyProblem[] = [];
  for (const kind of KINDS) {
    const entry = lists[kind].find(({ name }) => name === call.value.name);
    if (entry === undefined) continue;
    const given = givenFrom(lists, entry, call.value);
    if (given.kind === "ok") named.push({ kind, entry, given: given.value });
    else problems.push(given.failure);
  }
  const [problem] = problems;
  return named.length === 0 && problem !== undefined ? failed(problem) : ok(named);
}

const KINDS = ["strategies", "offering", "acceptance", "model", "walkAway"] as const satisfies readonly (keyof RegistryLists)[];
