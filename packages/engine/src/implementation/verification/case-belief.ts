import { ONE, rationalFromNumber, subtract, toNumber } from "../../lib/rational.ts";
import { failed, ok, type Result } from "../../lib/result.ts";
import type { Case } from "../../model/case.ts";
import type { StateId } from "../../model/ids.ts";
import { likely, type Quantity } from "../../model/quantity.ts";
import { type Belief, beliefAfter } from "./belief-after.ts";
import { beliefCourse, type BeliefStep } from "./belief-course.ts";
import { type CaseQuestion, caseSubject, type CaseSubject } from "./case-subject.ts";
import { caseSuspects, type Figures, heldStates, sensitivityTo, type StateSuspect } from "./case-suspects.ts";
import type { EvidenceGate } from "./evidence-gates.ts";
import { posterior } from "./posterior.ts";
import type { VisitSettings } from "./suspicion.ts";
import { notShare, refusal, type VerificationRefusal } from "./verification-refusal.ts";
import { goalFaults, type VisitCount, visitFaults } from "./visit-faults.ts";
import { type GoalReading, visitsToGoal } from "./visits-to-goal.ts";

export interface CaseBeliefSettings extends CaseQuestion, VisitSettings, VisitCount {}

/** By which figures of the brief's ranges: the least likely, the likely, and the likeliest that the states can be. */
interface ByEnd<Value> {
  readonly cautious: Value;
  readonly likely: Value;
  readonly hopeful: Value;
}

export interface CaseBelief extends CaseBeliefSettings {
  readonly title: string;
  readonly language: string;
  readonly partyName: string;
  readonly unknownName: string;
  /** Each state of the unknown, in the order of the case. */
  readonly stateBeliefs: readonly StateBelief[];
  /** Confidence in the states before any visit. */
  readonly prior: ByEnd<number>;
  /** From the likely figures. `absent` is the confidence in the states. */
  readonly course: readonly BeliefStep[];
  readonly after: Belief;
  /** Towards the goal. Their `belief` is that in the other states: 1 minus the goal. Null where there is no goal. */
  readonly readings: ByEnd<GoalReading> | null;
  /** Red lines of the party that wait for evidence on this unknown alone. */
  readonly gates: readonly EvidenceGate[];
}

export interface StateBelief {
  readonly id: StateId;
  readonly name: string;
  readonly isWanted: boolean;
  /** Null for a state that says nothing is there to be found. */
  readonly sensitivity: number | null;
  readonly prior: number;
  readonly after: number;
}

/**
 * What visits do to one party's belief about an unknown of a case. The prior is its brief's; nothing else is read of the case, and
 * no other party's numbers.
 */
export function caseBelief(value: Case, settings: CaseBeliefSettings): Result<CaseBelief, readonly VerificationRefusal[]> {
  const subject = caseSubject(value, settings);
  const refusals = [
    ...(subject.kind === "failed" ? subject.failure : []),
    ...visitFaults(settings),
    ...goalFaults(settings.goal),
    ...Object.entries<number | undefined>(settings.sensitivities).flatMap(([id, share]) =>
      notShare(share ?? Number.NaN, `sensitivities.${id}`),
    ),
  ];
  if (subject.kind === "failed" || refusals.length > 0) return failed(refusals);
  return afterVisits(value, settings, subject.value);
}

const lowest = (quantity: Quantity): number => (typeof quantity === "number" ? quantity : quantity.low);
const highest = (quantity: Quantity): number => (typeof quantity === "number" ? quantity : quantity.high);
const FIGURES: ByEnd<Figures> = {
  cautious: { wanted: lowest, others: highest },
  likely: { wanted: likely, others: likely },
  hopeful: { wanted: highest, others: lowest },
};

function afterVisits(value: Case, settings: CaseBeliefSettings, subject: CaseSubject): Result<CaseBelief, readonly VerificationRefusal[]> {
  const held = byEnd((end) => heldStates(subject, FIGURES[end]));
  const suspects = byEnd((end) => caseSuspects(held[end], subject, settings));
  const evidence = { empty: settings.visits - settings.finds, finds: settings.finds };
  const after = beliefAfter(suspects.likely, evidence);
  const posteriors = posterior(suspects.likely, evidence);
  if (after === null || posteriors === null)
    return failed([refusal("impossibleEvidence", "finds", { visits: settings.visits, finds: settings.finds })]);
  const { goal, wanted, gates, partyName, unknown } = subject;
  return ok({
    ...settings,
    title: value.title,
    language: value.language,
    partyName,
    unknownName: unknown.name,
    states: wanted,
    goal,
    gates,
    prior: byEnd((end) => wanted.reduce((sum, id) => sum + (held[end].get(id) ?? 0), 0)),
    stateBeliefs: unknown.states.map(({ id, name }) => {
      const isWanted = wanted.includes(id);
      const numbers = { prior: held.likely.get(id) ?? 0, after: ofState(id, suspects.likely, posteriors) };
      return { id, name, isWanted, sensitivity: isWanted ? null : sensitivityTo(settings, id), ...numbers };
    }),
    course: beliefCourse(suspects.likely, settings.visits),
    after,
    readings: goal === null ? null : byEnd((end) => visitsToGoal(suspects[end], { kind: "below", belief: doubtOf(goal) })),
  });
}

const byEnd = <Value>(of: (end: keyof ByEnd<Value>) => Value): ByEnd<Value> => ({
  cautious: of("cautious"),
  likely: of("likely"),
  hopeful: of("hopeful"),
});

/** Of the decimal as a person reads it. */
const doubtOf = (confidence: number): number => toNumber(subtract(ONE, rationalFromNumber(confidence)));

function ofState(id: StateId, suspects: readonly StateSuspect[], posteriors: readonly number[]): number {
  return suspects.reduce((sum, { state }, k) => (state === id ? sum + (posteriors[k] ?? 0) : sum), 0);
}
