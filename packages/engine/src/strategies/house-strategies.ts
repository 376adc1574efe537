import type { Strategy } from "./strategy.ts";

const made = new WeakSet<Strategy<unknown>>();

/**
 * Strategies made by the registry. The contract suite holds them to changing nothing that they are given, so whoever plays them need not
 * copy it for them.
 */
export const houseStrategies = {
  add(strategy: Strategy<unknown>): void {
    made.add(strategy);
  },
  has: (strategy: Strategy<unknown>): boolean => made.has(strategy),
} as const;
