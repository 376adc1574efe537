import { ok, type Result } from "../lib/result.ts";
import { crashed } from "./chair.ts";
import type { Game, GameRefusal, GameSettings } from "./game.ts";
import type { Answer } from "./player.ts";
import { setTable } from "./set-table.ts";

/** As `play`, with players from outside whose answers take a while. It waits for each as long as it takes: time limits are the player's. */
export async function playAsync(settings: GameSettings<Answer | Promise<Answer>>): Promise<Result<Game, GameRefusal>> {
  const set = setTable(settings);
  if (set.kind === "failed") return set;
  const table = set.value;
  while (table.next()) table.take(await answered(table.ask()));
  return ok(table.game());
}

async function answered(reply: Answer | Promise<Answer>): Promise<Answer> {
  try {
    return await reply;
  } catch (error) {
    return crashed(error);
  }
}
