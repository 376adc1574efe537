import { parseCase } from "@detente/engine/case-file";
import type { Database } from "../database/database.ts";
import type { Sealer } from "../secrets/sealed.ts";
import { importCase } from "./import-case.ts";

/** A case file that comes with the program. */
export interface ExampleFile {
  /** Without folder and ending. */
  readonly caseId: string;
  readonly text: string;
}

/** Makes the examples cases of this server, for everybody. What is there already stays as it is. */
export async function loadExamples(database: Database, sealer: Sealer, files: readonly ExampleFile[]): Promise<void> {
  await database.transact({ kind: "engine" }, async (transaction) => {
    for (const { caseId, text } of files) {
      const parsed = parseCase({ name: `${caseId}.yaml`, text });
      if (parsed.kind === "failed") throw new Error(`Expected the example ${caseId} to be sound: ${parsed.failure[0]?.message ?? ""}`);
      await importCase(transaction, parsed.value.case, { caseId, sealer, by: null });
    }
  });
}
