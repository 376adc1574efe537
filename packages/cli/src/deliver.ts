import { FINE, REFUSED, type ExitCode } from "./exit-code.ts";
import type { Terminal } from "./terminal.ts";
import { visible } from "./visible.ts";
import { writeFiles, type FileToWrite } from "./write-files.ts";

interface Delivery {
  /** The file meant; standard output where absent or "-". */
  readonly to: string | undefined;
  /** "coloured": the text has colours of its own, and is safe to show. "data" is made safe where a person is looking. */
  readonly kind: "data" | "coloured";
  /** The files that the result was made from: they are not written over. */
  readonly inputs?: readonly string[];
  /** Files that come with it: all are written, or none, and then nothing is printed either. */
  readonly beside?: readonly FileToWrite[];
  readonly terminal: Terminal;
}

/** Hands over the result of a command. */
export function deliver(text: string, { to, kind, inputs = [], beside = [], terminal }: Delivery): ExitCode {
  const isFile = to !== undefined && to !== "-";
  const written = writeFiles(isFile ? [...beside, { path: to, text }] : beside, inputs);
  if (written.kind === "failed") {
    terminal.say(written.failure);
    return REFUSED;
  }
  if (!isFile) terminal.print(kind === "data" && terminal.isWatched ? visible(text, "lines") : text);
  return FINE;
}
