import { readRecordBytes } from "@detente/runner";
import type { Define } from "../define.ts";
import { deliver } from "../deliver.ts";
import { BAD_INPUT, type ExitCode, FINE, REFUSED } from "../exit-code.ts";
import { jsonText } from "../json-text.ts";
import { readBytes } from "../read-input.ts";
import type { Terminal } from "../terminal.ts";
import { faultWords } from "../track/fault-words.ts";
import { visible } from "../visible.ts";

interface Options {
  readonly head?: readonly string[];
  readonly all?: true;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  detente record verify hanoi.jsonl
  detente record verify hanoi.jsonl --head 5f2c...       a head that you were given stands in it

Any edit is found: each line follows from the one before. Only whoever keeps a head notices that the
end was cut off, or that everything was written anew.
Exit codes: 0 whole; 1 something is wrong; 2 wrong input.`;

export const record: Define = (command, { terminal, end }) => {
  command.addHelpText("after", "\nExample:\n  detente record verify hanoi.jsonl");
  command
    .command("verify")
    .description("find any edit in a record of commitments")
    .argument("<file>", "a record of commitments, or - for standard input")
    .option("--head <hash>", "a head that was given out (repeatable)", (text: string, before: readonly string[] | undefined) => [
      ...(before ?? []),
      text,
    ])
    .option("--all", "name every line at fault, not only the first")
    .option("--json", "print JSON")
    .addHelpText("after", EXAMPLES)
    .action(async (file: string, options: Options) => end(await verify(file, options, terminal)));
};

/** Faults are the result of this command, so they go to standard output. */
async function verify(file: string, { head, all, json }: Options, terminal: Terminal): Promise<ExitCode> {
  const bytes = await readBytes(file);
  if (bytes.kind === "failed") {
    terminal.say(bytes.failure);
    return BAD_INPUT;
  }
  const { faults, kept, erased } = readRecordBytes(bytes.value, head);
  const ending = faults.length === 0 ? FINE : REFUSED;
  if (json === true) {
    const facts =
      kept === null ? {} : { stipulations: kept.terms.stipulations.length, events: kept.events.length, erased, head: kept.head };
    const delivered = deliver(jsonText({ faults, ...facts }), { to: undefined, kind: "data", terminal });
    return delivered === FINE ? ending : delivered;
  }
  const name = file === "-" ? "<stdin>" : file;
  const shown = all === true ? faults : faults.slice(0, 1);
  for (const fault of shown) terminal.print(`${visible(`${name}:${fault.line}: line ${fault.line} ${faultWords(fault)}`, "line")}\n`);
  if (faults.length > shown.length) terminal.print(`${faults.length - shown.length} more (--all names them)\n`);
  if (faults.length === 0 && kept !== null) {
    const without = erased.length === 0 ? "" : `, without their words, for which nothing vouches: ${erased.join(", ")}`;
    terminal.print(
      `${visible(name, "line")}: whole. Stipulations: ${kept.terms.stipulations.length}, events: ${kept.events.length}${without}.\nHead: ${kept.head}\n`,
    );
  }
  return ending;
}
