import { TaskThread } from "./one-task-thread.ts";
import type { ThreadAnswers, ThreadOrder } from "./thread-order.ts";

/** Does in threads what would hold up everybody else. One short and one long order at a time: who asks for more waits. */
export class TaskThreads {
  readonly #short = new TaskThread();
  readonly #long = new TaskThread();

  /** Rejects where the thread breaks, which is a fault of ours, and where it is closed meanwhile. */
  ask<Kind extends ThreadOrder["kind"]>(order: Extract<ThreadOrder, { readonly kind: Kind }>): Promise<ThreadAnswers[Kind]>;
  ask(order: ThreadOrder): Promise<ThreadAnswers[ThreadOrder["kind"]]> {
    const isLong = order.kind === "standings" || order.kind === "table";
    return (isLong ? this.#long : this.#short).ask(order);
  }

  async close(): Promise<void> {
    await Promise.all([this.#short.close(), this.#long.close()]);
  }
}
