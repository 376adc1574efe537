/** A recorded output of one case of the catalog. */
export interface GoldenFile {
  /** From the root of the project. */
  readonly path: string;
  /** The case it is recorded from. */
  readonly source: string;
  /** A text is short enough to be read line by line. */
  readonly form: "text" | "picture";
  /** What the case gives today. Throws where it fails. */
  readonly make: () => Promise<string>;
}
