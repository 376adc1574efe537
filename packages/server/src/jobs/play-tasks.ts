import type { Jobs } from "./jobs.ts";
import { TASK_CHANNEL } from "./task-news.ts";
import { type Playroom, TaskPlayer } from "./task-player.ts";

/** Works off tasks in this process, until the function that it gives is called. */
export async function playTasks(jobs: Jobs, room: Playroom): Promise<() => Promise<void>> {
  const { database, taskJobs } = room;
  const player = new TaskPlayer(room);
  const unlisten = await database.listen(TASK_CHANNEL, (task) => void player.look(task).catch(() => undefined));
  await database.transact({ kind: "engine" }, (transaction) => taskJobs.takeUp(transaction));
  const stops = [
    await jobs.work("task-part", (data, signal) => player.play(data, signal)),
    await jobs.work("task-end", (data) => player.end(data)),
  ];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
    await unlisten();
  };
}
