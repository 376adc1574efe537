import type { IssueId, OptionId, Outcome } from "@detente/engine";

/** An offer that is being built: an outcome at any time, that every change can be taken back from. */
export class Draft {
  readonly #past: Outcome[] = [];
  #outcome: Outcome;

  constructor(outcome: Outcome) {
    this.#outcome = outcome;
  }

  get outcome(): Outcome {
    return this.#outcome;
  }

  /** Whether it is what it was at first. */
  get isUntouched(): boolean {
    return this.#past.length === 0;
  }

  /** Issues that are not named keep their option. False where nothing changes. */
  change(options: ReadonlyMap<IssueId, OptionId>): boolean {
    const next: Outcome = { ...this.#outcome, ...Object.fromEntries(options) };
    if ([...options].every(([issue, option]) => this.#outcome[issue] === option)) return false;
    this.#past.push(this.#outcome);
    this.#outcome = next;
    return true;
  }

  /** False where there is nothing to take back. */
  undo(): boolean {
    const before = this.#past.pop();
    if (before === undefined) return false;
    this.#outcome = before;
    return true;
  }
}
