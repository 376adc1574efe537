import { floatArithmetic } from "../lib/arithmetic.ts";
import type { Brief, Case, Estimate, Probabilities, Unknown } from "../model/case.ts";
import type { CompiledCase } from "../model/compiled-case.ts";
import { holds } from "../model/condition.ts";
import type { StateId } from "../model/ids.ts";
import { likely } from "../model/quantity.ts";
import { stateProbabilities, utilityFunction } from "../model/utility-function.ts";
import type { UnknownReading } from "./analysis.ts";

/** For each unknown, how likely each party holds each state, and what the reference outcome is worth if it holds. */
export function unknownReadings(
  value: Case,
  readings: readonly (Brief | Estimate)[],
  compiled: CompiledCase,
  reference: Uint32Array | undefined,
): UnknownReading[] {
  return value.unknowns.map((unknown) => {
    const held = readings.map((reading) => stateProbabilities(unknown, reading.probabilities, floatArithmetic, likely));
    return {
      id: unknown.id,
      name: unknown.name,
      states: unknown.states.map((state) => ({
        id: state.id,
        name: state.name,
        probabilities: held.map((probabilities) => probabilities.get(state.id) ?? 0),
        utilities:
          reference === undefined ? null : readings.map((reading) => utilityIf(value, reading, compiled, { unknown, state: state.id, reference })),
      })),
    };
  });
}

interface Supposition {
  readonly unknown: Unknown;
  readonly state: StateId;
  readonly reference: Uint32Array;
}

function utilityIf(value: Case, reading: Brief | Estimate, compiled: CompiledCase, { unknown, state, reference }: Supposition): number {
  const certain = Object.fromEntries(unknown.states.map(({ id }) => [id, id === state ? 1 : 0]));
  const probabilities: Probabilities = { ...reading.probabilities, [unknown.id]: certain };
  const inputs = { space: compiled.space, unknowns: value.unknowns, preferences: reading.preferences, probabilities };
  const utility = utilityFunction(inputs, floatArithmetic, likely);
  const additive = utility.tables.reduce((sum, table, issue) => sum + (table[reference[issue] ?? 0] ?? 0), utility.constant);
  return utility.terms.reduce((sum, term) => (holds(term.condition, reference) ? sum + term.amount : sum), additive);
}
