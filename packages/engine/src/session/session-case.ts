import { own } from "../lib/own.ts";
import type { Brief, Case, Rule } from "../model/case.ts";
import { type Condition, violations } from "../model/condition.ts";
import type { PartyId } from "../model/ids.ts";
import { type OutcomeSpace, outcomeSpace } from "../model/outcome-space.ts";

/** What a session needs of a case, numbered. Made once a case; nothing in it leaves memory. */
export interface SessionCase {
  readonly value: Case;
  readonly space: OutcomeSpace;
  readonly constraints: readonly NumberedRule[];
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
  const made = { value, space, constraints: numberedRules(space, value.constraints) };
  cases.set(value, made);
  return made;
}

const cases = new WeakMap<Case, SessionCase>();

/** The red lines of a party, as its brief has them; none where the process holds no brief of it. */
export function redLinesOf(current: SessionCase, party: PartyId): readonly NumberedRule[] {
  const brief = own(current.value.briefs, party);
  if (brief === undefined) return NONE;
  const known = redLines.get(brief);
  if (known?.space === current.space) return known.rules;
  const rules = numberedRules(current.space, brief.redLines);
  redLines.set(brief, { space: current.space, rules });
  return rules;
}

const NONE: readonly NumberedRule[] = [];
const redLines = new WeakMap<Brief, { readonly space: OutcomeSpace; readonly rules: readonly NumberedRule[] }>();

const numberedRules = (space: OutcomeSpace, rules: readonly Rule[]): NumberedRule[] =>
  rules.map((rule) => ({ rule, conditions: violations(space, rule) }));
