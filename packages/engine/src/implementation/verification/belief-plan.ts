import { failed, ok, type Result } from "../../lib/result.ts";
import { type Belief, beliefAfter } from "./belief-after.ts";
import { beliefCourse, type BeliefStep } from "./belief-course.ts";
import { absence, suspicion, type VisitSettings } from "./suspicion.ts";
import { notShare, refusal, type VerificationRefusal } from "./verification-refusal.ts";
import { goalFaults, type VisitCount, visitFaults } from "./visit-faults.ts";
import { type GoalReading, visitsToGoal } from "./visits-to-goal.ts";

export interface BeliefSettings extends VisitSettings, VisitCount {
  /** How likely it is held, before any visit, that something undeclared is there; 0 to 1. */
  readonly prior: number;
  /** Belief to be brought down to this by empty visits, or up to it by finds; null: no goal. */
  readonly goal: number | null;
}

export interface BeliefPlan extends BeliefSettings {
  readonly course: readonly BeliefStep[];
  /** After the visits, with as many finds among them as given. */
  readonly after: Belief;
  readonly reading: GoalReading | null;
}

/**
 * What visits do to the belief that something undeclared is there: visit by visit, after finds, and how many visits reach a
 * goal. A goal up to the prior is reached by visits that find nothing, one above it by finds.
 */
export function beliefPlan(settings: BeliefSettings): Result<BeliefPlan, readonly VerificationRefusal[]> {
  const refusals = [...notShare(settings.prior, "prior"), ...visitFaults(settings), ...goalFaults(settings.goal)];
  if (refusals.length > 0) return failed(refusals);
  const { prior, visits, finds, goal } = settings;
  const suspects = [...suspicion(prior, settings), absence(1 - prior, settings)];
  const after = beliefAfter(suspects, { empty: visits - finds, finds });
  if (after === null) return failed([refusal("impossibleEvidence", "finds", { visits, finds })]);
  const reading = goal === null ? null : visitsToGoal(suspects, { kind: goal <= prior ? "below" : "above", belief: goal });
  return ok({ ...settings, course: beliefCourse(suspects, visits), after, reading });
}
