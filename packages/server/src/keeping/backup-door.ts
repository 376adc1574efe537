import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { chmodSync, readdirSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createConnection, createServer, type Socket } from "node:net";
import { join, relative, resolve } from "node:path";
import { createInterface } from "node:readline";
import type { EmbeddedDatabase } from "../database/embedded/open-embedded.ts";
import { audit } from "../store/audit-store.ts";

const COPY = "copy-";
/** Bytes that the path of a socket may have, on the system that allows fewest. */
const LONGEST_PATH = 103;

/**
 * Lets a program on this machine, of whoever runs the server, have a copy of the embedded database while the server goes on: only one process
 * can have the database itself open. A socket beside it, for its owner alone; the copy lasts as long as the connection. Gives how to close
 * it. Where the path is too long for a socket there is no door, and a backup needs the server stopped.
 */
export async function openBackupDoor(database: EmbeddedDatabase, folder: string): Promise<() => Promise<void>> {
  // Of programs that were killed: nobody else has the folder now.
  for (const name of readdirSync(folder)) if (name.startsWith(COPY)) rmSync(join(folder, name), { recursive: true, force: true });
  const path = doorPath(folder);
  if (path === null) return async () => undefined;
  if (process.platform !== "win32") rmSync(path, { force: true });
  const open = new Set<Socket>();
  const door = createServer((socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    void giveCopy(database, { folder, socket });
  });
  door.listen(path);
  await once(door, "listening");
  if (process.platform !== "win32") chmodSync(path, 0o600);
  // A door alone keeps no process alive.
  door.unref();
  return async () => {
    const closed = once(door, "close");
    door.close();
    for (const socket of open) socket.destroy();
    await closed;
  };
}

/** Null: there is no server that has the folder open, or it has no door. */
export async function copyThroughDoor(folder: string): Promise<{ readonly copy: string; readonly leave: () => Promise<void> } | null> {
  const path = doorPath(folder);
  if (path === null) return null;
  const socket = createConnection(path);
  try {
    await once(socket, "connect");
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ECONNREFUSED")) return null;
    throw error;
  }
  socket.on("error", () => undefined);
  const line = await firstLine(socket);
  if (!line.startsWith(COPY)) throw new Error(`Expected a copy of the database, got ${line === "" ? "nothing" : line}`);
  const copy = join(folder, line);
  const leave = async (): Promise<void> => {
    await rm(copy, { recursive: true, force: true });
    socket.destroy();
  };
  return { copy, leave };
}

interface Asked {
  readonly folder: string;
  readonly socket: Socket;
}

async function giveCopy(database: EmbeddedDatabase, { folder, socket }: Asked): Promise<void> {
  const name = `${COPY}${randomUUID()}`;
  // Whoever asked may have gone; the copy goes then too.
  socket.on("error", () => undefined);
  const gone = once(socket, "close");
  try {
    await database.transact({ kind: "engine" }, (transaction) =>
      audit(transaction, { deed: "backupBegun", by: null, table: null, facts: {} }),
    );
    await database.copyTo(join(folder, name));
    socket.write(`${name}\n`);
  } catch (error) {
    socket.end(`failed: ${error instanceof Error ? error.message : "unknown"}\n`);
  }
  await gone;
  await rm(join(folder, name), { recursive: true, force: true });
}

async function firstLine(socket: Socket): Promise<string> {
  for await (const line of createInterface(socket)) return line;
  return "";
}

function doorPath(folder: string): string | null {
  const whole = resolve(folder);
  if (process.platform === "win32") return `\\\\.\\pipe\\detente-${createHash("sha256").update(whole).digest("hex").slice(0, 32)}`;
  const beside = [join(whole, "backup.socket"), join(relative(process.cwd(), whole), "backup.socket")];
  return beside.find((path) => Buffer.byteLength(path) <= LONGEST_PATH) ?? null;
}
