import { type Strategy, strategyOf } from "@detente/engine";

/** A strategy of the engine's registry, by a name that has been checked before. */
export function houseStrategy(name: string): Strategy<unknown> {
  const strategy = strategyOf(name);
  if (strategy.kind === "failed") throw new Error(`Expected the name of a strategy, got ${name}`);
  return strategy.value;
}
