import { eraseEventTexts, eraseMe, exportTable, importTable, readMyData } from "../contract/keeping-contracts.ts";
import type { Keeping } from "../keeping/keeping-service.ts";
import type { TableFiles } from "../keeping/table-file-service.ts";
import { servedToCaller, type ServedRoute } from "./served-route.ts";

/** What people take along, and have erased. */
export const keepingRoutes = ({ eraseEvent, data, eraseMe: leave }: Keeping, { give, take }: TableFiles): readonly ServedRoute[] => [
  servedToCaller(exportTable, give),
  servedToCaller(importTable, take),
  servedToCaller(eraseEventTexts, eraseEvent),
  servedToCaller(readMyData, data),
  servedToCaller(eraseMe, leave),
];
