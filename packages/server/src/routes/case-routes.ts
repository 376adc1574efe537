import {
  dropCase,
  exportCase,
  importCase,
  listCaseHolders,
  listCases,
  listCaseVersions,
  readCase,
  shareCase,
  unshareCase,
} from "../contract/case-contracts.ts";
import type { Services } from "../services.ts";
import { servedToCaller, type ServedRoute } from "./served-route.ts";

export const caseRoutes = ({ cases }: Pick<Services, "cases">): readonly ServedRoute[] => [
  servedToCaller(listCases, cases.list),
  servedToCaller(readCase, cases.read),
  servedToCaller(importCase, cases.import),
  servedToCaller(listCaseVersions, cases.versions),
  servedToCaller(exportCase, cases.file),
  servedToCaller(dropCase, cases.drop),
  servedToCaller(shareCase, cases.share),
  servedToCaller(listCaseHolders, cases.holders),
  servedToCaller(unshareCase, cases.unshare),
];
