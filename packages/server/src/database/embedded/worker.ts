import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import type { Answer } from "../line.ts";
import { READERS } from "../values.ts";
import { DURABLE_START, DurableFiles } from "./durable-files.ts";
import type { Question, Reply, WorkerData } from "./messages.ts";
import { Statements } from "./statements.ts";

if (parentPort === null) throw new Error("Expected to be started as a thread");
const port = parentPort;
// The thread is started with this and nothing else.
const { folder } = workerData as WorkerData;

const LONGEST_MESSAGE = 500;

interface Opened {
  readonly database: PGlite;
  readonly statements: Statements;
}

function stop(why: string): never {
  reply({ kind: "ended", message: why });
  return process.exit(1);
}

async function open(): Promise<Opened> {
  const database = await PGlite.create({ fs: new DurableFiles(folder, stop), startParams: [...DURABLE_START], parsers: { ...READERS } });
  return { database, statements: new Statements(database) };
}

/** No assertNever at its end: the engine, where that is, would take the thread a while to load. */
async function answer({ database, statements }: Opened, question: Question): Promise<Answer> {
  switch (question.kind) {
    case "query":
      return statements.query(question.text, question.parameters);
    case "script":
      return statements.script(question.text);
    case "close":
      await database.close();
      return { rows: [], affected: null };
  }
}

/** PGlite's own errors carry its minified source, and the query with its parameters. */
function failure(id: number, error: unknown): Reply {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  const message = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_MESSAGE);
  return { kind: "failed", id, code, message };
}

const reply = (given: Reply): void => port.postMessage(given);

async function serveOne(opened: Opened, question: Question, before: Promise<void>): Promise<void> {
  await before;
  try {
    reply({ kind: "answered", id: question.id, answer: await answer(opened, question) });
  } catch (error) {
    reply(failure(question.id, error));
  }
}

async function serve(): Promise<void> {
  const opened = await open();
  let last: Promise<void> = Promise.resolve();
  port.on("message", (question: Question) => {
    last = serveOne(opened, question, last);
  });
  reply({ kind: "opened" });
}

serve().catch((error: unknown) => reply(failure(0, error)));
