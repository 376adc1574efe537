import type { StipulationId } from "../../model/ids.ts";
import { type CompiledStipulation, type CompiledTerms, stipulationOf } from "./compiled-terms.ts";
import type { Deciding } from "./deciding.ts";
import type { CommitmentsState, Notification, StipulationState } from "./state.ts";

/** How far the evidence of one stipulation goes. */
export interface Progress {
  readonly accepted: number;
  /** Shown, neither accepted nor disputed, and of what is left to accept. */
  readonly submitted: number;
  /** When the last of all parts was accepted; null while some are missing. */
  readonly acceptedAt: string | null;
  /** When the evidence that was accepted for the last of them had been submitted [K15]. */
  readonly shownAt: string | null;
}

export function progressOf({ parts }: CompiledStipulation, { evidence }: StipulationState): Progress {
  let [accepted, submitted] = [0, 0];
  let [acceptedAt, shownAt] = ["", ""];
  for (const { standing, parts: shown, acceptedAt: then, submittedAt } of evidence) {
    if (standing === "submitted") submitted += shown;
    if (standing !== "accepted" || then === null) continue;
    accepted += shown;
    if (then > acceptedAt) acceptedAt = then;
    if (submittedAt > shownAt) shownAt = submittedAt;
  }
  const isWhole = accepted >= parts;
  // Disputed evidence that is accepted after all may leave less than was submitted meanwhile.
  return {
    accepted,
    submitted: Math.min(submitted, Math.max(0, parts - accepted)),
    acceptedAt: isWhole ? acceptedAt : null,
    shownAt: isWhole ? shownAt : null,
  };
}

export const hasBegun = ({ startedAt, evidence }: StipulationState): boolean => startedAt !== null || evidence.length > 0;

/** The clock that runs at that time, if one does. What was waived meanwhile has nothing left to take back. */
export function clockAt({ notifications, waivedAt }: StipulationState, at: string): Notification | null {
  const last = waivedAt === null ? notifications.at(-1) : undefined;
  return last === undefined || last.ending !== null || at >= last.runsOutAt ? null : last;
}

/** When the measures returned, by decision or by silence; null where they have not by then [K21], and of what was waived [K18]. */
export function snappedBackAt(
  { stipulation }: CompiledStipulation,
  { notifications, waivedAt }: StipulationState,
  at: string,
): string | null {
  const last = waivedAt === null ? notifications.at(-1) : undefined;
  if (last === undefined) return null;
  if (last.ending !== null) return last.ending.outcome === "measuresReturn" ? last.ending.at : null;
  return at >= last.runsOutAt && stipulation.snapback?.onSilence === "measuresReturn" ? last.runsOutAt : null;
}

/** Since when nothing remains to be done: all parts accepted, or waived; null where something does [K13] [K18]. */
export function fulfilledAt(compiled: CompiledStipulation, state: StipulationState, at: string): string | null {
  if (state.waivedAt !== null) return state.waivedAt;
  return snappedBackAt(compiled, state, at) === null ? progressOf(compiled, state).acceptedAt : null;
}

export interface GateReading {
  readonly isOpen: boolean;
  /** ISO time from which it is open, also where that is yet to come; null while a stipulation that it waits for is not fulfilled. */
  readonly opensAt: string | null;
  /** Those that it waits for and that are not fulfilled. */
  readonly missing: readonly StipulationId[];
}

/** Whether what a stipulation waits for has come [K7] [K8]. `fulfilled`: since when each stipulation is, by its number. */
export function gateOf(
  terms: CompiledTerms,
  number: number,
  { fulfilled, at }: { readonly fulfilled: (number: number) => string | null; readonly at: string },
): GateReading {
  const { after, opensAt } = stipulationOf(terms, number);
  const missing: StipulationId[] = [];
  let latest = terms.terms.agreedAt;
  if (opensAt !== null && opensAt > latest) latest = opensAt;
  for (const each of after) {
    const since = fulfilled(each);
    if (since === null) missing.push(stipulationOf(terms, each).stipulation.id);
    else if (since > latest) latest = since;
  }
  return missing.length > 0 ? { isOpen: false, opensAt: null, missing } : { isOpen: at >= latest, opensAt: latest, missing };
}

export function gateAt({ terms, state, number, at }: Pick<Deciding, "terms" | "state" | "number" | "at">): GateReading {
  return gateOf(terms, number, { fulfilled: (each) => fulfilledAt(stipulationOf(terms, each), stateOf(state, each), at), at });
}

export function stateOf({ stipulations }: CommitmentsState, number: number): StipulationState {
  const found = stipulations[number];
  if (found === undefined) throw new Error(`Expected one of ${stipulations.length} stipulations, got ${number}`);
  return found;
}
