import { own } from "../../lib/own.ts";
import { failed, ok, type Result } from "../../lib/result.ts";
import type { Brief, Case, Unknown } from "../../model/case.ts";
import type { PartyId, StateId, UnknownId } from "../../model/ids.ts";
import { type EvidenceGate, evidenceGates } from "./evidence-gates.ts";
import { refusal, type VerificationRefusal } from "./verification-refusal.ts";

export interface CaseQuestion {
  readonly party: PartyId;
  readonly unknown: UnknownId;
  /** The states to be made sure of; where there are none, those that a red line of the party waits for. */
  readonly states: readonly StateId[];
  /** Where visits find what another state says is there with a sensitivity of its own. */
  readonly sensitivities: Readonly<Partial<Record<StateId, number>>>;
  /** The wanted confidence in the states; null: what a red line that waits for just these asks. */
  readonly goal: number | null;
}

/** What a question about a case is about, found in the case. */
export interface CaseSubject {
  readonly partyName: string;
  readonly brief: Brief;
  readonly unknown: Unknown;
  readonly gates: readonly EvidenceGate[];
  readonly wanted: readonly StateId[];
  readonly goal: number | null;
}

export function caseSubject(value: Case, question: CaseQuestion): Result<CaseSubject, readonly VerificationRefusal[]> {
  const who = value.parties.find(({ id }) => id === question.party);
  const what = value.unknowns.find(({ id }) => id === question.unknown);
  const brief = own(value.briefs, question.party);
  if (who !== undefined && what !== undefined && brief !== undefined) return withStates(question, { who: who.name, what, brief });
  const { party, unknown } = question;
  const parties = value.parties.map(({ id }) => id).join(", ");
  const unknowns = value.unknowns.map(({ id }) => id).join(", ");
  return failed([
    ...(who === undefined ? [refusal("unknownParty", "party", { party, parties })] : []),
    ...(who !== undefined && brief === undefined ? [refusal("missingBrief", "party", { party })] : []),
    ...(what === undefined ? [refusal("unknownUnknown", "unknown", { unknown, unknowns })] : []),
  ]);
}

function withStates(
  { states, sensitivities, goal }: CaseQuestion,
  { who, what, brief }: { readonly who: string; readonly what: Unknown; readonly brief: Brief },
): Result<CaseSubject, readonly VerificationRefusal[]> {
  const gates = evidenceGates(brief, what.id);
  const wanted = states.length > 0 ? states : (gates[0]?.states ?? []);
  const refusals = stateFaults(what, wanted, Object.keys(sensitivities));
  if (refusals.length > 0) return failed(refusals);
  const gate = gates.find((each) => each.states.length === wanted.length && each.states.every((id) => wanted.includes(id)));
  return ok({ partyName: who, brief, unknown: what, gates, wanted, goal: goal ?? gate?.probability ?? null });
}

function stateFaults({ states }: Unknown, wanted: readonly StateId[], seen: readonly string[]): readonly VerificationRefusal[] {
  const ids: readonly string[] = states.map(({ id }) => id);
  const facts = { states: ids.join(", ") };
  const isStrange = (id: string): boolean => !ids.includes(id);
  return [
    ...wanted.filter(isStrange).map((state) => refusal("unknownState", "states", { state, ...facts })),
    ...seen.filter(isStrange).map((state) => refusal("unknownState", `sensitivities.${state}`, { state, ...facts })),
    ...(wanted.length === 0 ? [refusal("noStates", "states", facts)] : []),
    ...(ids.every((id) => wanted.some((each) => each === id)) ? [refusal("allStates", "states", facts)] : []),
  ];
}
