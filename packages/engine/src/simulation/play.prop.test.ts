import { expect, test } from "vitest";
import { randomCase } from "../analysis/random-case.fixture.ts";
import { Rng } from "../lib/rng.ts";
import type { Case } from "../model/case.ts";
import { fold } from "../session/evolve.ts";
import { sessionCase } from "../session/session-case.ts";
import type { SessionSetup } from "../session/setup.ts";
import { REGISTRY, strategyOf } from "../strategies/registry.ts";
import type { Strategy } from "../strategies/strategy.ts";
import { caseMeasures } from "./case-measures.ts";
import type { Game, GameSettings } from "./game.ts";
import { MOVE_CLASSES, ROUNDING } from "./move-class.ts";
import { play } from "./play.ts";
import { score } from "./score.ts";

const CASES = 120;

const STRATEGIES = REGISTRY.strategies
  .filter(({ parameters }) => parameters.every((each) => each.default !== "required"))
  .map(({ name }): Strategy<unknown> => {
    const made = strategyOf(name);
    if (made.kind === "failed") throw new Error(made.failure.message);
    return made.value;
  });

/** Any strategies of the registry, on any case, in turns or on an open floor, with any kind of deadline. */
function randomGame(seed: number): { readonly value: Case; readonly settings: GameSettings } {
  const rng = Rng.fromSeed(seed);
  const value = randomCase(seed);
  const parties = value.parties.map(({ id }) => id);
  const inTurns = rng.below(3) > 0;
  const rounds = 1 + rng.below(30);
  const at = `2020-01-01T0${1 + rng.below(9)}:00:00.000Z`;
  const setup: SessionSetup = {
    protocol: { kind: inTurns ? "alternatingOffers" : "openFloor" },
    parties,
    required: parties,
    deadline: inTurns && rng.below(4) > 0 ? { rounds } : { at },
  };
  const players = Object.fromEntries(parties.map((party) => [party, STRATEGIES[rng.below(STRATEGIES.length)] ?? STRATEGIES[0]]));
  return {
    value,
    settings: {
      base: sessionCase(value),
      setup,
      players,
      seed,
      startAt: "2020-01-01T00:00:00.000Z",
      turnTime: 600_000,
    },
  };
}

function played(settings: GameSettings): Game {
  const game = play(settings);
  if (game.kind === "failed") throw new Error(JSON.stringify(game.failure));
  return game.value;
}

test(`on ${CASES} random cases any strategies play to an end by the rules, and their scores hold together`, () => {
  let agreements = 0;
  for (let seed = 1; seed <= CASES; seed++) {
    const { value, settings } = randomGame(seed);
    const game = played(settings);
    expect(game.forfeits, `seed ${seed}`).toEqual([]);
    expect(fold(sessionCase(value), game.events)).toEqual(game.state);
    expect(game.events.every(({ at }, k) => at >= (game.events[k - 1]?.at ?? ""))).toBe(true);
    const found = score(game, ROUNDING);
    const measured = caseMeasures(value);
    if (found.kind === "failed" || measured.kind === "failed") throw new Error("Expected briefs");
    const result = found.value;
    expect(result.isAgreed).toBe(game.ending.kind === "agreed");
    if (result.isAgreed) agreements++;
    for (const [place, { utility, share, advantage, moves }] of result.parties.entries()) {
      const reservation = measured.value.reservation[place] ?? 0;
      // No strategy of the registry signs what is worth less to it than no agreement.
      if (result.isAgreed) expect(utility).toBeGreaterThanOrEqual(reservation);
      else expect(utility).toBe(reservation);
      if (advantage !== null) expect(advantage).toBeGreaterThanOrEqual(0);
      if (advantage !== null) expect(advantage).toBeLessThanOrEqual(1);
      if (share !== null && result.isAgreed) expect(share).toBeGreaterThanOrEqual(0);
      const own = game.events.filter((event) => event.kind === "offered" && event.party === settings.setup.parties[place]).length;
      const counted = MOVE_CLASSES.reduce((sum, name) => sum + moves[name], 0);
      // Without an admissible outcome there are no ranges to measure steps by.
      if (measured.value.best !== null) expect(counted).toBe(Math.max(0, own - 1));
    }
    if (result.frontierDistance !== null && result.nashDistance !== null)
      expect(result.nashDistance).toBeGreaterThanOrEqual(result.frontierDistance);
    expect(played(settings)).toEqual(game);
  }
  console.log(`figure: ${agreements} of ${CASES} random games (seeds 1 to ${CASES}) end in an agreement`);
  expect(agreements).toBeGreaterThan(CASES / 10);
  expect(agreements).toBeLessThan(CASES);
});
