import { createRouter } from "@tanstack/react-router";
import { benchRoute } from "../pages/bench/bench-route.ts";
import { homeRoute } from "../pages/home/home-route.ts";
import { spaceRoute } from "../pages/space/space-route.ts";
import { tableRoute } from "../pages/table/table-route.ts";
import { rootRoute } from "./root-route.ts";

const routeTree = rootRoute.addChildren([homeRoute, benchRoute.addChildren([spaceRoute]), tableRoute]);

export const router = createRouter({ routeTree, defaultPreload: "intent", scrollRestoration: true });

declare module "@tanstack/react-router" {
  interface Register {
    readonly router: typeof router;
  }
}
