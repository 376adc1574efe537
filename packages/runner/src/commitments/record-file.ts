import { createHash, randomBytes } from "node:crypto";
import { closeSync, existsSync, fdatasyncSync, fsyncSync, ftruncateSync, openSync, readFileSync, realpathSync } from "node:fs";
import { dirname } from "node:path";
import {
  type CommitmentAction,
  type CommitmentEvent,
  type CommitmentRefusal,
  decideCommitment,
  failed,
  type Hash,
  ok,
  readRecord,
  type ReadRecord,
  type RecordFault,
  recordHeader,
  recordLine,
  type Result,
  type Terms,
} from "@detente/engine";
import { syncFolder, writeAll } from "../journal/durable-write.ts";
import { lockJournal } from "../journal/journal-lock.ts";

const sha256: Hash = (text) => createHash("sha256").update(text).digest("hex");

const newSalt = (): string => randomBytes(16).toString("hex");

/** Reads and verifies the bytes of a record of commitments, with SHA-256 as everything here. */
export const readRecordBytes = (bytes: Uint8Array, heads: readonly string[] = []): ReadRecord => readRecord(sha256, bytes, heads);

/** `by`: the number of the process that writes to it; 0 where it is not known. */
interface InUse {
  readonly kind: "inUse";
  readonly by: number;
}

/** Begins a record where no file is yet, and gives back its first head. Throws what the system says about the file. */
export function beginRecordFile(path: string, terms: Terms): Result<string, InUse | { readonly kind: "exists" }> {
  return locked(path, () => {
    try {
      const { text, head } = recordHeader(sha256, terms, newSalt());
      write(openSync(path, "wx"), text, fsyncSync);
      syncFolder(dirname(path));
      return ok(head);
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "EEXIST") return failed({ kind: "exists" as const });
      throw error;
    }
  });
}

export type RecordProblem =
  | InUse
  /** Something is wrong with it; nothing is put on it before somebody has looked. */
  | { readonly kind: "faulty"; readonly faults: readonly RecordFault[] }
  /** Its last line is not whole and has to be mended first. */
  | { readonly kind: "unfinished"; readonly torn: number };

export type AppendProblem = RecordProblem | { readonly kind: "refused"; readonly refusal: CommitmentRefusal };

export interface Appended {
  readonly events: readonly CommitmentEvent[];
  /** The head after them: whoever keeps it notices later that they were cut off. */
  readonly head: string;
}

/**
 * Puts an action on record, if it is decided so, by adding to the end of the file and changing nothing else. One process at a time; the
 * record is verified before, and the disk has the line when this returns. Throws what the system says about the file.
 */
export function appendToRecordFile(path: string, action: CommitmentAction, at: string): Result<Appended, AppendProblem> {
  return locked<Appended, AppendProblem>(path, () => {
    const { faults, kept, torn } = readRecordBytes(readFileSync(path));
    if (kept === null) return failed({ kind: "faulty", faults });
    if (torn > 0) return failed({ kind: "unfinished", torn });
    const decision = decideCommitment(kept.terms, kept.state, action, at);
    if (decision.kind === "failed") return failed({ kind: "refused", refusal: decision.failure });
    let { head } = kept;
    let text = "";
    for (const event of decision.value) {
      const line = recordLine(sha256, head, { event, salt: newSalt() });
      text += line.text;
      ({ head } = line);
    }
    write(openSync(path, "a"), text, fdatasyncSync);
    return ok({ events: decision.value, head });
  });
}

/** Cuts off a last line that is not whole, and gives back what stood there. Throws what the system says about the file. */
export function mendRecordFile(path: string): Result<string, RecordProblem> {
  return locked<string, RecordProblem>(path, () => {
    const bytes = readFileSync(path);
    const { faults, kept, size, torn } = readRecordBytes(bytes);
    if (kept === null) return failed({ kind: "faulty", faults });
    if (torn > 0) {
      const file = openSync(path, "r+");
      try {
        ftruncateSync(file, size);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    }
    return ok(bytes.subarray(size).toString("utf8"));
  });
}

function locked<Value, Failure>(path: string, work: () => Result<Value, Failure>): Result<Value, Failure | InUse> {
  // Under whatever name it is written to, it is one file.
  const lock = lockJournal(existsSync(path) ? realpathSync(path) : path);
  if (lock.kind === "taken") return failed({ kind: "inUse", by: lock.by });
  try {
    return work();
  } finally {
    lock.release();
  }
}

function write(file: number, text: string, sync: (file: number) => void): void {
  try {
    writeAll(file, text);
    sync(file);
  } finally {
    closeSync(file);
  }
}
