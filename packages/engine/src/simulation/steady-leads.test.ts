import { expect, test } from "vitest";
import { pointsCase } from "../analysis/points-case.fixture.ts";
import { Rng } from "../lib/rng.ts";
import { REGISTRY, strategyOf } from "../strategies/registry.ts";
import { standings } from "./standings.ts";
import { tournament } from "./tournament.ts";
import { tournamentPlan } from "./tournament-plan.ts";

/** Three issues of four options: each option is worth something to both, more or less opposed. */
function randomCase(seed: number, opposition: number, reservation: number): ReturnType<typeof pointsCase> {
  const rng = Rng.fromSeed(seed);
  const points = (): number[] => {
    const [own, free] = [rng.float(), rng.float()];
    return [Math.round(100 * own), Math.round(100 * (opposition * (1 - own) + (1 - opposition) * free))];
  };
  return pointsCase(
    Array.from({ length: 3 }, () => Array.from({ length: 4 }, points)),
    [reservation, reservation],
  );
}

/** A sample of what `npx node bench/steady.ts 100 all` shows on the cases of the catalog. */
test("on cases made for nobody steady has the highest mean advantage of all strategies that need no parameters", () => {
  const settled = REGISTRY.strategies
    .filter(({ parameters }) => parameters.every((each) => each.default !== "required"))
    .map(({ name }) => name);
  const plan = tournamentPlan({
    cases: [0, 1, 2, 3].map((seed) => ({ name: `case ${seed}`, value: randomCase(seed, seed % 2 === 0 ? 0.9 : 0.5, seed < 2 ? 0 : 80) })),
    strategies: settled,
    protocol: { kind: "alternatingOffers" },
    deadline: { rounds: 60 },
    turnTime: 0,
    seating: { kind: "every" },
    openings: "first",
    selfPlay: "included",
    repetitions: 1,
    seed: 1,
  });
  if (plan.kind === "failed") throw new Error(JSON.stringify(plan.failure));
  const playerOf = (name: string) => {
    const made = strategyOf(name);
    if (made.kind === "failed") throw new Error(made.failure.message);
    return made.value;
  };
  const results = [...tournament(plan.value, playerOf, { from: 0, to: plan.value.games })];
  const table = standings(plan.value.settings, results);
  const shown = table.strategies.map(({ strategy, figures }) => `${strategy} ${figures.advantage.mean?.toFixed(3)}`);
  console.log(`figure: mean advantage over ${plan.value.games} games: ${shown.join(", ")}`);
  expect(table.strategies[0]?.strategy).toBe("steady");
});
