import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../../app/root-route.ts";
import { loadWords } from "../../words/words.ts";

export const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  loader: () => loadWords("home"),
  component: lazyRouteComponent(() => import("./home-page.tsx"), "HomePage"),
});
