import type { Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import { TaskThread } from "./one-task-thread.ts";
import type { ThreadAnswers, ThreadOrder } from "./thread-order.ts";

type Kind = ThreadOrder["kind"];
type Order<Of extends Kind> = Extract<ThreadOrder, { readonly kind: Of }>;

/** A table holds some ten megabytes of results while it waits. */
const SHORT = { answer: 60_000, most: 32, mostOfOne: 4 };
const TABLES = { answer: 180_000, most: 4, mostOfOne: 1 };
const STANDINGS = { answer: 1_800_000, most: Number.POSITIVE_INFINITY, mostOfOne: Number.POSITIVE_INFINITY };
const NOBODY = "";

/** Does in threads what would hold up everybody else: plans and replays in one, tables in one, standings in one, each in turn. */
export class TaskThreads {
  readonly #short = new TaskThread(SHORT);
  readonly #tables = new TaskThread(TABLES);
  readonly #standings = new TaskThread(STANDINGS);

  /** For a person (uuid). Rejects where the thread breaks, which is a fault of ours, and where it is closed meanwhile. */
  async ask<Of extends "plan" | "replay" | "table">(order: Order<Of>, by: string): Promise<Result<ThreadAnswers[Of], Problem>> {
    const answer = await (isTable(order) ? this.#tables : this.#short).ask(order, by);
    // The thread answers an order of a kind with an answer of that kind, as task-thread.ts says.
    return answer as Result<ThreadAnswers[Of], Problem>;
  }

  /** For nobody in particular. Rejects as well where they take too much. */
  async standings(order: Order<"standings">): Promise<string> {
    const answer = await this.#standings.ask(order, NOBODY);
    if (answer.kind === "failed") throw new Error(`Expected standings, and they take more than there is: ${answer.failure.detail ?? ""}`);
    // As above.
    return answer.value as ThreadAnswers["standings"];
  }

  async close(): Promise<void> {
    await Promise.all([this.#short.close(), this.#tables.close(), this.#standings.close()]);
  }
}

const isTable = ({ kind }: ThreadOrder): boolean => kind === "table";
