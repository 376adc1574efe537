/**
 * Loaded before a program: whoever connects to the socket that MEMORY_DOOR names is told as JSON what the program's memory is, once
 * everything that nobody needs is gone. Takes a Node that was started with --expose-gc.
 */
import { createServer } from "node:net";
import { setImmediate } from "node:timers/promises";
import { isMainThread } from "node:worker_threads";

/** Those whom one round leaves over are gone after the next. */
const ROUNDS = 3;

const path = process.env["MEMORY_DOOR"];
const collect = globalThis.gc;
if (isMainThread && path !== undefined && collect !== undefined) {
  const measured = async (): Promise<string> => {
    for (let k = 0; k < ROUNDS; k++) {
      await setImmediate();
      collect();
    }
    const { heapUsed, external, rss } = process.memoryUsage();
    return JSON.stringify({ heap: heapUsed + external, resident: rss });
  };
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    void measured().then((text) => socket.end(text));
  });
  // The program ends as it would without.
  server.listen(path).unref();
}
