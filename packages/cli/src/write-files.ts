import { randomUUID } from "node:crypto";
import { closeSync, fchmodSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Result } from "@detente/engine";
import { isSameFile } from "./is-same-file.ts";
import { visible } from "./visible.ts";
import { writeFailure } from "./write-failure.ts";

/**
 * Writes whole files or nothing: every text goes to a new file beside its place; when all are on the disk, each takes its
 * place (keeping the permissions of a file that was there). What is not a plain file, such as a pipe, is written to
 * directly. The files of `kept` are not written over, whatever name they are given here. The failure is a sentence for the user.
 */
export function writeFiles(files: readonly FileToWrite[], kept: readonly string[] = []): Result<null, string> {
  const drafts: Draft[] = [];
  let current = "";
  try {
    for (const { path, text } of files) {
      current = path;
      if (kept.some((each) => isSameFile(each, path))) {
        return { kind: "failed", failure: `${visible(path, "line")}: is what this is made from, and is not written over` };
      }
      const there = statSync(path, { throwIfNoEntry: false });
      if (there !== undefined && !there.isFile()) writeFileSync(path, text);
      else drafts.push(writeDraft(there === undefined ? path : realpathSync(path), text, there?.mode));
    }
    for (const { draft, path } of drafts) {
      current = path;
      renameSync(draft, path);
    }
    return { kind: "ok", value: null };
  } catch (error) {
    return { kind: "failed", failure: writeFailure(current, error) };
  } finally {
    for (const { draft } of drafts) rmSync(draft, { force: true });
  }
}

export interface FileToWrite {
  readonly path: string;
  readonly text: string;
}

interface Draft {
  readonly draft: string;
  readonly path: string;
}

function writeDraft(path: string, text: string, mode: number | undefined): Draft {
  const draft = join(dirname(path), `.${basename(path).slice(0, 60)}.${randomUUID()}.tmp`);
  const file = openSync(draft, "wx");
  try {
    writeFileSync(file, text);
    if (mode !== undefined) fchmodSync(file, mode);
    fsyncSync(file);
    return { draft, path };
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}
