import { failed, ok, type Result } from "../lib/result.ts";
import type { Actor } from "./actor.ts";
import { type Audience, sees } from "./audience.ts";
import type { EventHead, Fact, SessionEvent } from "./event.ts";
import { type Refusal, type RefusalCode, refusal } from "./refusal.ts";
import type { SessionSetup } from "./setup.ts";
import { type LogEnd, NO_PRIVATE_EVENTS, type SessionState } from "./state.ts";

/** What a decision has in hand, once the session is known to be open at all. */
export interface Deciding {
  readonly state: SessionState;
  readonly setup: SessionSetup;
  /** ISO time of the decision. */
  readonly at: string;
}

export type Decision = Result<readonly SessionEvent[], Refusal>;

export const refuse = (code: RefusalCode, path = "", facts: Refusal["facts"] = {}): Decision => failed(refusal(code, path, facts));

/** Events for the table, in this order. */
export function decideTable({ state, at }: Pick<Deciding, "state" | "at">, facts: readonly Fact[]): Decision {
  const [only] = facts;
  // Nearly always one fact: a list of one is made without a callback.
  if (only !== undefined && facts.length === 1) return ok([stamped(only, { audience: "table", seq: state.tableSeq + 1, at })]);
  return ok(facts.map((fact, k) => stamped(fact, { audience: "table", seq: state.tableSeq + 1 + k, at })));
}

// The fact goes first, where copying it is quickest.
const stamped = (fact: Fact, { audience, seq, at }: EventHead): SessionEvent => ({ ...fact, audience, seq, at });

export interface Addressed {
  readonly to: Audience;
  readonly fact: Fact;
}

/** Events for several audiences, each numbered in its own log [E4]. */
export function decideFor({ state, at }: Pick<Deciding, "state" | "at">, addressed: readonly Addressed[]): Decision {
  const seqs = new Map<Audience, number>();
  const events = addressed.map(({ to, fact }): SessionEvent => {
    const seq = (seqs.get(to) ?? lastSeq(state, to)) + 1;
    seqs.set(to, seq);
    return stamped(fact, { audience: to, seq, at });
  });
  return ok(events);
}

export const lastSeq = (state: SessionState, audience: Audience): number =>
  audience === "table" ? state.tableSeq : (state.privateLogs[audience]?.seq ?? 0);

/** ISO time of the last event that the actor could see; empty before there is one [E6]. The clock sees the table. */
export function lastSeenAt(state: SessionState, by: Actor): string {
  let last = state.at;
  if (by.kind === "clock" || state.privateLogs === NO_PRIVATE_EVENTS) return last;
  // The keys are audiences.
  for (const [audience, log] of Object.entries(state.privateLogs) as [Audience, LogEnd][])
    if (log.at > last && sees(by, audience)) last = log.at;
  return last;
}
