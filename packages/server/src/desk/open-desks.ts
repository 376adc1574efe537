import { availableParallelism } from "node:os";
import { AdviceDesk } from "../advice/advice-desk.ts";
import { CaseDesk } from "../cases/desk/case-desk.ts";
import type { DeskMeans } from "./asking.ts";
import { Desk } from "./desk.ts";

const [FEWEST_THREADS, MOST_THREADS] = [2, 4];

/** What a server has: for advice, one processor is left to what does not wait. */
export const DESK_MEANS: DeskMeans = {
  program: new URL("./do-desk-work.ts", import.meta.url),
  lanes: {
    advice: { threads: Math.min(MOST_THREADS, Math.max(FEWEST_THREADS, availableParallelism() - 1)), limit: 30_000 },
    // Reading five megabytes of honest YAML takes some two seconds.
    cases: { threads: 1, limit: 15_000 },
    briefs: { threads: 1, limit: 15_000 },
  },
  mostWaiting: 100,
  mostOfOne: 16,
  // With the time for an answer well below the silence after which a connection is given up.
  patience: 45_000,
  memory: 768,
};

/** One pool of threads, and a door to it for each thing that is asked. Threads begin when they are needed. */
export interface Desks {
  readonly advice: AdviceDesk;
  readonly cases: CaseDesk;
  readonly close: () => Promise<void>;
}

export function openDesks(means: DeskMeans = DESK_MEANS): Desks {
  const desk = new Desk(means);
  return { advice: new AdviceDesk(desk), cases: new CaseDesk(desk), close: () => desk.close() };
}
