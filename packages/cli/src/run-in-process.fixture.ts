import { join } from "node:path";
import picocolors from "picocolors";
import { runProgram } from "./program.ts";
import { terminal } from "./terminal.ts";

interface Ending {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const FILE = /^[a-z0-9-]+\.(?:yaml|json|html|txt)$/u;

/**
 * Runs a command line within this process, which is sooner than starting the program. Names that end like those of files are
 * of the folder, which is taken out of what is said.
 */
export async function runInProcess(args: readonly string[], folder: string): Promise<Ending> {
  let [out, err] = ["", ""];
  const colours = picocolors.createColors(false);
  const words = args.map((word) => (FILE.test(word) ? join(folder, word) : word));
  const code = await runProgram(words, {
    version: "test",
    terminal: {
      ...terminal([]),
      colours,
      errorColours: colours,
      width: 100,
      unicode: true,
      isWatched: false,
      print: (text) => void (out += text),
      say: (line) => void (err += `${line}\n`),
    },
  });
  const plain = (text: string): string => text.replaceAll(`${folder}/`, "");
  return { code, out: plain(out), err: plain(err) };
}
