/** A step forward. Never edited once a version with it was released: databases remember it by its name. */
export interface Migration {
  /** Number and words, as its file. */
  readonly name: string;
  /** Statements of PostgreSQL 15, all in one transaction with the other steps. */
  readonly text: string;
}
