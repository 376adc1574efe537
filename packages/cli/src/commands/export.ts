import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { documentOfCase, exportGenius, exportGeniusWeb } from "@detente/engine/case-file";
import type { Command } from "commander";
import type { Define } from "../define.ts";
import { deliver } from "../deliver.ts";
import { BAD_INPUT, FINE, REFUSED, type ExitCode } from "../exit-code.ts";
import { jsonText } from "../json-text.ts";
import { sorted } from "../sorted.ts";
import { problemLine } from "../problem-line.ts";
import { readCase } from "../read-case.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible.ts";
import { writeFailure } from "../write-failure.ts";
import { writeFiles } from "../write-files.ts";

type ToFiles = typeof exportGenius;

export const exportCase: Define = (command, { terminal, end }) => {
  command.addHelpText("after", "\nExample:\n  detente export genius car.yaml -o car-genius");
  const toFolder = (name: string, summary: string, toFiles: ToFiles): Command =>
    command
      .command(name)
      .description(summary)
      .argument("<file>", "a case file, or - for standard input")
      .requiredOption("-o, --output <folder>", "where to write the files; made where it is not there")
      .addHelpText("after", `\nExample:\n  detente export ${name} car.yaml -o car-${name}`)
      .action(async (file: string, { output }: { output: string }) => end(await exportFiles(file, { folder: output, toFiles, terminal })));
  toFolder("genius", "as Genius XML: a domain and one profile a party", exportGenius);
  toFolder("geniusweb", "as GeniusWeb JSON: a domain and one profile a party", exportGeniusWeb);
  command
    .command("json")
    .description("as canonical JSON: a case file for programs, the same bytes for the same case")
    .argument("<file>", "a case file, or - for standard input")
    .option("-o, --output <file>", "write to this file")
    .addHelpText("after", "\nExample:\n  detente export json car.yaml | jq '.issues[].name'")
    .action(async (file: string, { output }: { output?: string }) => {
      const value = await readCase(file, terminal);
      end(
        value === null
          ? BAD_INPUT
          : deliver(jsonText(sorted(documentOfCase(value))), { to: output, inputs: [file], kind: "data", terminal }),
      );
    });
};

interface ExportSettings {
  readonly folder: string;
  readonly toFiles: ToFiles;
  readonly terminal: Terminal;
}

/** What the other format cannot say is said on standard error; the names of the files written, on standard output. */
async function exportFiles(file: string, { folder, toFiles, terminal }: ExportSettings): Promise<ExitCode> {
  const value = await readCase(file, terminal);
  if (value === null) return BAD_INPUT;
  const exported = toFiles(value);
  const problems = exported.kind === "ok" ? exported.value.warnings : exported.failure;
  for (const problem of problems) terminal.say(problemLine(problem, terminal.errorColours));
  if (exported.kind === "failed") return REFUSED;
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    terminal.say(writeFailure(folder, error));
    return REFUSED;
  }
  const placed = exported.value.files.map(({ name, text }) => ({ path: join(folder, name), text }));
  const written = writeFiles(placed);
  if (written.kind === "failed") {
    terminal.say(written.failure);
    return REFUSED;
  }
  for (const { path } of placed) terminal.print(`${visible(path, "line")}\n`);
  return FINE;
}
