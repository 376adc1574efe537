import { ZEUTHEN, zeuthen } from "../offering/zeuthen.ts";
import type { AcceptanceEntry } from "../registry/entry.ts";

export const zeuthenConsent: AcceptanceEntry = {
  kind: "acceptance",
  ...ZEUTHEN,
  title: "What Zeuthen would accept",
  description: "accepts where it risks less by standing firm and no smaller concession is left",
  make: zeuthen,
};
