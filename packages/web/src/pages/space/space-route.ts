import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { loadWords } from "../../words/words.ts";
import { benchRoute } from "../bench/bench-route.ts";

/** What is looked at in the deal space. All of it may be missing: then the page chooses. */
export interface SpaceSearch {
  /** Parties across and up. */
  readonly x?: string | undefined;
  readonly y?: string | undefined;
  /** A position of the case. */
  readonly position?: string | undefined;
  /** A package of one's own: "issue=option,issue=option". */
  readonly package?: string | undefined;
  /** Who decides, where the case is seen with everybody's numbers. */
  readonly me?: string | undefined;
  readonly round?: number | undefined;
  readonly of?: number | undefined;
}

const WORDS = ["x", "y", "position", "package", "me"] as const;
const NUMBERS = ["round", "of"] as const;

export const spaceRoute = createRoute({
  getParentRoute: () => benchRoute,
  path: "space",
  validateSearch: (given: Record<string, unknown>): SpaceSearch => ({
    ...Object.fromEntries(WORDS.flatMap((name) => (typeof given[name] === "string" ? [[name, given[name]]] : []))),
    ...Object.fromEntries(NUMBERS.flatMap((name) => (Number.isInteger(given[name]) ? [[name, given[name]]] : []))),
  }),
  loader: () => loadWords("space"),
  component: lazyRouteComponent(() => import("./space-page.tsx"), "SpacePage"),
});
