import { own } from "../../lib/own.ts";
import type { StateId } from "../../model/ids.ts";
import type { Quantity } from "../../model/quantity.ts";
import { floatReckoner } from "../../model/reckoner.ts";
import { stateProbabilities } from "../../model/utility-function.ts";
import type { CaseQuestion, CaseSubject } from "./case-subject.ts";
import { absence, suspicion, type Suspect, type VisitSettings } from "./suspicion.ts";

/** A hypothesis that belongs to a state of an unknown. */
export interface StateSuspect extends Suspect {
  readonly state: StateId;
}

/** Which figure of a stated probability is taken, for the states to be made sure of and for the others. */
export interface Figures {
  readonly wanted: (quantity: Quantity) => number;
  readonly others: (quantity: Quantity) => number;
}

export const sensitivityTo = ({ sensitivities, sensitivity }: CaseQuestion & VisitSettings, state: StateId): number =>
  own(sensitivities, state) ?? sensitivity;

/** How likely the party holds each state before any visit; sums to 1. */
export function heldStates({ brief, unknown, wanted }: CaseSubject, figures: Figures): ReadonlyMap<StateId, number> {
  const stated = own(brief.probabilities, unknown.id);
  const picked = unknown.states.map(({ id }): readonly [StateId, Quantity] => {
    const quantity = stated === undefined ? 0 : (own<StateId, Quantity>(stated, id) ?? 0);
    return [id, (wanted.includes(id) ? figures.wanted : figures.others)(quantity)];
  });
  return stateProbabilities(unknown, { [unknown.id]: Object.fromEntries(picked) }, floatReckoner());
}

/** The states as hypotheses: those wanted say that nothing is there, the others that something is. */
export function caseSuspects(
  held: ReadonlyMap<StateId, number>,
  { wanted }: CaseSubject,
  settings: CaseQuestion & VisitSettings,
): readonly StateSuspect[] {
  return [...held].flatMap(([state, prior]): readonly StateSuspect[] => {
    if (wanted.includes(state)) return [{ state, ...absence(prior, settings) }];
    const suspects = suspicion(prior, { ...settings, sensitivity: sensitivityTo(settings, state) });
    return suspects.map((suspect) => ({ state, ...suspect }));
  });
}
