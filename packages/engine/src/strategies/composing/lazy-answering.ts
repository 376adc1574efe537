import type { Outcome } from "../../model/combination.ts";
import type { Answering } from "../acceptance/acceptance-policy.ts";
import type { Acceptable } from "./best-standing.ts";

/** An offer to be answered; what would be offered instead is asked for at most once. */
export class LazyAnswering implements Answering {
  readonly offered: Outcome;
  readonly utility: number;
  readonly #ask: () => Outcome | null;
  #next: Outcome | null | undefined = undefined;

  constructor({ outcome, utility }: Acceptable, ask: () => Outcome | null) {
    this.offered = outcome;
    this.utility = utility;
    this.#ask = ask;
  }

  get next(): Outcome | null {
    if (this.#next === undefined) this.#next = this.#ask();
    return this.#next;
  }
}
