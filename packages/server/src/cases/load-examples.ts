import type { Database } from "../database/database.ts";
import type { Sealer } from "../secrets/sealed.ts";
import { retireExamples } from "../store/case-store.ts";
import { doDeskJob } from "./desk/do-desk-job.ts";
import { importCase } from "./import-case.ts";

/** A case file that comes with the program. */
export interface ExampleFile {
  /** Without folder and ending. */
  readonly caseId: string;
  readonly text: string;
}

/** Makes the examples cases of this server, for everybody, and those of an earlier version of the program no longer. */
export async function loadExamples(database: Database, sealer: Sealer, files: readonly ExampleFile[]): Promise<void> {
  await database.transact({ kind: "engine" }, async (transaction) => {
    const hashes: string[] = [];
    for (const { caseId, text } of files) {
      const read = doDeskJob({ kind: "read", files: [{ name: `${caseId}.yaml`, text }], evaluations: "normalised" });
      if (read.kind !== "read") throw new Error(`Expected the example ${caseId} to be sound: ${JSON.stringify(read)}`);
      await importCase(transaction, read.case, { caseId, sealer, by: null });
      hashes.push(read.case.hash);
    }
    await retireExamples(transaction, hashes);
  });
}
