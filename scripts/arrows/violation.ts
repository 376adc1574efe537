export interface Violation {
  /** From the root of the project, with slashes. */
  readonly path: string;
  readonly line: number;
  /** What it does that it may not do. */
  readonly what: string;
  readonly rule: string;
  readonly because: string;
}
