import { failed, type GameResult, ok, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Database } from "../database/database.ts";
import type { Sealer } from "../secrets/sealed.ts";
import { readParts, readTaskResults, type StoredPart, type TaskResults } from "../store/task-part-store.ts";
import type { TaskKind } from "../store/task-store.ts";
import { unpacked } from "./packed.ts";
import { placeOf } from "./task-places.ts";
import type { TaskThreads } from "./task-threads.ts";
import type { TaskPlay } from "./thread-order.ts";

interface Means {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly threads: TaskThreads;
}

interface Page {
  readonly after?: number | undefined;
  readonly limit: number;
}

type Read<Value> = Promise<Result<Value, Problem>>;
type Found = TaskResults & { readonly parts: readonly StoredPart[] };

/** What came of tasks of one kind that are done, read as the person whose they are. */
export class TaskReading {
  readonly #means: Means;
  readonly #kind: TaskKind;

  constructor(means: Means, kind: TaskKind) {
    this.#means = means;
    this.#kind = kind;
  }

  async standings(person: string, task: string): Read<Readonly<Record<string, unknown>>> {
    const found = await this.#found(person, task, () => []);
    if (found.kind === "failed") return found;
    const { standings } = found.value;
    if (standings === null) return failed({ code: "notFinished" });
    // As it was kept when it was made.
    return ok(JSON.parse(await unpacked(this.#means.sealer.open(placeOf.standings(task), standings))) as Readonly<Record<string, unknown>>);
  }

  async games(person: string, task: string, { after, limit }: Page) {
    const from = after === undefined ? 0 : after + 1;
    const found = await this.#found(person, task, ({ games }) => [from, Math.min(from + limit, games) - 1]);
    if (found.kind === "failed") return found;
    const { settings, games, parts } = found.value;
    const { first, stride } = this.#play(task, settings);
    const results = (await Promise.all(parts.map((part) => this.#results(task, part)))).flat();
    const page = results
      .map((game) => ({ number: (game.spec.number - first) / stride, game }))
      .filter(({ number }) => number >= from && number < from + limit);
    return ok({ games: page, next: from + limit < games ? String(from + limit - 1) : null });
  }

  async table(person: string, task: string): Read<string> {
    const found = await this.#found(person, task, ({ games }) => [0, games - 1]);
    if (found.kind === "failed") return found;
    const parts = found.value.parts.map((part) => this.#text(task, part));
    return this.#means.threads.ask({ kind: "table", play: this.#playText(task, found.value.settings), parts }, person);
  }

  async replay(person: string, task: string, number: number) {
    const found = await this.#found(person, task, () => [number, number]);
    if (found.kind === "failed") return found;
    const [part] = found.value.parts;
    if (number >= found.value.games || part === undefined) return failed({ code: "notFound" } as const);
    const play = this.#playText(task, found.value.settings);
    const played = await this.#means.threads.ask({ kind: "replay", play, part: this.#text(task, part), number }, person);
    return played.kind === "failed" ? played : ok({ number, ...played.value });
  }

  /** With the parts of the games from one number to another, both included; of none where nothing is given. */
  #found(person: string, id: string, numbers: (task: TaskResults) => readonly number[]): Read<Found> {
    return this.#means.database.transact({ kind: "person", person }, async (transaction) => {
      const task = await readTaskResults(transaction, { kind: this.#kind, id });
      if (task === null) return failed({ code: "notFound" });
      if (task.state !== "done") return failed({ code: "notFinished" });
      const [from, to] = numbers(task);
      if (from === undefined || to === undefined) return ok({ ...task, parts: [] });
      const range = { from: Math.floor(from / task.partSize), to: Math.floor(to / task.partSize) + 1 };
      return ok({ ...task, parts: await readParts(transaction, id, range) });
    });
  }

  #text = (task: string, { part, results }: StoredPart): string => this.#means.sealer.open(placeOf.part(task, part), results);

  async #results(task: string, part: StoredPart): Promise<readonly GameResult[]> {
    // As it was kept when it was played.
    return JSON.parse(await unpacked(this.#text(task, part))) as readonly GameResult[];
  }

  #playText = (task: string, settings: Uint8Array): string => this.#means.sealer.open(placeOf.play(task), settings);

  // As it was kept when it was planned.
  #play = (task: string, settings: Uint8Array): TaskPlay => JSON.parse(this.#playText(task, settings)) as TaskPlay;
}
