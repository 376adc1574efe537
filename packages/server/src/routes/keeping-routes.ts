import { eraseEventTexts, eraseMe, readMyData } from "../contract/keeping-contracts.ts";
import type { Keeping } from "../keeping/keeping-service.ts";
import { servedToCaller, type ServedRoute } from "./served-route.ts";

/** What people take along, and have erased. */
export const keepingRoutes = ({ eraseEvent, data, eraseMe: leave }: Keeping): readonly ServedRoute[] => [
  servedToCaller(eraseEventTexts, eraseEvent),
  servedToCaller(readMyData, data),
  servedToCaller(eraseMe, leave),
];
