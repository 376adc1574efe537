import { createRoute, lazyRouteComponent, notFound } from "@tanstack/react-router";
import { readCase, readTable } from "@detente/server/contract";
import { ask, Refused } from "../../api/use-ask.ts";
import { rootRoute } from "../../app/root-route.ts";
import { loadWords } from "../../words/words.ts";

/** Which of one's seats is meant, and which session is looked at. */
export interface TableSearch {
  readonly seat?: string | undefined;
  readonly session?: string | undefined;
}

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

export const tableRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/tables/$table",
  validateSearch: ({ seat, session }: Record<string, unknown>): TableSearch => ({ seat: text(seat), session: text(session) }),
  loaderDeps: ({ search }) => ({ seat: search.seat }),
  loader: async ({ params, deps: { seat } }) => {
    await loadWords("table", "space");
    try {
      const table = await ask(readTable, { params: { table: params.table }, query: seat === undefined ? {} : { seat } });
      return { table, publicCase: await ask(readCase, { params: { hash: table.caseHash } }) };
    } catch (error) {
      if (error instanceof Refused && error.problem.code === "notFound") throw notFound();
      throw error;
    }
  },
  component: lazyRouteComponent(() => import("./table-page.tsx"), "TablePage"),
});
