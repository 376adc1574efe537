/** One script, over and over. */
export interface Load {
  /** Of a database, with a login that may become the engine's role. */
  readonly url: string;
  /** As pgbench takes it. */
  readonly script: string;
  readonly connections: number;
  readonly seconds: number;
}
