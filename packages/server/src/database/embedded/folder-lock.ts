import { readFileSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { DatabaseRefused } from "../migrate.ts";

/** Of SQLite. */
const BUSY = 5;

/**
 * Sees to it that one process at a time has a folder open. Gives how to let go. Throws `DatabaseRefused` where it is open, in another process
 * or in this one. The lock is the operating system's, taken through SQLite on a file beside the folder: it ends with the process, however
 * that ends, so that nothing is ever taken over from one that lives. The file stays; a copy of the folder must leave it out.
 */
export function lockFolder(folder: string): () => void {
  const file = `${folder}.lock`;
  const lock = new DatabaseSync(file);
  try {
    lock.exec("begin exclusive");
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new DatabaseRefused(refusalText(folder, holderOf(file))) : error;
  }
  writeFileSync(holderFile(file), String(process.pid), { mode: 0o600 });
  return () => lock.close();
}

const isBusy = (error: unknown): boolean => error instanceof Error && "errcode" in error && error.errcode === BUSY;

const holderFile = (file: string): string => `${file}-holder`;

/** For people; nothing is decided by it. */
function holderOf(file: string): string {
  try {
    return readFileSync(holderFile(file), "utf8");
  } catch {
    // It has only just taken the lock.
    return "";
  }
}

function refusalText(folder: string, holder: string): string {
  const process = holder === "" ? "another process" : `process ${holder}`;
  return `The database in ${folder} is open in ${process}, and only one can have it open. Stop that one, or give this one another folder.`;
}
