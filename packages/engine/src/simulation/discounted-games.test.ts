import { expect, test } from "vitest";
import { randomCase } from "../analysis/random-case.fixture.ts";
import { Rng } from "../lib/rng.ts";
import type { Case } from "../model/case.ts";
import { sessionCase } from "../session/session-case.ts";
import type { SessionSetup } from "../session/setup.ts";
import { everybodyKnows } from "../strategies/attentive/everybody-knows.fixture.ts";
import { REGISTRY, strategyOf } from "../strategies/registry.ts";
import type { Strategy } from "../strategies/strategy.ts";
import { caseMeasures } from "./case-measures.ts";
import { ROUNDING } from "./move-class.ts";
import { play } from "./play.ts";
import { score } from "./score.ts";

const SEEDS = 60;

/** Those that promise to sign nothing that is worth less to them than no agreement. */
const NAMES = REGISTRY.strategies
  .filter(({ parameters, name }) => name !== "negmas-naive-tit-for-tat" && parameters.every((each) => each.default !== "required"))
  .map(({ name }) => name);

function named(name: string): Strategy<unknown> {
  const strategy = strategyOf(name);
  if (strategy.kind === "failed") throw new Error(name);
  return strategy.value;
}

/** Half of what an agreement is worth, or less, is gone at the deadline. */
const impatient = (value: Case, rng: Rng): Case => ({
  ...value,
  briefs: Object.fromEntries(
    Object.entries(value.briefs).map(([id, brief]) => [
      id,
      brief && { ...brief, preferences: { ...brief.preferences, discount: [0.5, 0.1, 0.9][rng.below(3)] ?? 0.5 } },
    ]),
  ),
});

function setupOf(value: Case, rng: Rng): SessionSetup {
  const parties = value.parties.map(({ id }) => id);
  const deadlines = [{ rounds: 2 + rng.below(12) }, { rounds: 2 + rng.below(12), roundTime: "entered" }] as const;
  return { protocol: { kind: "alternatingOffers" }, parties, required: parties, deadline: deadlines[rng.below(2)] ?? { rounds: 5 } };
}

test.each(NAMES)(`%s signs nothing that is worth less by then than no agreement (seeds 1 to ${SEEDS})`, (name) => {
  let agreements = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const rng = Rng.fromSeed(seed);
    const stated = impatient(randomCase(seed), rng);
    const value = seed % 2 === 0 ? stated : everybodyKnows(stated);
    const setup = setupOf(value, rng);
    const place = rng.below(setup.parties.length);
    const others = ["conceder", "boulware", "linear", name];
    const players = Object.fromEntries(
      setup.parties.map((party, k) => [party, named(k === place ? name : (others[rng.below(others.length)] ?? name))]),
    );
    const settings = { base: sessionCase(value), setup, players, seed, startAt: "2020-01-01T00:00:00.000Z", turnTime: 0 };
    const game = play(settings);
    const measured = caseMeasures(value);
    if (game.kind === "failed" || measured.kind === "failed") throw new Error("Expected a game");
    const found = score(game.value, ROUNDING);
    if (found.kind === "failed") throw new Error("Expected a score");
    if (!found.value.isAgreed) continue;
    agreements++;
    const { utility } = found.value.parties[place] ?? {};
    const reservation = measured.value.reservation[place] ?? Number.NaN;
    expect(utility, `${name}, seed ${seed}`).toBeGreaterThanOrEqual(reservation - 1e-9 * Math.abs(reservation));
  }
  expect(agreements).toBeGreaterThan(0);
});
