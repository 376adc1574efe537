import type { Problem } from "../../contract/problem.ts";

interface More {
  /** Null: the line that was being read. */
  readonly line?: number;
  readonly cure?: string;
  /** To be answered as it stands. */
  readonly problem?: Problem;
}

const EXPORT_ANEW = "Export the table anew where it comes from, and send the file as it came.";

/** What is wrong with a file of a table, in plain words, and what helps. Thrown, so that nothing of it is kept. */
export class WrongTableFile extends Error {
  override readonly name = "WrongTableFile";
  readonly #more: More;

  constructor(message: string, more: More = {}) {
    super(message);
    this.#more = more;
  }

  /** `line`: number of the one that was being read. */
  problem(line: number): Problem {
    const { problem, cure = EXPORT_ANEW, line: at = line } = this.#more;
    return problem ?? { code: "refused", path: "body", detail: `Line ${at}: ${this.message} ${cure}`, facts: { line: at } };
  }
}

/** What somebody else's code cannot go on with. */
export function tried<Value>(what: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (error instanceof WrongTableFile) throw error;
    throw new WrongTableFile(`The engine cannot go on with ${what}.`);
  }
}
