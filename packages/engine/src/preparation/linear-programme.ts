import { solve } from "yalps";
import type { Form } from "./layout.ts";

/** Unknowns are numbered from 0 and are 0 or more. */
export interface LinearProgramme {
  readonly size: number;
  readonly rows: readonly LinearRow[];
}

/** A sum of unknowns that keeps within bounds; an end is open where absent. */
export interface LinearRow {
  readonly form: Form;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** Where a linear programme ends. `at`: the figures of its unknowns. */
export type LinearSolution =
  | { readonly kind: "optimal"; readonly value: number; readonly at: readonly number[] }
  | { readonly kind: "infeasible" }
  | { readonly kind: "unbounded" };

/** Makes the objective as small, or as large, as the rows allow. The one place that knows the library which does it. */
export function solveLinear(programme: LinearProgramme, objective: Form, wish: "least" | "most"): LinearSolution {
  for (const tilt of TILTS) {
    const found = attempt(programme, { objective, wish, tilt });
    if (found !== null) return found;
  }
  throw new Error(`Expected a programme of ${programme.size} unknowns and ${programme.rows.length} rows to end, and it runs in a circle`);
}

/**
 * Where many solutions are as good, the simplex method can run in a circle. So every unknown costs a little, each a little more than the
 * one before: the least tilt is below what changes the solution of a programme of answers, and each further one is tried when that fails.
 */
const TILTS = [1e-5, 1e-6, 1e-4, 1e-3];

interface Wish {
  readonly objective: Form;
  readonly wish: "least" | "most";
  readonly tilt: number;
}

/** Stands for the objective among the numbers of rows. */
const OBJECTIVE = -1;

/** Null where it runs in a circle. */
function attempt({ size, rows }: LinearProgramme, { objective, wish, tilt }: Wish): LinearSolution | null {
  const costs = Array.from({ length: size }, (_, variable) => ((wish === "least" ? tilt : -tilt) * (variable + 1)) / size);
  for (const [variable, factor] of objective) costs[variable] = (costs[variable] ?? 0) + factor;
  const columns = costs.map((cost): [number, number][] => [[OBJECTIVE, cost]]);
  for (const [number, { form }] of rows.entries()) for (const [variable, factor] of form) columns[variable]?.push([number, factor]);
  const found = solve<number, number>(
    {
      direction: wish === "least" ? "minimize" : "maximize",
      objective: OBJECTIVE,
      constraints: rows.map(({ atLeast, atMost }, number) => [
        number,
        { ...(atLeast === undefined ? {} : { min: atLeast }), ...(atMost === undefined ? {} : { max: atMost }) },
      ]),
      variables: columns.map((column, variable) => [variable, column]),
    },
    { includeZeroVariables: true },
  );
  switch (found.status) {
    case "optimal": {
      const figures = new Map(found.variables);
      const at = columns.map((_, variable) => figures.get(variable) ?? 0);
      return { kind: "optimal", value: objective.reduce((sum, [variable, factor]) => sum + factor * (at[variable] ?? 0), 0), at };
    }
    case "infeasible":
      return { kind: "infeasible" };
    case "unbounded":
      return { kind: "unbounded" };
    default:
      return null;
  }
}
