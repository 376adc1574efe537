/**
 * A program: a server by the variables of its environment, as `detente serve` starts it. Says its address and its console link on a
 * line, and ends with whoever started it, however that ends.
 */
import { start } from "../main.ts";

process.stdin.resume().once("close", () => process.exit(1));
const started = await start(process.env);
if (started.kind === "failed") throw new Error(started.failure.join("\n"));
process.once("SIGTERM", () => void started.value.stop().then(() => process.exit(0)));
process.stdout.write(`${started.value.url} ${started.value.consoleLink ?? ""}\n`);
