import type { Generated } from "kysely";
import type { Time } from "./columns.ts";

/** Tournaments and simulations. */
export interface TaskRows {
  readonly task: TaskRow;
  readonly task_part: TaskPartRow;
}

/** A tournament or a simulation of a person. */
interface TaskRow {
  readonly id: string;
  readonly kind: "tournament" | "simulation";
  readonly by_person: string;
  /** Of the request, so that it begins one task only. */
  readonly key: string | null;
  readonly title: string;
  readonly state: "queued" | "running" | "done" | "failed" | "cancelled";
  readonly games: number;
  /** Games of each part but the last. */
  readonly part_size: number;
  /** Games of the parts that are kept. */
  readonly finished: number;
  readonly asked: Uint8Array;
  readonly settings: Uint8Array;
  /** Null: not made yet. */
  readonly standings: Uint8Array | null;
  /** What could not be done, again and again; null: the task has not failed. */
  readonly failure: Generated<"games" | "standings" | null>;
  /** How often somebody began to make its standings. */
  readonly end_tries: Generated<number>;
  readonly created_at: Time;
  readonly ended_at: Time | null;
}

interface TaskPartRow {
  readonly task_id: string;
  /** From 0. */
  readonly part: number;
  /** How often somebody began to play it. */
  readonly tries: number;
  /** Null: not played. */
  readonly results: Uint8Array | null;
}
