import type { BriefProblem, Problem as FileProblem, TextFile } from "@detente/engine/case-file";
import type { Brief } from "@detente/engine";

/** Work on cases that may take long, done in a thread of its own. Plain values. */
export type DeskJob = ReadJob | WriteJob | CheckJob;

/** One case file (YAML or JSON), or the domain and the profiles of a case in Genius XML or GeniusWeb JSON. */
export interface ReadJob {
  readonly kind: "read";
  /** At least one. */
  readonly files: readonly TextFile[];
  readonly evaluations: "normalised" | "asWritten";
}

export interface WriteJob {
  readonly kind: "write";
  readonly hash: string;
  /** As `parsedCase` takes it. */
  readonly kept: string;
  readonly briefs: Readonly<Record<string, Brief>>;
  readonly format: CaseFormat;
  /** Of the formats of several files. "domain", or the party whose profile it is. */
  readonly part: string;
}

export type CaseFormat = "yaml" | "json" | "genius" | "geniusweb";

export interface CheckJob {
  readonly kind: "check";
  readonly hash: string;
  readonly kept: string;
  readonly party: string;
  /** Of a brief, as a case file would hold it. */
  readonly document: unknown;
}

export type DeskAnswer =
  | { readonly kind: "read"; readonly case: ReadCase }
  | { readonly kind: "written"; readonly text: string }
  | { readonly kind: "checked"; readonly isSound: boolean; readonly problems: readonly BriefProblem[] }
  /** There is no such part. */
  | { readonly kind: "noPart" }
  | { readonly kind: "faulty"; readonly problems: readonly FileProblem[] }
  /** It took too long, or more memory than there is for it; or too many wait already. */
  | { readonly kind: "gaveUp"; readonly because: "time" | "memory" | "busy" };

/** What is kept of a case that was read. */
export interface ReadCase {
  readonly hash: string;
  readonly title: string;
  /** Ids of its parties. */
  readonly parties: readonly string[];
  /** The public part, as a case file and as the engine's value in JSON. */
  readonly text: string;
  readonly value: string;
  readonly briefs: readonly { readonly party: string; readonly brief: Brief }[];
  readonly warnings: readonly FileProblem[];
}
