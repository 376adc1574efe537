import type { GameResult } from "@detente/engine";
import * as z from "zod";
import { caseHash, ended, engineRecord, instant, title, uuid } from "./parts.ts";

/** Games of one task, at most. */
export const MOST_GAMES = 100_000;
/** Outcomes of a case that is played, at most. */
export const MOST_OUTCOMES = 200_000;
export const MOST_ROUNDS = 10_000;
export const LARGEST_SEED = 2 ** 32 - 1;

const strategy = z
  .string()
  .min(1)
  .max(500)
  .meta({ description: "A strategy of the house, as `detente strategies` lists them: aspiration(e=0.5)" });

const playing = {
  title,
  protocol: z.enum(["alternatingOffers", "openFloor"]).default("alternatingOffers"),
  rounds: z
    .int()
    .min(1)
    .max(MOST_ROUNDS)
    .default(100)
    .meta({ description: "The deadline; on an open floor, where there are none, as many turns as those rounds would have" }),
  roundTime: z.enum(["completed", "entered"]).default("completed"),
  seed: z.int().min(0).max(LARGEST_SEED).default(1),
} as const;

const several = `A task has at most ${MOST_GAMES} games, and its cases at most ${MOST_OUTCOMES} outcomes each`;

export const askedTournament = z
  .strictObject({
    ...playing,
    cases: z.array(caseHash).min(1).max(20),
    strategies: z.array(strategy).min(1).max(40),
    sample: z.int().min(1).max(MOST_GAMES).optional().meta({ description: "So many seatings a case, drawn in lots; left out: all" }),
    openings: z.enum(["first", "every"]).default("first"),
    selfPlay: z.enum(["included", "leftOut"]).default("included"),
    repetitions: z.int().min(1).max(MOST_GAMES).default(1),
  })
  .meta({ description: several });

export const askedSimulation = z
  .strictObject({
    ...playing,
    case: caseHash,
    seats: z
      .array(strategy)
      .min(1)
      .max(12)
      .meta({ description: "The strategy of each party, in the order of the case; one alone plays for all" }),
    games: z.int().min(1).max(MOST_GAMES).default(1).meta({ description: "How many, each with a seed of its own" }),
  })
  .meta({ description: several });

export type AskedTournament = z.output<typeof askedTournament>;
export type AskedSimulation = z.output<typeof askedSimulation>;

export const taskState = z.enum(["queued", "running", "done", "failed", "cancelled"]);

export const task = z.object({
  id: uuid,
  title: z.string(),
  state: taskState,
  games: z.int(),
  /** Games that are kept. */
  finished: z.int(),
  createdAt: instant,
  endedAt: instant.nullable(),
  failure: z.string().nullable().meta({ description: "Why it has failed, in words; null: it has not" }),
});

const amounts = z.object({ underWay: z.int(), kept: z.int(), games: z.int() });

/** Of a person, over tournaments and simulations together. */
export const taskAccount = z.object({
  use: amounts.meta({ description: "Tasks that wait or run, all that are kept, and the games of all" }),
  most: amounts.meta({ description: "How much of that this person may have" }),
});

/** A game of a task, under its number in it: from 0. */
export const listedGame = z.object({ number: z.int(), game: engineRecord<GameResult>("A finished game, with its score") });

export const replayedGame = z.object({
  number: z.int(),
  record: engineRecord<Readonly<Record<string, unknown>>>("The game with all its events, as a game file holds it"),
  /** Whether it came to the same again: it does unless a strategy is of another version now. */
  isSame: z.boolean(),
});

export const taskMessage = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("progress"), state: taskState, games: z.int(), finished: z.int() }),
  // "over": the task has ended, and there is no more to tell.
  z.object({ kind: z.literal("ended"), reason: z.enum([...ended.shape.reason.options, "over"]) }),
]);
export type TaskMessage = z.output<typeof taskMessage>;
