import { closeSync, fdatasyncSync, fsyncSync, ftruncateSync, openSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { failed, type GameResult, ok, type Result } from "@detente/engine";
import { syncFolder, writeAll } from "./durable-write.ts";
import { journalLine } from "./journal-line.ts";
import { lockJournal } from "./journal-lock.ts";
import { type RunPlan, planDifferences } from "./run-plan.ts";
import { journalHeader, type JournalProblem, readJournal } from "./read-journal.ts";

export type OpenJournalProblem =
  | JournalProblem
  | { readonly kind: "exists" }
  | { readonly kind: "otherPlan"; readonly differences: readonly string[] }
  /** `by`: the number of the process that writes it; 0 where it is not known. */
  | { readonly kind: "inUse"; readonly by: number };

/**
 * Finished games, appended to a file as they finish. `append` returns when the disk has them (fdatasync, once for all games handed over
 * together): from then on neither the end of the process nor of the machine's power loses them. A line that was being written then is cut
 * off when the journal is opened again.
 */
export class Journal {
  readonly #file: number;
  readonly #release: () => void;
  /** Those that were in it when it was opened, by number. */
  readonly finished: ReadonlyMap<number, GameResult>;
  /** Bytes cut off its end when it was opened. */
  readonly torn: number;

  private constructor(
    file: number,
    release: () => void,
    { results, torn }: { readonly results: ReadonlyMap<number, GameResult>; readonly torn: number },
  ) {
    this.#file = file;
    this.#release = release;
    this.finished = results;
    this.torn = torn;
  }

  /** Begins a journal where no file is yet. Throws what the system says about the file. */
  static create(path: string, plan: RunPlan): Result<Journal, OpenJournalProblem> {
    const lock = lockJournal(path);
    if (lock.kind === "taken") return failed({ kind: "inUse", by: lock.by });
    let file: number | null = null;
    try {
      file = openSync(path, "wx");
      writeAll(file, journalHeader(plan));
      fsyncSync(file);
      syncFolder(dirname(path));
      return ok(new Journal(file, lock.release, { results: new Map(), torn: 0 }));
    } catch (error) {
      if (file !== null) closeSync(file);
      lock.release();
      if (error instanceof Error && "code" in error && error.code === "EEXIST") return failed({ kind: "exists" });
      throw error;
    }
  }

  /** Goes on with a journal of the same plan. Throws what the system says about the file. */
  static resume(path: string, plan: RunPlan): Result<Journal, OpenJournalProblem> {
    const lock = lockJournal(path);
    if (lock.kind === "taken") return failed({ kind: "inUse", by: lock.by });
    try {
      const read = isBarelyBegun(path, plan) ? beginAgain(path, plan) : readJournal(path);
      const problem = read.kind === "failed" ? read.failure : planProblem(read.value.plan, plan);
      if (read.kind === "failed" || problem !== null) {
        lock.release();
        return failed(problem ?? { kind: "notAJournal" });
      }
      const file = openSync(path, "r+");
      ftruncateSync(file, read.value.size);
      return ok(new Journal(openAtEnd(file, path), lock.release, read.value));
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  append(results: readonly GameResult[]): void {
    if (results.length === 0) return;
    writeAll(this.#file, results.map(journalLine).join(""));
    fdatasyncSync(this.#file);
  }

  close(): void {
    closeSync(this.#file);
    this.#release();
  }
}

function planProblem(had: RunPlan, plan: RunPlan): OpenJournalProblem | null {
  const differences = planDifferences(had, plan);
  return differences.length === 0 ? null : { kind: "otherPlan", differences };
}

/** Whether its process ended before the first line was whole. */
function isBarelyBegun(path: string, plan: RunPlan): boolean {
  const header = Buffer.from(journalHeader(plan));
  const { size } = statSync(path);
  return size < header.length && readFileSync(path).equals(header.subarray(0, size));
}

function beginAgain(path: string, plan: RunPlan): ReturnType<typeof readJournal> {
  writeFileSync(path, journalHeader(plan));
  return readJournal(path);
}

/** Everything that is written from here on goes to the end of the file. */
function openAtEnd(file: number, path: string): number {
  fsyncSync(file);
  closeSync(file);
  return openSync(path, "a");
}
