import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

/**
 * Sees to it that one process writes a journal at a time: a file beside it holds the process's number. Gives back how to let go, or the
 * number of the process that holds it. What a process left that is no more is taken over.
 */
export function lockJournal(
  path: string,
): { readonly kind: "held"; readonly release: () => void } | { readonly kind: "taken"; readonly by: number } {
  const lock = lockOf(path);
  for (let attempt = 0; attempt < 3; attempt++) {
    if (isWritten(lock)) return { kind: "held", release: () => rmSync(lock, { force: true }) };
    const holder = holderOf(lock);
    if (holder !== null && isAlive(holder)) return { kind: "taken", by: holder };
    takeAway(lock, holder);
  }
  return { kind: "taken", by: holderOf(lock) ?? 0 };
}

export const lockOf = (path: string): string => `${path}.lock`;

/** False where there is one already. It is there with its number at once, so that nobody takes one in the making for a broken one. */
function isWritten(lock: string): boolean {
  const draft = `${lock}.${randomUUID()}`;
  writeFileSync(draft, String(process.pid), { flag: "wx" });
  try {
    return isLinked(draft, lock);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Where the file system knows no second names, the next best thing. */
function isLinked(draft: string, lock: string): boolean {
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    if (!NO_LINKS.has(codeOf(error))) throw error;
  }
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
    return false;
  }
}

const NO_LINKS: ReadonlySet<string> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"]);

/** Moved aside before it is deleted: what is found there is not deleted if another process has put its own in the meantime. */
function takeAway(lock: string, holder: number | null): void {
  const aside = `${lock}.${randomUUID()}`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    // Another process was faster.
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  if (holderOf(aside) !== holder) isLinked(aside, lock);
  rmSync(aside, { force: true });
}

function holderOf(lock: string): number | null {
  try {
    const holder = Number(readFileSync(lock, "utf8"));
    return Number.isInteger(holder) && holder > 0 ? holder : null;
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    return null;
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "");
