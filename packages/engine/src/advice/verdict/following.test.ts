import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import { sessionCase } from "../../session/session-case.ts";
import type { SessionEvent } from "../../session/event.ts";
import { derivedSeed } from "../../simulation/derived-seed.ts";
import { play } from "../../simulation/play.ts";
import { ownUtilityOf } from "../../strategies/own-utility-of.ts";
import type { Strategy } from "../../strategies/strategy.ts";
import { preparedCase, THEM, trueCounterpart, US } from "../going-on/calibration.fixture.ts";
import { sightOf } from "../going-on/standpoint.ts";
import { followingVerdicts, steadyOffersWith } from "./following.fixture.ts";

/** Negotiations; the full count is set by the environment. */
const NEGOTIATIONS = Number(process.env["DETENTE_NEGOTIATIONS"] ?? 12);
const PLAY_OUTS = 30;
const AT = "2020-01-01T00:00:00.000Z";

/** Advantage (0 no agreement, 1 the best outcome) by rule of acceptance, all with the offers of `steady`, against the same counterpart. */
function advantages(seed: number): Readonly<Record<string, number>> {
  const value = preparedCase(seed);
  const rng = Rng.fromSeed(derivedSeed(seed, "seating"));
  const parties = rng.below(2) === 0 ? [US, THEM] : [THEM, US];
  const setup = { protocol: { kind: "alternatingOffers" }, parties, required: parties, deadline: { rounds: 6 + rng.below(20) } } as const;
  const opened: SessionEvent = { kind: "opened", setup, audience: "table", seq: 1, at: AT };
  const sight = sightOf({ value, party: US, events: [opened], at: AT });
  const own = sight && ownUtilityOf(sight.seat);
  if (sight === null || own === null) throw new Error("Expected a sight");
  const truth = trueCounterpart(sight, seed);
  const rules: Readonly<Record<string, Strategy<unknown>>> = {
    verdicts: followingVerdicts(value, seed, PLAY_OUTS),
    AC_next: steadyOffersWith(
      "AC_next",
      ({ standing, next }) => next !== null && standing.utility >= (own.inverse.utility(next) ?? Infinity),
    ),
    "AC_time(0.95)": steadyOffersWith("AC_time", ({ view }) => view.relativeTime >= 0.95 - 1 / (view.roundLimit ?? 1)),
    "accept above walk-away": steadyOffersWith("above", () => true),
  };
  return Object.fromEntries(
    Object.entries(rules).map(([name, strategy]) => {
      const game = play({
        base: sessionCase(truth.value),
        setup,
        players: { ...truth.players, [US]: strategy },
        seed: derivedSeed(seed, "game"),
        startAt: AT,
        turnTime: 0,
      });
      if (game.kind === "failed") throw new Error(game.failure.code);
      const { ending, forfeits } = game.value;
      expect(forfeits).toEqual([]);
      const utility = ending.kind === "agreed" ? own.inverse.utility(ending.outcome) : undefined;
      return [name, ((utility ?? own.reservation) - own.reservation) / (own.inverse.best - own.reservation)];
    }),
  );
}

test(`following verdicts earns more than simple rules of acceptance with the same offers (seeds 1 to ${NEGOTIATIONS})`, () => {
  const games = Array.from({ length: NEGOTIATIONS }, (_, k) => advantages(k + 1));
  const names = Object.keys(games[0] ?? {}).filter((name) => name !== "verdicts");
  const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;
  console.log(
    `figure: following verdicts: mean advantage ${mean(games.map((game) => game["verdicts"] ?? 0)).toFixed(4)}, ${games.length} negotiations`,
  );
  for (const name of names) {
    const ahead = games.map((game) => (game["verdicts"] ?? 0) - (game[name] ?? 0));
    const lead = mean(ahead);
    const half = (1.96 * Math.sqrt(mean(ahead.map((each) => (each - lead) ** 2)))) / Math.sqrt(ahead.length);
    console.log(
      `figure: following verdicts against ${name}: ahead by ${lead.toFixed(4)} (${(lead - half).toFixed(4)} to ${(lead + half).toFixed(4)}), ${name} earns ${mean(games.map((game) => game[name] ?? 0)).toFixed(4)}`,
    );
    // With few negotiations chance decides between good rules; with all of them the verdicts must be ahead.
    if (NEGOTIATIONS < 1000) expect(lead + 3 * half, name).toBeGreaterThanOrEqual(0);
    else expect(lead, name).toBeGreaterThan(0);
  }
});
