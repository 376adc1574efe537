import type { Jobs } from "./jobs.ts";
import { TASK_CHANNEL } from "./task-news.ts";
import { type Playroom, TaskPlayer } from "./task-player.ts";

export interface Playing {
  /** Now and then: ends what was cancelled, should the notice of it have been lost. */
  readonly lookAround: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Works off tasks in this process. */
export async function playTasks(jobs: Jobs, room: Playroom): Promise<Playing> {
  const player = new TaskPlayer(room);
  const unlisten = await room.database.listen(TASK_CHANNEL, (task) => void player.look(task).catch(() => undefined));
  const stops = [
    await jobs.work("task-part", (data, signal) => player.play(data, signal)),
    await jobs.work("task-end", (data) => player.end(data)),
  ];
  return {
    lookAround: () => player.look(""),
    stop: async () => {
      await Promise.all(stops.map((stop) => stop()));
      await unlisten();
    },
  };
}
