import { parentPort } from "node:worker_threads";
import type { DeskJob } from "./desk-job.ts";
import { doDeskJob } from "./do-desk-job.ts";

if (parentPort === null) throw new Error("Expected to run in a thread");
const port = parentPort;
port.on("message", (job: DeskJob) => port.postMessage(doDeskJob(job)));
