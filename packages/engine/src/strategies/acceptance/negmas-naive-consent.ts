import { NAIVE, naiveTitForTat } from "../offering/negmas-naive-tit-for-tat.ts";
import type { AcceptanceEntry } from "../registry/entry.ts";

export const negmasNaiveConsent: AcceptanceEntry = {
  kind: "acceptance",
  ...NAIVE,
  title: "NegMAS' naive tit-for-tat, acceptance",
  description: "accepts by the level of the last offer as NegMAS codes it; for comparison only",
  make: naiveTitForTat,
};
