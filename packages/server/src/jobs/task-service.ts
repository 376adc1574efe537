import { failed, ok, type Result } from "@detente/engine";
import type { AskedSimulation, AskedTournament } from "../contract/task-parts.ts";
import type { Problem } from "../contract/problem.ts";
import type { Tasks } from "../services.ts";
import { audit } from "../store/audit-store.ts";
import { dropTask, endTask, readTask, readTasks, type StoredTask, type TaskKind } from "../store/task-store.ts";
import { beginTask } from "./begin-task.ts";
import { failureWords } from "./task-failure.ts";
import { readTaskAccount } from "./task-limits.ts";
import type { TaskMeans } from "./task-means.ts";
import { TASK_CHANNEL } from "./task-news.ts";
import { placeOf } from "./task-places.ts";
import { TaskReading } from "./task-reading.ts";
import type { AskedTask } from "./thread-order.ts";

/** The tasks of one kind, each seen by the person alone who began it. */
export function taskService<Asked extends AskedTournament | AskedSimulation>(
  means: TaskMeans,
  kind: TaskKind,
  taskOf: (asked: Asked) => AskedTask,
): Tasks<Asked> {
  const { database, sealer, watchers } = means;
  const reading = new TaskReading(means, kind);
  return {
    create: ({ person }, { body, headers }) =>
      beginTask(means, { task: taskOf(body), by: person, key: headers["idempotency-key"] ?? null }),

    list: ({ person }, { query: { after, limit } }) =>
      database.transact({ kind: "person", person }, async (transaction) => {
        // One more than asked for, to know whether there is a next page.
        const found = await readTasks(transaction, kind, { after: after ?? null, most: limit + 1 });
        const page = found.slice(0, limit);
        const next = found.length > limit ? (page.at(-1)?.id ?? null) : null;
        return ok({ tasks: page.map(shownTask), next, account: await readTaskAccount(transaction, person) });
      }),

    read: async ({ person }, { params: { task } }) => {
      const found = await database.transact({ kind: "person", person }, (transaction) => readTask(transaction, { kind, id: task }));
      if (found === null) return failed({ code: "notFound" });
      const { asked, ...shown } = found;
      // As it was kept when it was asked for.
      return ok({ ...shownTask(shown), asked: JSON.parse(sealer.open(placeOf.asked(task), asked)) as Asked });
    },

    watch: ({ person }, { params: { task }, headers }, reader) =>
      watchers.watch({ kind, id: task, person, after: headers["last-event-id"] ?? null }, reader),

    results: ({ person }, { params: { task } }) => reading.standings(person, task),
    games: ({ person }, { params: { task }, query }) => reading.games(person, task, query),
    table: ({ person }, { params: { task } }) => reading.table(person, task),
    replay: ({ person }, { params: { task, number } }) => reading.replay(person, task, number),

    end: async ({ person }, { params: { task } }) => {
      const own = await database.transact({ kind: "person", person }, (transaction) => readTask(transaction, { kind, id: task }));
      if (own === null) return failed({ code: "notFound" });
      return endOwn(means, own, { kind, person });
    },
  };
}

const shownTask = ({ id, title, state, games, finished, createdAt, endedAt, failure }: StoredTask) => ({
  id,
  title,
  state,
  games,
  finished,
  createdAt,
  endedAt,
  failure: failureWords(failure),
});

async function endOwn(
  { database }: TaskMeans,
  { id, endedAt }: StoredTask,
  { kind, person }: { readonly kind: TaskKind; readonly person: string },
): Promise<Result<null, Problem>> {
  await database.transact({ kind: "engine" }, async (transaction) => {
    // What ends of itself at this moment was to be cancelled, and is not erased.
    if (endedAt === null) await endTask(transaction, id, null);
    else await dropTask(transaction, id);
    await audit(transaction, { deed: "jobStopped", by: person, table: null, facts: { job: id, kind } });
  });
  await database.notify(TASK_CHANNEL, id);
  return ok(null);
}
