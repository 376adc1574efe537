import type { Answer, Line, Row } from "./line.ts";

/** A connection as long as a transaction lasts. */
export class TransactionLine implements Line {
  readonly #line: Line;
  #isOpen = true;
  #asked: Promise<unknown> = Promise.resolve();
  #failed: { readonly error: unknown } | null = null;

  constructor(line: Line) {
    this.#line = line;
  }

  query(text: string, parameters: readonly unknown[]): Promise<Answer> {
    return this.#ask(() => this.#line.query(text, parameters));
  }

  script(text: string): Promise<readonly Row[]> {
    return this.#ask(() => this.#line.script(text));
  }

  /** Waits for what was asked. Throws what the first failed statement threw: PostgreSQL keeps nothing of its transaction, whoever caught it. */
  async end(): Promise<void> {
    this.#isOpen = false;
    await this.#asked;
    if (this.#failed !== null) throw this.#failed.error;
  }

  #ask<Given>(give: () => Promise<Given>): Promise<Given> {
    if (!this.#isOpen) return Promise.reject(new Error("Expected a transaction under way; this one has ended"));
    const given = this.#asked.then(give);
    this.#asked = given.catch((error: unknown) => {
      this.#failed ??= { error };
    });
    return given;
  }
}
