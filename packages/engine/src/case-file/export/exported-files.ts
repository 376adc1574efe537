import type { Problem, TextFile } from "../problem.ts";

/** What an export wrote, and what of the case these files do not say. */
export interface ExportedFiles {
  /** The domain first, then one profile a party in the order of the case. */
  readonly files: readonly TextFile[];
  readonly warnings: readonly Problem[];
}
