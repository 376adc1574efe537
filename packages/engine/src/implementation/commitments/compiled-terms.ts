import { instantOf } from "../../lib/civil-time.ts";
import { plainProblem } from "../../lib/plain-problem.ts";
import { failed, ok, type Result } from "../../lib/result.ts";
import type { BodyId, PartyId, StipulationId } from "../../model/ids.ts";
import type { Moment, Stipulation, Terms } from "./terms.ts";
import { type TermsProblem, termsProblems } from "./terms-problems.ts";
import { termsShape } from "./terms-shape.ts";

/** Terms that were checked, with everything looked up that does not change. */
export interface CompiledTerms {
  readonly terms: Terms;
  readonly numberOf: ReadonlyMap<string, number>;
  readonly parties: ReadonlySet<string>;
  readonly bodies: ReadonlySet<string>;
  /** In the order of the terms. */
  readonly stipulations: readonly CompiledStipulation[];
}

export interface CompiledStipulation {
  readonly stipulation: Stipulation;
  readonly parts: number;
  readonly owedTo: readonly PartyId[];
  /** Numbers of the stipulations that its gate waits for. */
  readonly after: readonly number[];
  /** ISO times. */
  readonly opensAt: string | null;
  readonly sunsetAt: string | null;
  /** Null where there is none, or where it is counted from the gate. */
  readonly dueAt: string | null;
}

/** Checks terms that may come from anywhere, and makes them ready. All problems at once. Linear in stipulations and gates. */
export function compileTerms(value: unknown): Result<CompiledTerms, readonly TermsProblem[]> {
  const unplain = plainProblem(value);
  if (unplain !== undefined) return failed([{ code: "badShape", path: unplain, facts: {} }]);
  const misshapen = termsShape(value, "");
  if (misshapen.length > 0) return failed(misshapen.map((path) => ({ code: "badShape" as const, path, facts: {} })));
  // Its shape was looked at just now.
  const terms = value as Terms;
  const problems = termsProblems(terms);
  return problems.length > 0 ? failed(problems) : ok(compiled(terms));
}

function compiled(terms: Terms): CompiledTerms {
  const numberOf = new Map<string, number>(terms.stipulations.map(({ id }, n) => [id, n]));
  const numberFor = (id: StipulationId): number => {
    const number = numberOf.get(id);
    if (number === undefined) throw new Error(`Expected a stipulation that was checked, got ${id}`);
    return number;
  };
  return {
    terms,
    numberOf,
    parties: new Set(terms.parties.map(({ id }) => id)),
    bodies: new Set(terms.bodies.map(({ id }) => id)),
    stipulations: terms.stipulations.map((stipulation) => ({
      stipulation,
      parts: stipulation.parts ?? 1,
      owedTo: stipulation.owedTo ?? terms.parties.map(({ id }) => id).filter((id) => id !== stipulation.owner),
      after: (stipulation.gate?.fulfilled ?? []).map(numberFor),
      opensAt: momentAt(stipulation.gate?.from),
      sunsetAt: momentAt(stipulation.snapback?.sunset),
      dueAt: stipulation.due?.kind === "days" ? null : momentAt(stipulation.due),
    })),
  };
}

function momentAt(moment: Moment | undefined): string | null {
  if (moment === undefined) return null;
  return moment.kind === "instant" ? moment.at : instantOf(moment);
}

export const isParty = ({ parties }: CompiledTerms, id: string): id is PartyId => parties.has(id);
export const isBody = ({ bodies }: CompiledTerms, id: string): id is BodyId => bodies.has(id);

export function stipulationOf({ stipulations }: CompiledTerms, number: number): CompiledStipulation {
  const found = stipulations[number];
  if (found === undefined) throw new Error(`Expected one of ${stipulations.length} stipulations, got ${number}`);
  return found;
}
