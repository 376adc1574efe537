// A worker in a process of its own: one line once it works, then one for each part that it has played. Ends with whoever started it.
import { startWorker } from "../main.ts";

process.stdin.resume().once("close", () => process.exit(1));
const started = await startWorker(process.env, 1);
if (started.kind === "failed") throw new Error(started.failure.join("\n"));
process.once("SIGTERM", () => void started.value.stop().then(() => process.exit(0)));
