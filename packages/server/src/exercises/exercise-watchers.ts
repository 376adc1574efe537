import { failed, ok, type Result } from "@detente/engine";
import type { ExerciseMessage } from "../contract/exercise-contracts.ts";
import type { Problem } from "../contract/problem.ts";
import type { Reader, Watch } from "../services.ts";
import type { Overview } from "./overview.ts";

/** Milliseconds between two looks. */
const LOOK = 2_000;

interface Watcher {
  readonly reader: Reader<ExerciseMessage>;
  readonly timer: NodeJS.Timeout;
}

/** Teachers who watch their exercises. Each is looked at anew every other second, and told where something is otherwise than it was. */
export class ExerciseWatchers {
  readonly #watchers = new Set<Watcher>();

  /** `look`: how it is now, asked each time whether the reader may still look. */
  async watch(look: () => Promise<Result<Overview, Problem>>, reader: Reader<ExerciseMessage>): Promise<Result<Watch, Problem>> {
    const first = await look();
    if (first.kind === "failed") return failed(first.failure);
    let told = withoutClock(first.value);
    let isLooking = false;
    const lookAgain = async (): Promise<void> => {
      if (isLooking) return;
      isLooking = true;
      try {
        const now = await look();
        if (!this.#watchers.has(watcher)) return;
        if (now.kind === "failed") return this.#end(watcher, "revoked");
        const text = withoutClock(now.value);
        if (text === told) return;
        told = text;
        reader.tell({ kind: "overview", overview: now.value });
      } catch {
        // What cannot be seen now, the next look sees.
      } finally {
        isLooking = false;
      }
    };
    const watcher: Watcher = { reader, timer: setInterval(() => void lookAgain(), LOOK) };
    this.#watchers.add(watcher);
    reader.tell({ kind: "overview", overview: first.value });
    return ok({ stop: () => this.#forget(watcher) });
  }

  close(): void {
    for (const watcher of this.#watchers) this.#end(watcher, "stopping");
  }

  #end(watcher: Watcher, reason: "revoked" | "stopping"): void {
    this.#forget(watcher);
    watcher.reader.tell({ kind: "ended", reason });
    watcher.reader.end();
  }

  #forget(watcher: Watcher): void {
    clearInterval(watcher.timer);
    this.#watchers.delete(watcher);
  }
}

/** Time passes by itself: readers count it down themselves. */
const withoutClock = ({ tables, ...rest }: Overview): string =>
  JSON.stringify({ ...rest, at: null, tables: tables.map((table) => ({ ...table, timeLeft: null })) });
