import {
  type Action,
  type Actor,
  type Audience,
  decide,
  type Deed,
  failed,
  ok,
  type Refusal,
  type Result,
  sees,
  type SessionEvent,
  type Viewer,
} from "@detente/engine";
import type { Seqs } from "../contract/seqs.ts";
import { type KeptSession, seqsFor } from "./kept-session.ts";

export interface Attempt {
  readonly viewer: Viewer;
  readonly actor: Actor;
  readonly deed: Deed;
  /** How far whoever acts has read. */
  readonly expected: Seqs;
}

/** Why nothing came of it. `newer`: how far the logs are that the viewer sees. */
export type AttemptFailure = { readonly kind: "stale"; readonly newer: Seqs } | { readonly kind: "refused"; readonly refusal: Refusal };

/** What becomes of an action in a session as it is held. What its actor may not know makes no difference, not even to whether it is stale. */
export function attempt(
  kept: KeptSession,
  { viewer, actor, deed, expected }: Attempt,
  now: string,
): Result<readonly SessionEvent[], AttemptFailure> {
  const { state, lastAt } = kept;
  const newer = seqsFor(kept, viewer);
  if (!isAsOf(expected, newer, viewer)) return failed({ kind: "stale", newer });
  // Never back in time, though the clock of the database may be set.
  const at = now > lastAt ? now : lastAt;
  const action: Action = { ...deed, by: actor };
  const decision = decide(state.current, state, action, at);
  return decision.kind === "ok" ? ok(decision.value) : failed({ kind: "refused", refusal: decision.failure });
}

/** Logs that are named on one side only count as without events on the other. */
const isAsOf = (expected: Seqs, now: Seqs, viewer: Viewer): boolean =>
  // The keys are audiences.
  ([...Object.keys(expected), ...Object.keys(now)] as Audience[]).every(
    (audience) => !sees(viewer, audience) || (expected[audience] ?? 0) === (now[audience] ?? 0),
  );
