import type { Database, Transaction } from "../database/database.ts";

/** The channel on which processes tell each other that words were erased at a table: its uuid. */
const ERASED = "detente_words_erased";

/** What a process keeps in memory of what people wrote. */
export interface Remembering {
  /** Lets go of what it has of a table, and of what is under way with what was read of it before. */
  readonly forgetTable: (table: string) => void;
  /** The same of all tables: some notices may have been missed. */
  readonly forgetAll: () => void;
}

/** Sees to it that no process holds in memory what was erased. */
export class ErasedWords {
  readonly #rememberings: readonly Remembering[];

  private constructor(rememberings: readonly Remembering[]) {
    this.#rememberings = rememberings;
  }

  /** Listens until the database closes. */
  static async heardBy(database: Database, rememberings: readonly Remembering[]): Promise<ErasedWords> {
    const words = new ErasedWords(rememberings);
    await database.listen(ERASED, (table) => words.#forget(table));
    return words;
  }

  /** Tells all processes once what the transaction did is kept. */
  async tell(transaction: Transaction, tables: readonly string[]): Promise<void> {
    for (const table of tables) await transaction.notify(ERASED, table);
  }

  /** Here at once, without waiting to be told. To be done once it is kept. */
  forget(tables: readonly string[]): void {
    for (const table of tables) this.#forget(table);
  }

  #forget(table: string): void {
    for (const each of this.#rememberings)
      if (table === "") each.forgetAll();
      else each.forgetTable(table);
  }
}
