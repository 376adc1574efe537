/** Every queue there is, with how often a job of it is tried again, and how many seconds after the first failure; later ones wait longer. */
export const QUEUES = {
  "task-part": { retries: 8, firstDelay: 1, longestDelay: 60 },
} as const satisfies Readonly<Record<string, QueueSettings>>;

export interface QueueSettings {
  readonly retries: number;
  /** Seconds. */
  readonly firstDelay: number;
  /** Seconds. */
  readonly longestDelay: number;
}

export type QueueName = keyof typeof QUEUES;
