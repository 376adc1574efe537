import { composed } from "../composed.ts";
import type { Composition } from "../composing/composition.ts";
import type { About } from "./about.ts";
import type { StrategyEntry } from "./entry.ts";
import type { Given } from "./given.ts";
import type { Parameter } from "./parameter.ts";

type Parts = Omit<Composition, "name" | "version" | "walkAway">;

/** An entry for a strategy made of parts. Every such strategy can be told when to walk away. */
export function strategyEntry(about: About, partsOf: (given: Given) => Parts): StrategyEntry {
  return {
    kind: "strategy",
    ...about,
    parameters: [...about.parameters, WALK_AWAY],
    make(given) {
      const walkAway = given.walkAway("walkAway");
      return composed({ name: given.name, version: given.version, ...partsOf(given), ...(walkAway && { walkAway }) });
    },
  };
}

const WALK_AWAY: Parameter = {
  kind: "part",
  name: "walkAway",
  part: "walkAway",
  default: null,
  meaning: "when it leaves the table; without one it stays, and where nothing is rational it passes until the end",
};
