import type { CommitmentRefusal } from "../refusal.ts";
import type { TermsProblem } from "../terms-problems.ts";

/** What is wrong with a line of a record. Lines are counted from 1, which is the header. */
export type RecordFault = {
  readonly line: number;
} /** No UTF-8, no JSON, or JSON written in another way than `canonicalJson` does. */ & (
  | { readonly code: "notUtf8" | "notJson" | "notCanonical" }
  /** Not what such a line holds; `path`: where. */
  | { readonly code: "badForm"; readonly path: string }
  /** The last line has no end: what was being written when the program ended, or the file was cut. */
  | { readonly code: "cutLine" }
  | { readonly code: "noHeader" }
  | { readonly code: "newerFormat"; readonly format: number }
  | { readonly code: "changedHeader" }
  | { readonly code: "badTerms"; readonly problems: readonly TermsProblem[] }
  /** What the line says is not what its commitment was made of. */
  | { readonly code: "changed" }
  /** Events `from` to `to` are not there. */
  | { readonly code: "missing"; readonly from: number; readonly to: number }
  /** Another event belongs here: `expected`, which stands further down (reordered), or this one has been there before (repeated). */
  | { readonly code: "reordered" | "repeated"; readonly expected: number; readonly found: number }
  /** The head does not follow from the line before: one of the two was changed, or put in. */
  | { readonly code: "brokenLink" }
  /** The chain holds, and no decision could have made this event: the whole record was written anew by somebody. */
  | { readonly code: "neverDecided"; readonly refusal: CommitmentRefusal }
  /** A head that somebody was given is not in the chain: its tail was cut off, or it was written anew. */
  | { readonly code: "lostHead"; readonly head: string }
);
