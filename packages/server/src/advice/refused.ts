import { failed, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";

/** Why there is no advice: for whoever asks to mend. */
export type Refused = Problem & { readonly code: "refused" };

interface Why {
  /** Stable: the engine's own code, or one of ours. */
  readonly refusal: string;
  readonly detail: string;
  /** Which part of the question: "body.offer". */
  readonly path?: string;
}

export const refused = ({ refusal, detail, path }: Why): Result<never, Refused> =>
  failed({ code: "refused", refusal, detail, ...(path === undefined ? {} : { path }) });
