import { MICRO, micro } from "../offering/micro.ts";
import type { AcceptanceEntry } from "../registry/entry.ts";

export const microConsent: AcceptanceEntry = {
  kind: "acceptance",
  ...MICRO,
  title: "What MiCRO would offer",
  description: "accepts what it would be ready to offer as one step down its own ranking",
  make: micro,
};
