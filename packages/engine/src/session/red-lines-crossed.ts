import type { Rule } from "../model/case.ts";
import type { Outcome } from "../model/combination.ts";
import { holds } from "../model/condition.ts";
import type { PartyId } from "../model/ids.ts";
import { optionNumbers } from "../model/option-numbers.ts";
import { redLinesOf, type SessionCase } from "./session-case.ts";

/**
 * Red lines in force of a party's own brief that an outcome crosses, in the order of the brief, overridden or not. None for what is no outcome of
 * the case, and where the process holds no brief of the party.
 */
export function redLinesCrossed(current: SessionCase, party: PartyId, outcome: Outcome): readonly Rule[] {
  const numbers = optionNumbers(current.space, outcome);
  if (numbers === undefined) return [];
  return redLinesOf(current, party).flatMap(({ rule, conditions }) =>
    conditions.some((condition) => holds(condition, numbers)) ? [rule] : [],
  );
}
