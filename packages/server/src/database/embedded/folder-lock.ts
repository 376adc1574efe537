import { randomUUID } from "node:crypto";
import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { DatabaseRefused } from "../migrate.ts";

const FREE = "free";
const MOST_TRIES = 100;

/**
 * Sees to it that one process at a time has a folder open. Gives how to let go. Throws `DatabaseRefused` where a living process has it, and
 * never takes it from one; what a process left that is no more is taken over. Knows the processes of this machine only.
 *
 * The locks are files beside the folder, numbered upwards; the highest holds. None with a higher number is ever deleted before one with a
 * lower, and whoever made a file that is not the highest steps back: so two that find the same dead process cannot both follow it.
 */
export function lockFolder(folder: string): () => void {
  for (let k = 0; k < MOST_TRIES; k++) {
    const last = highest(folder);
    const holder = last === 0 ? FREE : contentOf(fileOf(folder, last));
    if (holder === null) continue;
    if (holder !== FREE && isAlive(holder)) throw new DatabaseRefused(refusalText(folder, last, holder));
    const mine = last + 1;
    if (!isMade(fileOf(folder, mine))) continue;
    if (highest(folder) !== mine) {
      rmSync(fileOf(folder, mine), { force: true });
      continue;
    }
    for (const number of numbers(folder)) if (number < mine) rmSync(fileOf(folder, number), { force: true });
    return () => replace(fileOf(folder, mine), FREE);
  }
  throw new DatabaseRefused(`The lock of ${folder} changes all the time: several processes are starting on it. Start one of them.`);
}

function refusalText(folder: string, number: number, holder: string): string {
  const process = holder.split(" ")[0] ?? "";
  const file = fileOf(folder, number);
  return `The database in ${folder} is open in process ${process}; stop that one first. If process ${process} is something else, delete ${file}.`;
}

const fileOf = (folder: string, number: number): string => `${folder}.lock.${number}`;

function numbers(folder: string): readonly number[] {
  const start = `${basename(folder)}.lock.`;
  return readdirSync(dirname(folder))
    .filter((name) => name.startsWith(start) && /^\d+$/.test(name.slice(start.length)))
    .map((name) => Number(name.slice(start.length)));
}

const highest = (folder: string): number => Math.max(0, ...numbers(folder));

/** Null: it was deleted in the meantime. */
function contentOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

/** False where there is one already. It is there with its content at once. */
function isMade(file: string): boolean {
  const draft = join(dirname(file), `.${randomUUID()}`);
  writeFileSync(draft, ownName(), { flag: "wx", mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function replace(file: string, content: string): void {
  const draft = join(dirname(file), `.${randomUUID()}`);
  writeFileSync(draft, content, { flag: "wx", mode: 0o600 });
  renameSync(draft, file);
}

const ownName = (): string => [process.pid, ...birthOf(process.pid)].join(" ");

/** Where the system does not tell when a process began, one with the same number counts as the same. */
function isAlive(holder: string): boolean {
  const [pid, ...birth] = holder.split(" ");
  if (!/^[1-9]\d*$/.test(pid ?? "")) return false;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if (codeOf(error) === "ESRCH") return false;
    if (codeOf(error) !== "EPERM") throw error;
  }
  const now = birthOf(Number(pid));
  return birth.length === 0 || now.length === 0 || now.join(" ") === birth.join(" ");
}

/** When a process began, and on which start of the machine; nothing where that cannot be known. */
function birthOf(pid: number): readonly string[] {
  const stat = contentOf(`/proc/${pid}/stat`);
  const boot = contentOf("/proc/sys/kernel/random/boot_id");
  if (stat === null || boot === null) return [];
  // The name of the program, in brackets, may hold anything.
  const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // A zombie has ended; only its number is still in use.
  return state === "Z" || state === "X" ? ["ended"] : [fields[18] ?? "", boot.trim()];
}

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "");
