import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ownerAddress } from "../database/fixtures/test-postgres.fixture.ts";
import { type PostgresPrograms, postgresPrograms } from "../database/fixtures/postgres-programs.fixture.ts";
import { connect } from "../database/postgres/connect.ts";

/** Milliseconds. */
const LONGEST_START = 60_000;
const BETWEEN_LOOKS = 10;
/** Ends the PostgreSQL when whoever holds the other end of its input is gone. */
const TIED = '"$@" & p=$!; read x; kill -QUIT $p; wait $p';

/** A PostgreSQL of one proof, with a database of the name `detente`. */
export interface KillablePostgres {
  readonly url: string;
  /** With kill -9, all its processes at once. Done once they are gone. */
  readonly kill: () => Promise<void>;
  /** After a kill. Done once it has recovered. */
  readonly start: () => Promise<void>;
  /** Ends and deletes it. */
  readonly close: () => Promise<void>;
}

export async function killablePostgres(): Promise<KillablePostgres> {
  const programs = postgresPrograms(process.env);
  if (typeof programs === "string") throw new Error(programs);
  const folder = mkdtempSync(join(tmpdir(), "detente-killable-"));
  const data = prepared(folder, programs);
  const owner = ownerAddress(folder, "postgres");
  let child = await started(folder, programs);
  const client = await connect(owner, 0);
  await client.query("create database detente");
  await client.end();
  return {
    url: ownerAddress(folder, "detente"),
    kill: async () => {
      const postmaster = Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]);
      // First held fast, so that it starts and ends nothing while its children are counted.
      process.kill(postmaster, "SIGSTOP");
      const isOfIt = ({ pid, parent }: Running): boolean => pid === postmaster || parent === postmaster;
      const all = running().filter(isOfIt);
      for (const { pid } of all) kill(pid);
      const pids = new Set(all.map(({ pid }) => pid));
      while (running().some(({ pid }) => pids.has(pid))) await pause(BETWEEN_LOOKS);
      await ended(child);
    },
    start: async () => {
      child = await started(folder, programs);
    },
    close: async () => {
      await ended(child);
      rmSync(folder, { recursive: true });
    },
  };
}

function prepared(folder: string, { folder: programs, environment, user }: PostgresPrograms): string {
  chmodSync(folder, 0o755);
  const data = join(folder, "data");
  for (const each of [data, join(folder, "socket")]) {
    mkdirSync(each, { mode: 0o700 });
    if (user !== null) chownSync(each, user.uid, user.gid);
  }
  const settings = ["-D", data, "-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C"];
  const made = spawnSync(join(programs, "initdb"), settings, { ...user, env: environment, cwd: data, encoding: "utf8" });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  writeFileSync(join(data, "pg_hba.conf"), "local all postgres trust\nlocal all all scram-sha-256\n");
  return data;
}

async function started(folder: string, { folder: programs, environment, user }: PostgresPrograms): Promise<ChildProcess> {
  const log = openSync(join(folder, "log"), "a");
  const parameters = ["-c", "listen_addresses=", "-c", `unix_socket_directories=${join(folder, "socket")}`, "-c", "max_connections=200"];
  const program = [join(programs, "postgres"), "-D", join(folder, "data"), ...parameters];
  const child = spawn("/bin/sh", ["-c", TIED, "sh", ...program], {
    ...user,
    env: { PATH: process.env["PATH"], ...environment },
    cwd: join(folder, "data"),
    stdio: ["pipe", log, log],
  });
  await (await connect(ownerAddress(folder, "postgres"), LONGEST_START)).end();
  return child;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = once(child, "exit");
  child.stdin?.end();
  await gone;
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    // It has ended by itself meanwhile.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

interface Running {
  readonly pid: number;
  readonly parent: number;
}

/** Processes of this machine, without those that have ended and that nobody has asked about. */
function running(): readonly Running[] {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid=,stat="], { encoding: "utf8" });
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
  return lines.flatMap(([pid, parent, state]) => (state?.startsWith("Z") === true ? [] : [{ pid: Number(pid), parent: Number(parent) }]));
}
