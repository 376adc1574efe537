import type { ExchangeStep } from "./exchange-problem.ts";

/** By step: the places of all steps that must be done before it, directly or through others. A step in a circle is among its own. */
export function stepClosure(steps: readonly ExchangeStep[]): readonly ReadonlySet<number>[] {
  const places = new Map(steps.map(({ id }, k) => [id, k]));
  const direct = steps.map(({ after }) => after.flatMap((id) => places.get(id) ?? []));
  return steps.map((_, k) => {
    const found = new Set<number>();
    const open = [...(direct[k] ?? [])];
    for (let step = open.pop(); step !== undefined; step = open.pop()) {
      if (found.has(step)) continue;
      found.add(step);
      open.push(...(direct[step] ?? []));
    }
    return found;
  });
}
