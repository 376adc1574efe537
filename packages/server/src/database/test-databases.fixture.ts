import { rmSync } from "node:fs";
import { describe } from "vitest";
import { givenKey } from "../secrets/key-source.ts";
import { ServerKey } from "../secrets/server-key.ts";
import type { Database } from "./database.ts";
import { openEmbedded } from "./embedded/open-embedded.ts";
import { embeddedFolder } from "./fixtures/embedded-folder.fixture.ts";
import { postgresPrograms } from "./fixtures/postgres-programs.fixture.ts";
import { freshPostgresDatabase } from "./fixtures/test-postgres.fixture.ts";
import { openPostgres } from "./postgres/open-postgres.ts";

/** A fresh database, migrated, for tests of its own. */
export interface TestDatabase {
  readonly database: Database;
  /** Address with the owner's login; null: embedded. */
  readonly url: string | null;
  /** As another process would have it. The embedded one has but one process: the same. */
  readonly another: () => Promise<Database>;
  /** Closes all. */
  readonly close: () => Promise<void>;
}

/** Of all tests: the login of the server is shared by all databases of a PostgreSQL, and its password comes from this. */
const KEY_BYTES = new Uint8Array(32).fill(7);
export const TEST_KEY = new ServerKey(KEY_BYTES);
/** The same, as a setting. */
export const TEST_KEY_TEXT = Buffer.from(KEY_BYTES).toString("base64url");
/** Milliseconds: never, in a test. */
const NEVER = 2 ** 31 - 1;
const CONNECTIONS = 8;

/**
 * The same tests on both kinds of database. Where there is no PostgreSQL to start, those on one are skipped, and their name says why.
 *
 * @example
 * onBothKinds((open) => {
 *   let given: TestDatabase;
 *   beforeAll(async () => void (given = await open()));
 *   afterAll(() => given.close());
 * });
 */
export function onBothKinds(suite: (open: () => Promise<TestDatabase>, kind: Database["kind"]) => void): void {
  describe("on the embedded database", () => {
    suite(openTestEmbedded, "embedded");
  });
  const without = withoutPostgres();
  describe.skipIf(without !== null)(`on PostgreSQL${without === null ? "" : `: ${without}`}`, () => {
    suite(openTestPostgres, "postgres");
  });
}

/** Why there is no PostgreSQL for tests; null: there is. */
export function withoutPostgres(): string | null {
  const programs = postgresPrograms(process.env);
  return typeof programs === "string" ? programs : null;
}

export async function openTestEmbedded(): Promise<TestDatabase> {
  const folder = await embeddedFolder();
  const database = await openEmbedded({ folder, housekeeping: NEVER });
  const close = async (): Promise<void> => {
    await database.close();
    rmSync(folder, { recursive: true });
  };
  return { database, url: null, another: async () => database, close };
}

export async function openTestPostgres(): Promise<TestDatabase> {
  const url = await freshPostgresDatabase("migrated");
  const opened: Database[] = [];
  const another = async (): Promise<Database> => {
    const database = await openPostgres({
      url,
      ownerUrl: null,
      key: givenKey(TEST_KEY),
      connections: CONNECTIONS,
      patience: 0,
      mayLose: "off",
    });
    opened.push(database);
    return database;
  };
  const database = await another();
  const close = async (): Promise<void> => void (await Promise.all(opened.map((each) => each.close())));
  return { database, url, another, close };
}
