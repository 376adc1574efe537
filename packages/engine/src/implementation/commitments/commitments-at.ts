import { endOfDayAfter } from "../../lib/civil-time.ts";
import { type CompiledStipulation, type CompiledTerms, stipulationOf } from "./compiled-terms.ts";
import type { ClockReading, CommitmentsReading, Standing, StipulationReading, ThemeReading } from "./reading.ts";
import { derivedScore, implementationOf } from "./score.ts";
import { clockAt, fulfilledAt, type GateReading, gateOf, hasBegun, type Progress, progressOf, snappedBackAt, stateOf } from "./standing.ts";
import type { CommitmentsState, StipulationState } from "./state.ts";

/**
 * How everything stands at a time, which is not before the last event: what the events say, and what time and silence have brought about
 * since. Linear in stipulations, gates and evidence.
 */
export function commitmentsAt(terms: CompiledTerms, state: CommitmentsState, at: string): CommitmentsReading {
  if (at < state.at) throw new Error(`Expected a time not before the last event at ${state.at}, got ${at}`);
  const since = terms.stipulations.map((compiled, n) => fulfilledAt(compiled, stateOf(state, n), at));
  const stipulations = terms.stipulations.map((compiled, n) => {
    const gate = gateOf(terms, n, { fulfilled: (each) => since[each] ?? null, at });
    return stipulationReading({ terms, compiled, own: stateOf(state, n), gate, fulfilledAt: since[n] ?? null, at });
  });
  return {
    at,
    stipulations,
    themes: themeReadings(terms, stipulations),
    overall: implementationOf(stipulations),
    clocks: clocks(terms, state, at),
    nextDue: nextDue(stipulations, at),
  };
}

interface Reading {
  readonly terms: CompiledTerms;
  readonly compiled: CompiledStipulation;
  readonly own: StipulationState;
  readonly gate: GateReading;
  readonly fulfilledAt: string | null;
  readonly at: string;
}

function stipulationReading(reading: Reading): StipulationReading {
  const { terms, compiled, own, gate, at } = reading;
  const { stipulation, parts } = compiled;
  const snapped = snappedBackAt(compiled, own, at);
  const progress = progressOf(compiled, own);
  const dueAt = dueOf(reading);
  const derived = derivedScore(compiled, own, { progress, isSnappedBack: snapped !== null });
  const coding = own.codings.at(-1) ?? null;
  return {
    id: stipulation.id,
    standing: standingOf(reading, { snapped, progress, dueAt }),
    gate,
    dueAt,
    startedAt: own.startedAt,
    fulfilledAt: reading.fulfilledAt,
    snappedBackAt: snapped,
    parts: { all: parts, submitted: progress.submitted, accepted: progress.accepted },
    evidence: own.evidence,
    waivedBy: own.waivedBy,
    derivedScore: derived,
    coding,
    score: coding?.score ?? derived,
    notifications: own.notifications,
    accounts: terms.terms.parties.map(({ id }) => ({ party: id, accounts: own.accounts.filter(({ by }) => by === id) })),
  };
}

/** [K14]; counted from the gate where it is so many days. */
function dueOf({ compiled, gate }: Reading): string | null {
  const { due } = compiled.stipulation;
  if (due?.kind !== "days") return compiled.dueAt;
  return gate.opensAt === null ? null : endOfDayAfter(gate.opensAt, due.days, due.zone);
}

interface Found {
  readonly snapped: string | null;
  readonly progress: Progress;
  readonly dueAt: string | null;
}

function standingOf({ compiled, own, gate, fulfilledAt: since, at }: Reading, { snapped, progress, dueAt }: Found): Standing {
  if (own.waivedAt !== null) return "waived";
  if (snapped !== null) return "snappedBack";
  const isBefore = (instant: string | null): boolean => dueAt === null || instant === null || instant < dueAt;
  if (since !== null) return isBefore(progress.shownAt) ? "accepted" : "late";
  if (own.evidence.at(-1)?.standing === "disputed") return "disputed";
  if (!gate.isOpen && !hasBegun(own)) return "locked";
  const isShown = progress.accepted + progress.submitted >= compiled.parts;
  const last = own.evidence.findLast(({ standing }) => standing === "submitted")?.submittedAt ?? null;
  if (isShown && isBefore(last)) return "submitted";
  return isBefore(at) ? "due" : "overdue";
}

function themeReadings({ terms }: CompiledTerms, readings: readonly StipulationReading[]): readonly ThemeReading[] {
  const byTheme = new Map<string, StipulationReading[]>(terms.themes.map(({ id }) => [id, []]));
  for (const [n, { theme }] of terms.stipulations.entries()) {
    const reading = readings[n];
    if (reading !== undefined) byTheme.get(theme)?.push(reading);
  }
  return terms.themes.map(({ id }) => ({ id, ...implementationOf(byTheme.get(id) ?? []) }));
}

function clocks(terms: CompiledTerms, state: CommitmentsState, at: string): readonly ClockReading[] {
  const running = state.stipulations.flatMap((own, n): readonly ClockReading[] => {
    const clock = clockAt(own, at);
    const { id, snapback } = stipulationOf(terms, n).stipulation;
    if (clock === null || snapback === undefined) return [];
    const { onSilence, deciders, lost } = snapback;
    return [{ stipulation: id, by: clock.by, notifiedAt: clock.at, runsOutAt: clock.runsOutAt, onSilence, deciders, lost }];
  });
  return running.toSorted((a, b) => (a.runsOutAt < b.runsOutAt ? -1 : a.runsOutAt > b.runsOutAt ? 1 : 0));
}

const OPEN: ReadonlySet<Standing> = new Set<Standing>(["locked", "due", "submitted", "disputed"]);

function nextDue(readings: readonly StipulationReading[], at: string): CommitmentsReading["nextDue"] {
  const ahead = readings.flatMap(({ id, standing, dueAt }) => (dueAt !== null && dueAt > at && OPEN.has(standing) ? [{ id, dueAt }] : []));
  return ahead.toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0)).map(({ id }) => id);
}
