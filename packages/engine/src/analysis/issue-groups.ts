import type { Condition } from "../model/condition.ts";

/**
 * Splits issues into groups such that no condition spans two of them: utilities add up across groups, and whatever is
 * excluded is excluded within one. Groups and their issues ascend by lowest issue. Cost near linear (union-find).
 */
export function issueGroups(issueCount: number, conditions: readonly Condition[]): number[][] {
  const parent = Array.from({ length: issueCount }, (_, i) => i);
  const root = (issue: number): number => {
    let at = issue;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at;
      at = parent[at] ?? at;
    }
    return at;
  };
  for (const condition of conditions) {
    const [first, ...rest] = condition.issues.map(root);
    for (const other of rest) parent[root(other)] = root(first ?? other);
  }
  const groups = new Map<number, number[]>();
  for (let issue = 0; issue < issueCount; issue++) {
    const members = groups.get(root(issue)) ?? [];
    members.push(issue);
    groups.set(root(issue), members);
  }
  return [...groups.values()];
}
