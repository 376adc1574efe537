import { houseStrategies, type Strategy } from "@detente/engine";
import type { Watch } from "./watch.ts";

interface WatchedPlace {
  readonly watch: Watch;
  /** From 0. */
  readonly place: number;
  /** From this turn on it is not asked any more, for it does not come back; whoever plays the game answers for it. */
  readonly numbFrom: number;
}

/** The strategy, seen from outside while it has the thread. What the registry made counts as such still: it need not be given copies. */
export function watched(strategy: Strategy<unknown>, { watch, place, numbFrom }: WatchedPlace): Strategy<unknown> {
  const seen: Strategy<unknown> = {
    name: strategy.name,
    version: strategy.version,
    init(seat) {
      if (numbFrom <= 0) return null;
      watch.enter(place);
      try {
        return strategy.init(seat);
      } finally {
        watch.leave();
      }
    },
    observe(memory, event) {
      if (watch.turn >= numbFrom) return memory;
      watch.enter(place);
      try {
        return strategy.observe(memory, event);
      } finally {
        watch.leave();
      }
    },
    act(memory, view, rng) {
      watch.enter(place);
      try {
        return strategy.act(memory, view, rng);
      } finally {
        watch.leave();
      }
    },
  };
  if (houseStrategies.has(strategy)) houseStrategies.add(seen);
  return seen;
}
