export type Row = Readonly<Record<string, unknown>>;

export interface Answer {
  readonly rows: readonly Row[];
  /** Rows changed; null: the statement changes none. */
  readonly affected: number | null;
}

/**
 * One connection to a database, of either kind. Statements are run one after another, in the order asked. Values come as `values.ts` says.
 * Throws `SqlError` where the database says no, and `DatabaseLost` where it cannot be reached any more.
 */
export interface Line {
  /** One statement; its parameters are $1, $2, ... */
  query(text: string, parameters: readonly unknown[]): Promise<Answer>;
  /** Several statements in one trip, without parameters. The rows of the last. */
  script(text: string): Promise<readonly Row[]>;
}
