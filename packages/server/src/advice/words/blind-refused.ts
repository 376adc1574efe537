import { own, type Standpoint } from "@detente/engine";
import type { Refused } from "../refused.ts";

export const NOT_OPEN = "The session has not been opened.";
export const NO_BRIEF = "Your side has no brief at this table, and everything is computed from one.";

/** Why a side cannot look from where it stands. */
export const blindRefused = ({ value, party }: Standpoint): Refused =>
  own(value.briefs, party) === undefined
    ? { code: "refused", refusal: "missingBrief", detail: NO_BRIEF }
    : { code: "refused", refusal: "notOpen", detail: NOT_OPEN };
