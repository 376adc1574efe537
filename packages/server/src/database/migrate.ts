import type { Line } from "./line.ts";
import { tasks } from "./migrations/0006-tasks.ts";
import { JOB_QUEUE } from "./migrations/job-queue.ts";
import type { Migration } from "./migrations/migration.ts";
import { MIGRATIONS } from "./migrations/migrations.ts";
import { ROLES } from "./roles.ts";

/** A database that this program must not touch, in plain words for whoever starts it. */
export class DatabaseRefused extends Error {
  override readonly name = "DatabaseRefused";
}

/** Any number, the same in all versions: who holds it migrates. */
const LOCK = 4_172_025;

/**
 * Brings the database up to date, with the rights of the connection, which must own it. All or nothing. Where several processes start at once
 * one does it, and the others find it done. Throws `DatabaseRefused` where a newer program has been there.
 */
export async function migrate(line: Line, migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  await line.script("begin");
  try {
    await migrateWithin(line, migrations);
    await line.script("commit");
  } catch (error) {
    await line.script("rollback");
    throw error;
  }
}

/** The same, as part of a transaction under way. Others that would migrate wait for its end. */
export async function migrateWithin(line: Line, migrations: readonly Migration[]): Promise<void> {
  await line.script(`select pg_advisory_xact_lock(${LOCK})`);
  await line.script(LEDGER);
  for (const migration of missing(await namesOf(line), migrations)) await step(line, migration);
  if ((await namesOf(line)).includes(tasks.name)) await remakeQueue(line);
}

/** A restore by other tools may leave the queue out, or its rows: it is made anew, empty. What it held is sent again by whoever looks for it. */
async function remakeQueue(line: Line): Promise<void> {
  const [known] = await line.script("select to_regclass('detente_jobs.version') is not null as is_there");
  const isThere = known?.["is_there"] === true && (await line.script("select version from detente_jobs.version")).length > 0;
  if (!isThere) await line.script(`drop schema if exists detente_jobs cascade;\n${JOB_QUEUE}`);
}

/** Apart from the tables of the program, whose every reader is held to row-level security. */
const LEDGER = `
create schema if not exists detente;
create schema if not exists detente_migrations;
create table if not exists detente_migrations.done (name text primary key, at timestamptz not null default now());
${ROLES}`;

async function namesOf(line: Line): Promise<readonly string[]> {
  const { rows } = await line.query("select name from detente_migrations.done order by name", []);
  return rows.map((row) => String(row["name"]));
}

function missing(done: readonly string[], migrations: readonly Migration[]): readonly Migration[] {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = done.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    const text = `The database is newer than this program: it has been through ${unknown.join(", ")}, which this version does not know.`;
    throw new DatabaseRefused(`${text} Start the newer version again, or restore a backup from before.`);
  }
  return migrations.filter(({ name }) => !done.includes(name));
}

async function step(line: Line, { name, text }: Migration): Promise<void> {
  await line.script(text);
  await line.query("insert into detente_migrations.done (name) values ($1)", [name]);
}
