import type { Parts } from "./open-parts.ts";
import type { RegularWork } from "./regularly.ts";

/** What a server does without being asked. */
export interface Life {
  /** To be done as long as the server runs. */
  readonly works: readonly RegularWork[];
  /** Begins to take jobs, to make the moves of bots, and to do what is asked for at all tables of an exercise. */
  readonly play: () => Promise<void>;
  /** Ends what is under way and what is read live. Requests are still answered. */
  readonly quieten: () => Promise<void>;
}

/** Milliseconds. Between two looks for what other processes wrote, should a notice be lost. */
const LOOK_AROUND = 2_000;
const TICK = 1_000;
/** Between two looks for bots whose turn was lost. */
const LOOK_AT_BOTS = 20_000;
/** Between two looks for jobs of tasks that were lost. */
const LOOK_AT_TASKS = 10_000;
/** Between two looks for deeds at all tables whose job was lost. */
const LOOK_AT_DEEDS = 10_000;
/** Between two looks for streams whose sign-in is over by itself. */
const LOOK_AT_SIGN_INS = 30_000;

/** `workers`: threads that play tournaments and simulations here. */
export function lifeOf({ tasks, sessions, seats, briefs, records, signIn, bots, deeds, exercises }: Parts, workers: number): Life {
  return {
    works: [
      { every: LOOK_AROUND, work: () => Promise.all([sessions.catchUp(), briefs.catchUp(), records.catchUp()]) },
      { every: TICK, work: () => Promise.all([sessions.tick(), bots.tick()]) },
      { every: LOOK_AT_BOTS, work: bots.lookAround },
      { every: LOOK_AT_TASKS, work: tasks.lookAround },
      { every: LOOK_AT_DEEDS, work: () => deeds.lookAround() },
      { every: LOOK_AT_SIGN_INS, work: signIn.lookAround },
    ],
    play: async () => {
      await tasks.play(workers);
      await bots.play();
      await deeds.play();
    },
    quieten: async () => {
      await deeds.close();
      await bots.close();
      await tasks.close();
      exercises.close();
      await sessions.close();
      await records.close();
      await briefs.close();
      await seats.close();
    },
  };
}
