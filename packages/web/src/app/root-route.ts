import { createRootRoute } from "@tanstack/react-router";
import { BrokenPage } from "./broken-page.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { Shell } from "./shell.tsx";

export const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage, errorComponent: BrokenPage });
