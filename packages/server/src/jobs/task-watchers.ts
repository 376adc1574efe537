import { failed, ok, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import { watchTournament } from "../contract/tournament-contracts.ts";
import type { TaskMessage } from "../contract/task-parts.ts";
import type { Database } from "../database/database.ts";
import type { Reader, Watch } from "../services.ts";
import { readTask, type TaskKind } from "../store/task-store.ts";
import { TASK_CHANNEL } from "./task-news.ts";

interface Watching {
  readonly kind: TaskKind;
  readonly id: string;
  readonly person: string;
  /** Id of the last message that the reader has; null: none. */
  readonly after: string | null;
}

interface Watcher extends Watching {
  readonly reader: Reader<TaskMessage>;
  /** Id of the message that it was told last. */
  told: string | null;
  timer: NodeJS.Timeout | null;
}

/** Milliseconds between two messages to one reader, at least. */
const BREATH = 300;

const UNDER_WAY = new Set(["queued", "running"]);

/**
 * Who in this process reads how tasks go on. Whoever comes back is told how it stands; what was between is of no use to anybody. Of a task
 * that has ended that is all there is to tell.
 */
export class TaskWatchers {
  readonly #database: Database;
  readonly #watchers = new Set<Watcher>();
  readonly #unlisten: Promise<() => Promise<void>>;

  constructor(database: Database) {
    this.#database = database;
    this.#unlisten = database.listen(TASK_CHANNEL, (task) => this.#heard(task));
  }

  async watch(watching: Watching, reader: Reader<TaskMessage>): Promise<Result<Watch, Problem>> {
    await this.#unlisten;
    const watcher: Watcher = { ...watching, reader, told: watching.after, timer: null };
    this.#watchers.add(watcher);
    if ((await this.#tell(watcher)) === "there") return ok({ stop: () => this.#forget(watcher) });
    this.#forget(watcher);
    return failed({ code: "notFound" });
  }

  async close(): Promise<void> {
    for (const watcher of this.#watchers) {
      this.#forget(watcher);
      watcher.reader.tell({ kind: "ended", reason: "stopping" });
      watcher.reader.end();
    }
    await (await this.#unlisten)();
  }

  #forget(watcher: Watcher): void {
    this.#watchers.delete(watcher);
    if (watcher.timer !== null) clearTimeout(watcher.timer);
  }

  /** "": of any. */
  #heard(task: string): void {
    for (const watcher of this.#watchers) {
      if (watcher.timer !== null || (task !== "" && task !== watcher.id)) continue;
      watcher.timer = setTimeout(() => {
        watcher.timer = null;
        // The next news, or the reader's coming back, tell it.
        this.#tell(watcher).catch(() => undefined);
      }, BREATH);
    }
  }

  async #tell(watcher: Watcher): Promise<"there" | "gone"> {
    const { kind, id, person, reader } = watcher;
    const found = await this.#database.transact({ kind: "person", person }, (transaction) => readTask(transaction, { kind, id }));
    if (found === null) {
      if (this.#watchers.has(watcher)) reader.end();
      return "gone";
    }
    const { state, games, finished } = found;
    const message = { kind: "progress", state, games, finished } as const;
    const name = watchTournament.answer.idOf(message);
    if (!this.#watchers.has(watcher)) return "there";
    if (name !== watcher.told) reader.tell(message);
    watcher.told = name;
    if (!UNDER_WAY.has(state)) {
      this.#forget(watcher);
      reader.tell({ kind: "ended", reason: "over" });
      reader.end();
    }
    return "there";
  }
}
