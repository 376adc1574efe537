import { ok, type Result } from "../lib/result.ts";
import type { Game, GameRefusal, GameSettings } from "./game.ts";
import { setTable } from "./set-table.ts";

/**
 * Plays a game to its end. Every move goes through `decide`, as people's do; each player sees its party's view and no more. The same
 * settings give the same game on every machine.
 */
export function play(settings: GameSettings): Result<Game, GameRefusal> {
  const set = setTable(settings);
  if (set.kind === "failed") return set;
  const table = set.value;
  while (table.next()) table.take(table.ask());
  return ok(table.game());
}
