import type { Rng } from "../../lib/rng.ts";
import type { Case } from "../../model/case.ts";
import { sessionCase } from "../../session/session-case.ts";
import type { Game } from "../../simulation/game.ts";
import { play } from "../../simulation/play.ts";
import { strategyOf } from "../../strategies/registry.ts";
import type { Strategy } from "../../strategies/strategy.ts";
import { haggle } from "./haggle.fixture.ts";
import { optionsOfOutcome, type Sharing, sharingCase } from "./sharing.fixture.ts";

export interface Deal {
  readonly sharing: Sharing;
  /** [issue] */
  readonly options: readonly number[];
}

/** What two people agree on who haggle over it; null where they do not agree. */
export function haggled(rng: Rng, sharing: Sharing): Deal | null {
  const options = haggle(rng, sharing);
  return options === null ? null : { sharing, options };
}

/** What two strategies agree on who play for them; null where they do not agree. */
export function played(rng: Rng, sharing: Sharing): Deal | null {
  const { ending } = playedGame(rng, sharingCase(sharing));
  return ending.kind === "agreed" ? { sharing, options: optionsOfOutcome(ending.outcome) } : null;
}

const PLAYERS = ["human", "human", "conceder", "linear", "tit-for-tat", "trade-off"];

/** A game of two strategies over the sharing, ten rounds long. */
export function playedGame(rng: Rng, value: Case): Game {
  const parties = value.parties.map(({ id }) => id);
  const game = play({
    base: sessionCase(value),
    setup: { protocol: { kind: "alternatingOffers" }, parties, required: parties, deadline: { rounds: 10 } },
    players: Object.fromEntries(parties.map((party) => [party, player(PLAYERS[rng.below(PLAYERS.length)] ?? "human")])),
    seed: rng.below(1_000_000),
    startAt: "2020-01-01T00:00:00.000Z",
    turnTime: 60_000,
  });
  if (game.kind === "failed") throw new Error(JSON.stringify(game.failure));
  return game.value;
}

function player(name: string): Strategy<unknown> {
  const found = strategyOf(name);
  if (found.kind === "failed") throw new Error(found.failure.message);
  return found.value;
}
