import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { importGenius, parseCase, type TextFile } from "@detente/engine/case-file";
import type { GameResult } from "../packages/engine/src/simulation/game-result.ts";
import { standings } from "../packages/engine/src/simulation/standings.ts";
import { tournamentGame } from "../packages/engine/src/simulation/tournament-game.ts";
import { tournamentPlan } from "../packages/engine/src/simulation/tournament-plan.ts";
import type { NamedCase } from "../packages/engine/src/simulation/tournament-settings.ts";
import { REGISTRY, strategyOf } from "../packages/engine/src/strategies/registry.ts";

const ROOT = join(import.meta.dirname, "..");
/** Scenarios of the literature. They are no part of the project; where they are, they are played. */
const SCENARIOS = join(ROOT, "../shared/scenarios");

/** Every strategy of the registry that needs no parameters, and the usual variants. */
const STRATEGIES = [
  ...REGISTRY.strategies.filter(({ name }) => !["composed", "aspiration"].includes(name)).map(({ name }) => name),
  "aspiration(e=0.1)",
];

const read = (path: string): TextFile => ({ name: path, text: readFileSync(path, "utf8") });

function ownCases(): NamedCase[] {
  return globSync("cases/*/*.yaml", { cwd: ROOT })
    .toSorted()
    .map((path) => {
      const parsed = parseCase(read(join(ROOT, path)));
      if (parsed.kind === "failed") throw new Error(`${path} has ${parsed.failure.length} errors`);
      return { name: basename(path, ".yaml"), value: parsed.value.case };
    });
}

/** A domain is the file whose utilities are the others in its folder. */
function importedCases(): NamedCase[] {
  const folders = existsSync(SCENARIOS) ? globSync("**/*.xml", { cwd: SCENARIOS }).map((path) => join(path, "..")) : [];
  return [...new Set(folders)].toSorted().map((folder) => {
    const files = globSync("*.xml", { cwd: join(SCENARIOS, folder) })
      .toSorted()
      .map((name) => read(join(SCENARIOS, folder, name)));
    const domain = files.find(({ name }) => /domain/i.test(basename(name)) || basename(name) === "Smart_Energy_Grid.xml");
    if (domain === undefined) throw new Error(`${folder} has no domain`);
    const imported = importGenius({ domain, profiles: files.filter((file) => file !== domain), evaluations: "normalised" });
    if (imported.kind === "failed") throw new Error(`${folder}: ${imported.failure.map(({ message }) => message).join("; ")}`);
    return { name: basename(folder), value: imported.value.case };
  });
}

const players = new Map(
  STRATEGIES.map((name) => {
    const made = strategyOf(name);
    if (made.kind === "failed") throw new Error(made.failure.message);
    return [name, made.value];
  }),
);

function playAll(rounds: number, isWanted: (seats: readonly string[]) => boolean): void {
  const only = process.env["CASES"]?.split(",");
  const cases = [...ownCases(), ...importedCases()].filter(({ name, value }) =>
    only === undefined ? value.parties.length === 2 : only.includes(name),
  );
  const plan = tournamentPlan({
    cases,
    strategies: STRATEGIES,
    protocol: { kind: "alternatingOffers" },
    deadline: { rounds },
    turnTime: 0,
    seating: { kind: "every" },
    openings: "every",
    selfPlay: "included",
    repetitions: 1,
    seed: 1,
  });
  if (plan.kind === "failed") throw new Error(JSON.stringify(plan.failure));
  const results: GameResult[] = [];
  for (let number = 0; number < plan.value.games; number++) {
    if (!isWanted(plan.value.spec(number).seats)) continue;
    results.push(
      tournamentGame(plan.value, number, (name) => {
        const player = players.get(name);
        if (player === undefined) throw new Error(`Expected a strategy, got ${name}`);
        return player;
      }),
    );
  }
  const table = standings(plan.value.settings, results);
  for (const { strategy, figures, forfeits } of table.strategies) {
    const { mean, interval } = figures.advantage;
    console.log(
      `figure: ${strategy}: mean advantage ${mean?.toFixed(3)} (${interval?.low.toFixed(3)} to ${interval?.high.toFixed(3)}), agreement ${figures.agreement.mean?.toFixed(2)}, ${forfeits} forfeits`,
    );
  }
  const place = table.strategies.findIndex(({ strategy }) => strategy === "steady");
  for (const [k, { strategy }] of table.strategies.entries())
    console.log(
      `figure: steady against ${strategy}: ${table.matrix[place]?.[k]?.advantage?.toFixed(3)}, which gets ${table.matrix[k]?.[place]?.advantage?.toFixed(3)}`,
    );
  if (process.env["MATRIX"] !== undefined) {
    const names = table.strategies.map(({ strategy }) => strategy.slice(0, 9).padStart(10)).join("");
    console.log(`${" ".repeat(26)}${names}`);
    for (const [k, { strategy }] of table.strategies.entries())
      console.log(
        `${strategy.padEnd(26)}${(table.matrix[k] ?? []).map(({ advantage }) => (advantage ?? 0).toFixed(3).padStart(10)).join("")}`,
      );
  }
  const row = (name: string): string =>
    table.cases
      .map((each) => `${each.name.slice(0, 8)} ${each.strategies.find((one) => one.strategy === name)?.advantage?.toFixed(2)}`)
      .join(", ");
  console.log(`figure: steady by case: ${row("steady")}`);
}

const started = performance.now();
const [, , rounds = "100", part = "all"] = process.argv;
playAll(Number(rounds), part === "row" ? (seats) => seats.includes("steady") : () => true);
console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`);
