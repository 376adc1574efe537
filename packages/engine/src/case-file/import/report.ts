import type { Problem } from "../problem.ts";

/** A spot in a file somebody handed in. Lines and columns from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What is wrong or doubtful at a place. `path` says where in words and may be empty. */
export interface Finding {
  readonly at: Place;
  readonly code: string;
  readonly path: string;
  readonly message: string;
  readonly hint?: string;
}

/** Gathers what readers find, so that all of it is told at once. */
export class Report {
  readonly #problems: Problem[] = [];
  #errors = 0;

  error(finding: Finding): void {
    this.#errors++;
    this.#add("error", finding);
  }

  warn(finding: Finding): void {
    this.#add("warning", finding);
  }

  hasErrors(): boolean {
    return this.#errors > 0;
  }

  /** In the order found. */
  problems(): readonly Problem[] {
    return this.#problems;
  }

  #add(severity: Problem["severity"], { at, code, path, message, hint }: Finding): void {
    const { file, line, column } = at;
    this.#problems.push({ severity, code, file, line, column, path, message, ...(hint === undefined ? {} : { hint }) });
  }
}
