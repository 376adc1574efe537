import type { Rng } from "../../lib/rng.ts";
import type { Alternative } from "../../model/alternative.ts";
import type { Quantity } from "../../model/quantity.ts";

/** A small random tree, so deep at most: probabilities in twelfths, some costs, some ranges. */
export function randomAlternative(rng: Rng, depth: number): Alternative {
  const name = `n${rng.below(1000)}`;
  const costs: { readonly cost?: Quantity } = rng.below(3) === 0 ? { cost: rng.below(10) } : {};
  const kind = depth === 0 ? 0 : rng.below(3);
  if (kind === 0) return { kind: "value", name, ...costs, value: randomQuantity(rng) };
  const branches = Array.from({ length: 2 + rng.below(2) }, () => randomAlternative(rng, depth - 1));
  if (kind === 1) return { kind: "choices", name, ...costs, choices: branches };
  return {
    kind: "chances",
    name,
    ...costs,
    chances: branches.map((then, k) => ({ probability: k === 0 ? 0.5 : 0.5 / (branches.length - 1), then })),
  };
}

function randomQuantity(rng: Rng): Quantity {
  const likely = rng.below(100);
  return rng.below(3) === 0 ? { low: likely - rng.below(20), likely, high: likely + rng.below(20) } : likely;
}
