import { own } from "../lib/own.ts";
import type { Result } from "../lib/result.ts";
import { play } from "./play.ts";
import type { Game, GameInput, GameRefusal, GameSettings } from "./game.ts";
import type { OutsidePlayer } from "./player.ts";

/**
 * Plays a recorded game again, event by event the same. Players from outside are not needed: where a party has none among the settings,
 * the inputs answer for it. Throws where they do not fit the game.
 */
export function replayGame(settings: Omit<GameSettings, "intercept">, inputs: readonly GameInput[]): Result<Game, GameRefusal> {
  const answers = new Map(inputs.map(({ turn, answer }) => [turn, answer]));
  const absent = settings.setup.parties.filter((party) => own(settings.players, party) === undefined);
  return play({
    ...settings,
    players: { ...settings.players, ...Object.fromEntries(absent.map((party) => [party, ABSENT])) },
    intercept: (turn, party) => {
      const answer = answers.get(turn);
      if (answer === undefined && absent.includes(party)) throw new Error(`Expected the inputs to answer for ${party} on turn ${turn}`);
      return answer ?? null;
    },
  });
}

const ABSENT: OutsidePlayer = {
  kind: "outside",
  name: "absent",
  version: 0,
  init: () => {},
  observe: () => {},
  act: () => ({ kind: "failing", reason: "silent", detail: "absent" }),
};
