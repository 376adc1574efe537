import { parentPort, workerData } from "node:worker_threads";
import { PGlite, type Results } from "@electric-sql/pglite";
import type { Answer, Row } from "../line.ts";
import { READERS } from "../values.ts";
import { DURABLE_START, DurableFiles } from "./durable-files.ts";
import type { Question, Reply, WorkerData } from "./messages.ts";

if (parentPort === null) throw new Error("Expected to be started as a thread");
const port = parentPort;
// The thread is started with this and nothing else.
const { folder } = workerData as WorkerData;

const LONGEST_MESSAGE = 500;
const NOTHING: Answer = { rows: [], affected: null };

function stop(why: string): never {
  reply({ kind: "ended", message: why });
  return process.exit(1);
}

async function open(): Promise<PGlite> {
  return PGlite.create({ fs: new DurableFiles(folder, stop), startParams: [...DURABLE_START], parsers: { ...READERS } });
}

const answerOf = (results: Results<Row> | undefined): Answer =>
  results === undefined ? NOTHING : { rows: results.rows, affected: results.affectedRows ?? null };

/** No assertNever at its end: the engine, where that is, would take the thread a while to load. */
async function answer(database: PGlite, question: Question): Promise<Answer> {
  switch (question.kind) {
    case "query":
      return answerOf(await database.query<Row>(question.text, [...question.parameters]));
    case "script":
      return answerOf((await database.exec(question.text)).at(-1));
    case "close":
      await database.close();
      return NOTHING;
  }
}

/** PGlite's own errors carry its minified source, and the query with its parameters. */
function failure(id: number, error: unknown): Reply {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  const message = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_MESSAGE);
  return { kind: "failed", id, code, message };
}

const reply = (given: Reply): void => port.postMessage(given);

async function serveOne(database: PGlite, question: Question, before: Promise<void>): Promise<void> {
  await before;
  try {
    reply({ kind: "answered", id: question.id, answer: await answer(database, question) });
  } catch (error) {
    reply(failure(question.id, error));
  }
}

async function serve(): Promise<void> {
  const database = await open();
  let last: Promise<void> = Promise.resolve();
  port.on("message", (question: Question) => {
    last = serveOne(database, question, last);
  });
  reply({ kind: "opened" });
}

serve().catch((error: unknown) => reply(failure(0, error)));
