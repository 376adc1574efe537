import { readFileSync } from "node:fs";
import { type TournamentPlan, tournamentPlan } from "@detente/engine";
import { parseCase } from "@detente/engine/case-file";
import { runGames, TIME_LIMITS } from "@detente/runner";

/**
 * How often each pair of strategies meets: half a minute on one thread. Each thread takes most of a second to load the engine and to get
 * up to speed, whatever there is to play; in a run of ten seconds that alone costs a tenth of the gain.
 */
const REPETITIONS = Number(process.env["DETENTE_THREADS"] ?? 4_000);
/** Pairs of runs; the machine is seldom quiet throughout. */
const RUNS = 3;

/** The same tournament on one thread and on two, one after the other, with the time that the threads take to start. */
async function threads(): Promise<void> {
  const plan = longTournament();
  const ratios: number[] = [];
  for (let k = 0; k < RUNS; k++) {
    const [one, two] = [await seconds(plan, 1), await seconds(plan, 2)];
    ratios.push(one / two);
    console.log(
      `figure: ${plan.games.toLocaleString("en")} games of up to 100 rounds (seed 1): ${one.toFixed(1)} s on one thread, ${two.toFixed(1)} s on two: ${(one / two).toFixed(2)} times as fast, ${Math.round(plan.games / two).toLocaleString("en")} games/s`,
    );
  }
  console.log(
    `figure: two threads against one, median of ${RUNS}: ${(ratios.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0).toFixed(2)} times as fast`,
  );
}

function longTournament(): TournamentPlan {
  const file = new URL("../cases/job-offer/job-offer.yaml", import.meta.url);
  const parsed = parseCase({ name: "job-offer.yaml", text: readFileSync(file, "utf8") });
  if (parsed.kind === "failed") throw new Error("Expected a case of the catalog");
  const plan = tournamentPlan({
    cases: [{ name: "job-offer", value: parsed.value.case }],
    strategies: ["boulware", "conceder", "linear", "micro", "tit-for-tat"],
    protocol: { kind: "alternatingOffers" },
    deadline: { rounds: 100 },
    turnTime: 0,
    seating: { kind: "every" },
    openings: "first",
    selfPlay: "included",
    repetitions: REPETITIONS,
    seed: 1,
  });
  if (plan.kind === "failed") throw new Error("Expected settings that make a plan");
  return plan.value;
}

async function seconds(plan: TournamentPlan, workers: number): Promise<number> {
  const from = performance.now();
  let games = 0;
  const onFinished = (results: readonly unknown[]): void => {
    games += results.length;
  };
  await runGames({ plan, finished: new Set(), workers, limits: TIME_LIMITS, folder: process.cwd(), memory: 1024, onFinished });
  if (games !== plan.games) throw new Error(`Expected ${plan.games} games, got ${games}`);
  return (performance.now() - from) / 1000;
}

await threads();
