import { canonicalJson, type Case } from "@detente/engine";
import { sha256 } from "../sessions/hash.ts";

/** Of the public part of a case: the same however its file was written. */
export const contentHash = (value: Case): string => sha256(canonicalJson({ ...value, briefs: {} }));
