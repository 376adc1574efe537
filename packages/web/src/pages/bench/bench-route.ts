import { createRoute, lazyRouteComponent, notFound } from "@tanstack/react-router";
import { rootRoute } from "../../app/root-route.ts";
import { caseOf } from "../../cases/case-desk.ts";
import { loadWords } from "../../words/words.ts";

/** Whose eyes the case is seen with, and what is looked at: all of it in the address, so that a view can be shared and gone back to. */
export interface BenchSearch {
  /** A party; absent: every brief. */
  readonly as?: string | undefined;
}

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

export const benchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/cases/$case",
  validateSearch: ({ as }: Record<string, unknown>): BenchSearch => {
    const party = text(as);
    return party === undefined ? {} : { as: party };
  },
  loader: async ({ params }) => {
    const [open] = await Promise.all([caseOf(params.case), loadWords("bench")]);
    if (open === null) throw notFound();
    return open;
  },
  component: lazyRouteComponent(() => import("./bench-page.tsx"), "BenchPage"),
});
