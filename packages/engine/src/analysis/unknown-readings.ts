import type { Brief, Case, Estimate, Probabilities, Unknown } from "../model/case.ts";
import type { CompiledCase } from "../model/compiled-case.ts";
import { holds } from "../model/condition.ts";
import type { StateId } from "../model/ids.ts";
import { floatReckoner } from "../model/reckoner.ts";
import { stateProbabilities, utilityFunction } from "../model/utility-function.ts";
import type { UnknownReading } from "./analysis.ts";

interface Held {
  readonly value: Case;
  readonly readings: readonly (Brief | Estimate)[];
  readonly compiled: CompiledCase;
}

/** For each unknown, how likely each party holds each state, and what these outcomes are worth if it holds. */
export function unknownReadings(
  { value, readings, compiled }: Held,
  outcomes: { readonly nash: Uint32Array | undefined; readonly positions: readonly Uint32Array[] },
): UnknownReading[] {
  return value.unknowns.map((unknown) => {
    const held = readings.map((reading) => stateProbabilities(unknown, reading.probabilities, floatReckoner()));
    const utilitiesIf = (state: StateId, reference: Uint32Array): number[] =>
      readings.map((reading) => utilityIf({ value, compiled }, reading, { unknown, state, reference }));
    return {
      id: unknown.id,
      name: unknown.name,
      states: unknown.states.map(({ id, name }) => ({
        id,
        name,
        probabilities: held.map((probabilities) => probabilities.get(id) ?? 0),
        nash: outcomes.nash === undefined ? null : utilitiesIf(id, outcomes.nash),
        positions: outcomes.positions.map((position) => utilitiesIf(id, position)),
      })),
    };
  });
}

interface Supposition {
  readonly unknown: Unknown;
  readonly state: StateId;
  readonly reference: Uint32Array;
}

function utilityIf(
  { value, compiled }: Omit<Held, "readings">,
  reading: Brief | Estimate,
  { unknown, state, reference }: Supposition,
): number {
  const certain = Object.fromEntries(unknown.states.map(({ id }) => [id, id === state ? 1 : 0]));
  const probabilities: Probabilities = { ...reading.probabilities, [unknown.id]: certain };
  const inputs = { space: compiled.space, unknowns: value.unknowns, preferences: reading.preferences, probabilities };
  const utility = utilityFunction(inputs, floatReckoner());
  const additive = utility.tables.reduce((sum, table, issue) => sum + (table[reference[issue] ?? 0] ?? 0), utility.constant);
  return utility.terms.reduce((sum, term) => (holds(term.condition, reference) ? sum + term.amount : sum), additive);
}
