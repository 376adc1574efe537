import type { Result } from "@detente/engine";
import { formatCase, type ImportedCase, importGenius, importGeniusWeb, type Problem, type TextFile } from "@detente/engine/case-file";
import type { Command } from "commander";
import type { Define } from "../define.ts";
import { deliver } from "../deliver.ts";
import { BAD_INPUT, type ExitCode } from "../exit-code.ts";
import { problemLine } from "../problem-line.ts";
import { readInput } from "../read-input.ts";
import type { Terminal } from "../terminal.ts";

type Read = (files: { readonly domain: TextFile; readonly profiles: readonly TextFile[] }) => Result<ImportedCase, readonly Problem[]>;

const GENIUS_EXAMPLES = `
Examples:
  detente import genius laptop.xml seller.xml buyer.xml -o laptop.yaml
  detente import genius laptop.xml seller.xml buyer.xml | detente analyse -

Genius divides the evaluations of an issue by the largest of them. --as-written leaves them as they stand in the file.`;

const GENIUSWEB_EXAMPLES = `
Examples:
  detente import geniusweb jobs.json employer.json employee.json -o jobs.yaml`;

export const importCase: Define = (command, { terminal, end }) => {
  command.addHelpText("after", "\nExample:\n  detente import genius laptop.xml seller.xml buyer.xml -o laptop.yaml");
  const withFiles = (part: Command, ending: string): Command =>
    part
      .argument("<domain>", `the domain (.${ending})`)
      .argument("<profile...>", `the profile of each party (.${ending}), in the order of the parties`)
      .option("-o, --output <file>", "write to this file");
  withFiles(command.command("genius").description("from Genius XML: a domain and one profile a party"), "xml")
    .option("--as-written", "take evaluations as they stand, not divided by the largest")
    .addHelpText("after", GENIUS_EXAMPLES)
    .action(async (domain: string, profiles: readonly string[], { output, asWritten }: { output?: string; asWritten?: true }) => {
      const evaluations = asWritten === true ? "asWritten" : "normalised";
      end(await importFiles([domain, ...profiles], { read: (files) => importGenius({ ...files, evaluations }), output, terminal }));
    });
  withFiles(command.command("geniusweb").description("from GeniusWeb JSON: a domain and one profile a party"), "json")
    .addHelpText("after", GENIUSWEB_EXAMPLES)
    .action(async (domain: string, profiles: readonly string[], { output }: { output?: string }) => {
      end(await importFiles([domain, ...profiles], { read: importGeniusWeb, output, terminal }));
    });
};

async function importFiles(
  names: readonly string[],
  { read, output, terminal }: { read: Read; output: string | undefined; terminal: Terminal },
): Promise<ExitCode> {
  const inputs = await Promise.all(names.map((name) => readInput(name)));
  const files: TextFile[] = [];
  for (const input of inputs) {
    if (input.kind === "ok") files.push(input.value);
    else terminal.say(input.failure);
  }
  const [domain, ...profiles] = files;
  if (domain === undefined || files.length < names.length) return BAD_INPUT;
  const imported = read({ domain, profiles });
  const problems = imported.kind === "ok" ? imported.value.warnings : imported.failure;
  for (const problem of problems) terminal.say(problemLine(problem, terminal.errorColours));
  if (imported.kind === "failed") return BAD_INPUT;
  return deliver(formatCase(imported.value.case), { to: output, inputs: names, kind: "data", terminal });
}
