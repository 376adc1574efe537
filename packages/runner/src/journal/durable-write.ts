import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";

/** Writes all of a text. A system call may write less than it was given. */
export function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from);
}

/** A new file is safe once its name is. Windows has no such call, and does not need it. */
export function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const file = openSync(folder, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
