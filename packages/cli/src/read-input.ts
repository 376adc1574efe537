import { readFile } from "node:fs/promises";
import type { Result } from "@detente/engine";
import type { TextFile } from "@detente/engine/case-file";
import { isSystemError } from "./system-error.ts";
import { visible } from "./visible.ts";

/** The text of a file, or of standard input where the name is "-". The failure is a sentence for the user. */
export async function readInput(name: string): Promise<Result<TextFile, string>> {
  const read = await readBytes(name);
  if (read.kind === "failed") return read;
  const shown = name === "-" ? "<stdin>" : name;
  try {
    return { kind: "ok", value: { name: shown, text: new TextDecoder("utf-8", { fatal: true }).decode(read.value) } };
  } catch (error) {
    return { kind: "failed", failure: `${visible(shown, "line")}: ${reason(error)}` };
  }
}

/** The same as bytes, which may be no text. */
export async function readBytes(name: string): Promise<Result<Uint8Array, string>> {
  try {
    return { kind: "ok", value: name === "-" ? await standardInput() : await readFile(name) };
  } catch (error) {
    return { kind: "failed", failure: `${visible(name === "-" ? "<stdin>" : name, "line")}: ${reason(error)}` };
  }
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function reason(error: unknown): string {
  if (!isSystemError(error)) throw error;
  switch (error.code) {
    case "ENOENT":
      return "no such file";
    case "EISDIR":
      return "is a folder, not a file";
    case "EACCES":
      return "may not be read (permission denied)";
    case "ERR_ENCODING_INVALID_ENCODED_DATA":
      return "is not UTF-8 text (save it as UTF-8)";
    default:
      return `cannot be read (${error.code})`;
  }
}
