import { answerProgramme, leastBending, optimal } from "./answer-programme.ts";
import type { Form } from "./layout.ts";
import { type LinearProgramme, solveLinear } from "./linear-programme.ts";
import type { Account } from "./statements.ts";

/** From the least to the most that a worth may be. */
export interface WorthRange {
  readonly low: number;
  readonly high: number;
}

/**
 * How far the answers may be bent beyond the best fit, all together, in units of noise. Chosen so that nine in ten true weights of people
 * who answer with that noise lie within their range.
 */
export const ROOM = 2;

/** All worths that fit the answers about as well as the best do (post-optimality: Siskos and Yannacopoulos 1985). */
export class FittingWorths {
  readonly #programme: LinearProgramme;

  constructor(account: Account) {
    const { programme, bending } = answerProgramme(account);
    const { amount } = leastBending(account);
    this.#programme = { ...programme, rows: [...programme.rows, { form: bending, atMost: amount + ROOM }] };
  }

  /** How small and how large a sum of worths can be among them; two linear programmes. `given`: sums that are held at a figure. */
  range(form: Form, given: readonly { readonly form: Form; readonly is: number }[] = []): WorthRange {
    const rows = given.map((each) => ({ form: each.form, atLeast: each.is - GIVE, atMost: each.is + GIVE }));
    const programme = { ...this.#programme, rows: [...this.#programme.rows, ...rows] };
    return { low: optimal(solveLinear(programme, form, "least")).value, high: optimal(solveLinear(programme, form, "most")).value };
  }
}

/** A figure within its range, but for rounding, on the scale of the worths. */
const GIVE = 1e-6;
