import { readFileSync } from "node:fs";
import { play, sessionCase, strategyOf } from "@detente/engine";
import { parseCase } from "@detente/engine/case-file";
import { DPRK, open, US } from "../tables/seated-people.fixture.ts";
import { movesOf } from "./bots-at-tables.fixture.ts";

const HANOI = parseCase({
  name: "hanoi",
  text: readFileSync(new URL("../../../../cases/hanoi/hanoi-2019.yaml", import.meta.url), "utf8"),
});

/** The moves that the engine makes of a pairing on Hanoi. */
export function simulated(us: string, dprk: string, rounds: number): readonly unknown[] {
  if (HANOI.kind === "failed") throw new Error("Expected the case");
  const [first, second] = [strategyOf(us), strategyOf(dprk)];
  const opening = open(rounds);
  if (first.kind === "failed" || second.kind === "failed" || opening.kind !== "open") throw new Error("Expected strategies");
  const game = play({
    base: sessionCase(HANOI.value.case),
    setup: opening.setup,
    players: { [US]: first.value, [DPRK]: second.value },
    seed: 1,
    startAt: "2026-01-01T00:00:00.000Z",
    turnTime: 0,
  });
  if (game.kind === "failed") throw new Error(game.failure.code);
  return movesOf(game.value.events);
}
