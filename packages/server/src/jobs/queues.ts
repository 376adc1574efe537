/** Every queue there is, with how often a job of it is tried again, and how many seconds after the first failure; later ones wait longer. */
export const QUEUES = {
  /** A part of the games of a task. */
  "task-part": { retries: 8, firstDelay: 1, longestDelay: 60 },
  /** The standings of a task whose games are played. */
  "task-end": { retries: 8, firstDelay: 1, longestDelay: 60 },
  /** A bot's move in a session. */
  "bot-turn": { retries: 8, firstDelay: 1, longestDelay: 30 },
  /** What a teacher does at all tables. */
  "exercise-deed": { retries: 8, firstDelay: 1, longestDelay: 10 },
} as const satisfies Readonly<Record<string, QueueSettings>>;

export interface QueueSettings {
  readonly retries: number;
  /** Seconds. */
  readonly firstDelay: number;
  /** Seconds. */
  readonly longestDelay: number;
}

export type QueueName = keyof typeof QUEUES;
