import { createHmac, type Hmac, randomUUID, timingSafeEqual } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import type { ServerKey } from "../secrets/server-key.ts";
import { type BackupHead, type BackupLine, backupLine, FORM, KeepingRefused } from "./backup-form.ts";

/** Characters that are handed on at once. */
const BLOCK = 2 ** 16;
/** Bytes. No row of ours comes near it. */
const LONGEST_LINE = 2 ** 28;

const hmacOf = (key: ServerKey): Hmac => createHmac("sha256", key.derived("backup"));

/**
 * Writes what `dump` gives, with its last line, into a file that only its owner may read: whole and on disk, or not at all. A file that is
 * there is replaced. Gives what `dump` returned.
 */
export async function writeBackupFile(
  path: string,
  lines: AsyncGenerator<string, { readonly rows: number }>,
  key: ServerKey,
): Promise<{ readonly rows: number }> {
  const draft = `${path}.${randomUUID()}.part`;
  const file = await open(draft, "wx", 0o600);
  try {
    let rows = 0;
    const told = (given: number): void => void (rows = given);
    await pipeline(Readable.from(sealedBlocks(lines, key, told), { objectMode: false }), createGzip({ level: 6 }), async (packed) => {
      for await (const block of packed) await file.write(block);
    });
    await file.sync();
    await file.close();
    await rename(draft, path);
    await syncFolder(dirname(path));
    return { rows };
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
}

async function* sealedBlocks(
  lines: AsyncGenerator<string, { readonly rows: number }>,
  key: ServerKey,
  told: (rows: number) => void,
): AsyncGenerator<Buffer> {
  const hmac = hmacOf(key);
  let waiting = "";
  for (;;) {
    const { done, value } = await lines.next();
    if (done === true) {
      const last = Buffer.from(waiting);
      hmac.update(last);
      yield last;
      told(value.rows);
      const end: BackupLine = { kind: "end", rows: value.rows, seal: hmac.digest("hex") };
      yield Buffer.from(`${JSON.stringify(end)}\n`);
      return;
    }
    waiting += `${value}\n`;
    if (waiting.length < BLOCK) continue;
    const block = Buffer.from(waiting);
    waiting = "";
    hmac.update(block);
    yield block;
  }
}

async function syncFolder(path: string): Promise<void> {
  // Windows opens no folders.
  if (process.platform === "win32") return;
  const folder = await open(path);
  await folder.sync();
  await folder.close();
}

/** What is in a backup: its head, and all that follows it. */
export interface BackupFile {
  readonly head: BackupHead;
  /** Rows as they stand; else what the line says. The last is `end`, and only comes where nothing was changed. */
  readonly rest: AsyncGenerator<string | BackupLine>;
}

/** Throws `KeepingRefused`, at once or while it is read, where it is no backup, was torn or changed, or is of a newer form. */
export async function readBackupFile(path: string, key: ServerKey): Promise<BackupFile> {
  const lines = linesOf(path);
  const hmac = hmacOf(key);
  const first = await lines.next();
  const head = first.done === true ? null : headIn(first.value);
  if (head === null) throw new KeepingRefused(`${path} is no backup of Detente.`);
  if (head.form > FORM)
    throw new KeepingRefused(`${path} was made by a newer version of Detente. Restore it with that one, or a newer one.`);
  hmac.update(first.value ?? "").update("\n");
  return { head, rest: rest(path, lines, hmac) };
}

/** Reads it to its end. Throws as above: before anything is begun with it. */
export async function checkBackupFile(path: string, key: ServerKey): Promise<void> {
  const { rest } = await readBackupFile(path, key);
  while ((await rest.next()).done !== true);
}

async function* rest(path: string, lines: AsyncGenerator<Buffer>, hmac: Hmac): AsyncGenerator<string | BackupLine> {
  for await (const line of lines) {
    const text = line.toString("utf8");
    if (!text.startsWith("{")) {
      hmac.update(line).update("\n");
      yield text;
      continue;
    }
    const said = lineIn(text);
    if (said === null) throw new KeepingRefused(changedText(path));
    if (said.kind === "end") {
      const sealed = Buffer.from(said.seal, "hex");
      const counted = hmac.digest();
      if (sealed.length !== counted.length || !timingSafeEqual(sealed, counted)) throw new KeepingRefused(changedText(path));
      yield said;
      if ((await lines.next()).done !== true) throw new KeepingRefused(changedText(path));
      return;
    }
    hmac.update(line).update("\n");
    yield said;
  }
  throw new KeepingRefused(tornText(path));
}

export const changedText = (path: string): string =>
  `${path} is not as it was written: somebody or something has changed it. Nothing was restored.`;
const tornText = (path: string): string => `${path} is torn: its end is missing. Nothing was restored.`;

function headIn(line: Buffer): BackupHead | null {
  const said = lineIn(line.toString("utf8"));
  return said?.kind === "backup" ? said : null;
}

function lineIn(text: string): BackupLine | null {
  try {
    return backupLine.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // No JSON.
    return null;
  }
}

/** Without their ends. What stands behind the last end of a line is a torn line, and not given. */
async function* linesOf(path: string): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const block of unpacked(path)) {
    let begin = 0;
    for (let end = block.indexOf(10); end !== -1; end = block.indexOf(10, begin)) {
      yield Buffer.concat([...waiting, block.subarray(begin, end)]);
      [waiting, length, begin] = [[], 0, end + 1];
    }
    waiting.push(block.subarray(begin));
    length += block.length - begin;
    if (length > LONGEST_LINE) throw new KeepingRefused(changedText(path));
  }
}

async function* unpacked(path: string): AsyncGenerator<Buffer> {
  const packed = createReadStream(path);
  const gunzip = createGunzip();
  // Without it an error of reading would end the process; the pipe passes nothing on but what is read.
  packed.once("error", (error) => gunzip.destroy(error));
  try {
    yield* packed.pipe(gunzip);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "Z_BUF_ERROR") throw new KeepingRefused(tornText(path));
    if (code.startsWith("Z_")) throw new KeepingRefused(`${path} is no backup of Detente, or was changed. Nothing was restored.`);
    throw error;
  } finally {
    packed.destroy();
  }
}
