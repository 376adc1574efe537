import { own } from "../lib/own.ts";
import { failed, ok, type Result } from "../lib/result.ts";
import { Chair } from "./chair.ts";
import type { GameRefusal, GameSettings } from "./game.ts";
import { GameTable } from "./game-table.ts";
import type { Answer } from "./player.ts";
import { seatOf } from "./seats.ts";

/** Puts the players at a table and opens the session, or says why that cannot be. */
export function setTable<Reply extends Answer | Promise<Answer>>(settings: GameSettings<Reply>): Result<GameTable<Reply>, GameRefusal> {
  const { base, setup, players, seed } = settings;
  const chairs: Chair<Reply>[] = [];
  for (const party of setup.parties) {
    const player = own(players, party);
    const seat = seatOf(base, setup, party);
    if (seat === null) return failed({ code: "missingBrief", party });
    if (player === undefined) return failed({ code: "missingPlayer", party });
    const chair = new Chair(party, player, seed);
    chair.sit(seat);
    chairs.push(chair);
  }
  const table = new GameTable(settings, chairs);
  const refusal = table.open();
  return refusal === null ? ok(table) : failed({ code: "cannotOpen", refusal });
}
