export interface Failure {
  /** "docs/tour.md:12". */
  readonly where: string;
  readonly what: string;
  readonly output: string;
}
