import { availableParallelism } from "node:os";
import { AdviceDesk } from "./advice-desk.ts";

const [FEWEST_THREADS, MOST_THREADS] = [2, 4];
const MOST_WAITING = 24;
/** Milliseconds. Together well below the silence after which a connection is given up. */
const LIMIT = 30_000;
const PATIENCE = 45_000;
/** Megabytes a thread. */
const MEMORY = 512;

/** The desk of a server: one processor is left to what does not wait. Threads begin with the first question. */
export const openDesk = (): AdviceDesk =>
  new AdviceDesk({
    program: new URL("./answer-question.ts", import.meta.url),
    threads: Math.min(MOST_THREADS, Math.max(FEWEST_THREADS, availableParallelism() - 1)),
    mostWaiting: MOST_WAITING,
    limit: LIMIT,
    patience: PATIENCE,
    memory: MEMORY,
  });
