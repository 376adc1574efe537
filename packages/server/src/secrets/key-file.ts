import { randomBytes, randomUUID } from "node:crypto";
import { closeSync, constants, fstatSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { failed, ok, type Result } from "@detente/engine";
import { type ServerKey, serverKeyOf } from "./server-key.ts";

/** The key in a file; null: there is none. Refused where others than its owner may read or change it, for then it is no secret any more. */
export function readKeyFile(path: string): Result<ServerKey | null, string> {
  const text = read(path);
  if (text === null) return ok(null);
  return text.kind === "ok" ? serverKeyOf(text.value) : text;
}

/** A new key in a new file. Where another process made one at the same time, both have the same. */
export function makeKeyFile(path: string): Result<ServerKey, string> {
  const text = made(path);
  return text.kind === "ok" ? serverKeyOf(text.value) : text;
}

/** Null: there is no such file. */
function read(path: string): Result<string, string> | null {
  const file = opened(path);
  if (file === null) return null;
  try {
    const problem = problemOf(path, fstatSync(file));
    return problem === null ? { kind: "ok", value: readFileSync(file, "utf8") } : failed(problem);
  } finally {
    closeSync(file);
  }
}

function opened(path: string): number | null {
  try {
    return openSync(path, constants.O_RDONLY);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

function problemOf(path: string, { mode, uid }: { readonly mode: number; readonly uid: number }): string | null {
  // Windows has no such permissions, and says that everybody has them all.
  if (process.platform === "win32") return null;
  if ((mode & 0o077) !== 0) {
    const now = (mode & 0o777).toString(8);
    return `The key file ${path} is open to others (permissions ${now}). Ask yourself who has read it; then \`chmod 600 ${path}\`.`;
  }
  const self = process.getuid?.();
  return uid === self || uid === 0 ? null : `The key file ${path} belongs to another user, who can read and change it.`;
}

/** On disk before anything is sealed with it. Where two processes do this at once, both go on with the same. */
function made(path: string): Result<string, string> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  try {
    writeDurably(draft, `${randomBytes(32).toString("base64url")}\n`);
    linkSync(draft, path);
    syncFolder(dirname(path));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return read(path) ?? failed(`The key file ${path} was made, and is not there any more.`);
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, "wx", 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function syncFolder(path: string): void {
  // Windows opens no folders.
  if (process.platform === "win32") return;
  const folder = openSync(path, constants.O_RDONLY);
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
