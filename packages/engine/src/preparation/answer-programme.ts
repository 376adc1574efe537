import type { Form, Layout } from "./layout.ts";
import { type LinearProgramme, type LinearRow, type LinearSolution, solveLinear } from "./linear-programme.ts";
import { CHOICE_NOISE } from "./noise.ts";
import type { Account, Statement } from "./statements.ts";

/**
 * Ordinal regression (UTA: Jacquet-Lagrèze and Siskos 1982) of everything that was answered: worths that rise from each issue's worst option
 * to its best, whose best ones sum to 1, and that bend the answers as little as can be. Each answer may be bent, at a price of 1 for every
 * unit of the noise that it is given with, and a preference holds only by so much.
 */
export interface AnswerProgramme {
  readonly programme: LinearProgramme;
  /** The sum of all that is bent, in units of noise. */
  readonly bending: Form;
}

/** How much more a package is worth that is preferred, at least. Without it worths that make all packages alike would fit everything. */
const STRICT = CHOICE_NOISE / 5;

/** `leftOut`: numbers of answers that are not regarded. */
export function answerProgramme({ layout, statements }: Account, leftOut: ReadonlySet<number> = new Set()): AnswerProgramme {
  const regarded = withSizes(statements.filter(({ answer }) => !leftOut.has(answer)));
  const unit = layout.size;
  const bent = (k: number): number => layout.size + 1 + k;
  return {
    programme: {
      size: bent(regarded.length),
      rows: [...shapeRows(layout), ...regarded.flatMap((statement, k) => statementRows(statement, unit, bent(k)))],
    },
    bending: regarded.map((_, k) => [bent(k), 1]),
  };
}

/** A swing of 0 says that its change matters little beside others. Where no other has a size, that says nothing. */
function withSizes(statements: readonly Statement[]): readonly Statement[] {
  const isSized = statements.some(({ kind, units }) => kind === "swing" && units > 0);
  return isSized ? statements : statements.filter(({ kind }) => kind !== "swing");
}

/** The least that the answers must be bent to be true together, in units of noise, and worths that do it. */
export function leastBending(
  account: Account,
  leftOut: ReadonlySet<number> = new Set(),
): { readonly amount: number; readonly worths: readonly number[] } {
  if (account.layout.size === 0) return { amount: 0, worths: [] };
  const { programme, bending } = answerProgramme(account, leftOut);
  const found = optimal(solveLinear(programme, bending, "least"));
  return { amount: found.value, worths: found.at.slice(0, account.layout.size) };
}

/** Every answer may be bent as far as it takes, so there is always a solution, and no sum of worths is without bounds. */
export function optimal(solution: LinearSolution): Extract<LinearSolution, { readonly kind: "optimal" }> {
  if (solution.kind !== "optimal") throw new Error(`Expected worths that fit the answers, and the programme is ${solution.kind}`);
  return solution;
}

/** The worths that an interview allows before anything but the ends of issues is known. */
export const shapeProgramme = (layout: Layout): LinearProgramme => ({ size: layout.size, rows: shapeRows(layout) });

function shapeRows({ issues }: Layout): LinearRow[] {
  const laidOut = issues.filter((issue) => issue !== null);
  const weights: LinearRow = { form: laidOut.map(({ weight }) => [weight, 1]), atLeast: 1, atMost: 1 };
  const steps = laidOut.flatMap(({ rows, weight }) =>
    rows.flatMap((row) =>
      [...row, weight].slice(1).map(
        (higher, k): LinearRow => ({
          form: [
            [higher, 1],
            [row[k] ?? higher, -1],
          ],
          atLeast: 0,
        }),
      ),
    ),
  );
  return [weights, ...steps];
}

function statementRows({ form, units, relation, scale }: Statement, unit: number, bent: number): LinearRow[] {
  if (relation === "atLeast") return [{ form: [...form, [bent, scale]], atLeast: STRICT }];
  const sum: Form = units === 0 ? form : [...form, [unit, -units]];
  return [
    { form: [...sum, [bent, scale]], atLeast: 0 },
    { form: [...sum, [bent, -scale]], atMost: 0 },
  ];
}
