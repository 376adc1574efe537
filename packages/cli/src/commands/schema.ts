import { Argument } from "commander";
import { caseFileSchema } from "@detente/engine/case-file";
import { analysisJsonSchema } from "../analysis-schema.ts";
import type { Define } from "../define.ts";
import { deliver } from "../deliver.ts";
import { jsonText } from "../json-text.ts";

const EXAMPLES = `
Examples:
  detente schema > case-file.schema.json
  detente schema analysis -o analysis.schema.json

Editors with a YAML language server check and complete a case file whose first line is
  # yaml-language-server: $schema=./case-file.schema.json`;

export const schema: Define = (command, { terminal, end }) => {
  command
    .addArgument(new Argument("[which]", "of what").choices(["case-file", "analysis"]).default("case-file"))
    .option("-o, --output <file>", "write to this file")
    .addHelpText("after", EXAMPLES)
    .action((which: "case-file" | "analysis", { output }: { output?: string }) =>
      end(deliver(schemaText(which), { to: output, kind: "data", terminal })),
    );
};

function schemaText(which: "case-file" | "analysis"): string {
  return jsonText(which === "case-file" ? caseFileSchema() : analysisJsonSchema());
}
