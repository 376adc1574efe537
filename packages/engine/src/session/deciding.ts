import { failed, ok, type Result } from "../lib/result.ts";
import type { Audience } from "./audience.ts";
import type { Fact, SessionEvent } from "./event.ts";
import { type Refusal, type RefusalCode, refusal } from "./refusal.ts";
import type { SessionSetup } from "./setup.ts";
import type { SessionState } from "./state.ts";

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
  return ok(facts.map((fact, k): SessionEvent => ({ audience: "table", seq: state.tableSeq + 1 + k, at, ...fact })));
}

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
    return { audience: to, seq, at, ...fact };
  });
  return ok(events);
}

export const lastSeq = (state: SessionState, audience: Audience): number =>
  audience === "table" ? state.tableSeq : (state.privateSeqs[audience] ?? 0);
