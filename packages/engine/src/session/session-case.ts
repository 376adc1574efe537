import { own } from "../lib/own.ts";
import type { Brief, Case, Rule } from "../model/case.ts";
import { type Condition, violations } from "../model/condition.ts";
import type { PartyId } from "../model/ids.ts";
import { type OutcomeSpace, outcomeSpace } from "../model/outcome-space.ts";
import { redLinesInForce } from "../model/red-lines-in-force.ts";

/** What a session needs of a case, numbered. Made once a case; nothing in it leaves memory. */
export interface SessionCase {
  readonly value: Case;
  readonly space: OutcomeSpace;
  readonly constraints: readonly NumberedRule[];
  /** Of the parties whose brief the process holds. */
  readonly briefs: ReadonlyMap<PartyId, HeldBrief>;
}

export interface HeldBrief {
  readonly brief: Brief;
  /** Those in force, as the brief holds the unknowns. */
  readonly redLines: readonly NumberedRule[];
}

export interface NumberedRule {
  readonly rule: Rule;
  /** An outcome that meets any of these breaks it. */
  readonly conditions: readonly Condition[];
}

/** The same for the same case. */
export function sessionCase(value: Case): SessionCase {
  const known = cases.get(value);
  if (known !== undefined) return known;
  const space = outcomeSpace(value.issues);
  const briefs = new Map<PartyId, HeldBrief>();
  for (const { id } of value.parties) {
    const brief = own(value.briefs, id);
    if (brief !== undefined) briefs.set(id, { brief, redLines: numberedRules(space, redLinesInForce(brief, value.unknowns)) });
  }
  const made = { value, space, constraints: numberedRules(space, value.constraints), briefs };
  cases.set(value, made);
  return made;
}

const cases = new WeakMap<Case, SessionCase>();

/** The red lines of a party that are in force, in the order of its brief; none where the process holds no brief of it. */
export const redLinesOf = (current: SessionCase, party: PartyId): readonly NumberedRule[] => current.briefs.get(party)?.redLines ?? NONE;

const NONE: readonly NumberedRule[] = [];

const numberedRules = (space: OutcomeSpace, rules: readonly Rule[]): NumberedRule[] =>
  rules.map((rule) => ({ rule, conditions: violations(space, rule) }));
