import { caseMeasures } from "../packages/engine/src/simulation/case-measures.ts";
import { pointsCase } from "../packages/engine/src/analysis/points-case.fixture.ts";
import { Rng } from "../packages/engine/src/lib/rng.ts";
import type { Case } from "../packages/engine/src/model/case.ts";
import { sessionCase } from "../packages/engine/src/session/session-case.ts";
import type { Game, GameSettings } from "../packages/engine/src/simulation/game.ts";
import type { GameResult } from "../packages/engine/src/simulation/game-result.ts";
import { play } from "../packages/engine/src/simulation/play.ts";
import { standings } from "../packages/engine/src/simulation/standings.ts";
import { tournament } from "../packages/engine/src/simulation/tournament.ts";
import { type TournamentPlan, tournamentPlan } from "../packages/engine/src/simulation/tournament-plan.ts";
import { strategyOf } from "../packages/engine/src/strategies/registry.ts";
import type { Strategy } from "../packages/engine/src/strategies/strategy.ts";
import { measure } from "./measure.ts";
import { plainSession } from "./plain-session.ts";

/** Each in a process of its own, as `bench/run.ts <name>`. */
export const SESSION_BENCHES: Readonly<Record<string, () => void>> = {
  "sessions-boulware": () => runSessions({ strategy: "boulware", sizes: THOUSAND, rounds: 1000, batch: 300, withPlain: "yes" }),
  "sessions-micro": () => runSessions({ strategy: "micro", sizes: THOUSAND, rounds: 1000, batch: 2000, withPlain: "no" }),
  "sessions-million": () => runSessions({ strategy: "boulware", sizes: MILLION, rounds: 1000, batch: 300, withPlain: "no" }),
  "sessions-heap": runHeap,
  "sessions-tournament": runTournament,
};

const THOUSAND = [10, 10, 10];
const MILLION = [10, 10, 10, 10, 10, 10];

interface SessionBench {
  readonly strategy: string;
  readonly sizes: readonly number[];
  readonly rounds: number;
  /** Sessions timed at once. */
  readonly batch: number;
  readonly withPlain: "yes" | "no";
}

function runSessions({ strategy, sizes, rounds, batch, withPlain }: SessionBench): void {
  const settings = gameSettings(strategy, randomCase(sizes, 1), rounds);
  const index = timed(() => played(settings));
  const { turns, ending } = played(settings);
  const each = measure(() => repeat(batch, () => played(settings)), 7);
  const perSecond = (milliseconds: number): string => Math.round((batch / milliseconds) * 1000).toLocaleString("en");
  const outcomes = sizes.reduce((product, size) => product * size, 1).toLocaleString("en");
  const plain = withPlain === "yes" ? timed(() => plainSession(settings)) : null;
  const ratio = plain === null ? "" : `; folding and sorting anew each turn: ${(plain / (each.median / batch)).toFixed(0)} times as long`;
  console.log(
    `figure: ${strategy} against ${strategy}, ${outcomes} outcomes, ${rounds} rounds (seed 1): ${turns} turns to ${ending.kind}, median ${perSecond(each.median)} sessions/s (${perSecond(each.most)} to ${perSecond(each.least)}), ${((each.median / batch / turns) * 1e6).toFixed(0)} ns a turn; first session, with the index, ${index.toFixed(0)} ms${ratio}`,
  );
}

/** Sessions played, one after the other, for what they leave behind. */
const SESSIONS = 1_000_000;

function runHeap(): void {
  const settings = gameSettings("micro", randomCase([3, 3, 3], 1), 20);
  repeat(SESSIONS / 10, () => played(settings));
  const before = heap();
  const start = performance.now();
  repeat(SESSIONS - SESSIONS / 10, () => played(settings));
  const perSecond = ((SESSIONS * 0.9) / (performance.now() - start)) * 1000;
  const growth = (heap() - before) / 2 ** 20;
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `figure: micro against micro, 27 outcomes, 20 rounds (seed 1): ${SESSIONS.toLocaleString("en")} sessions at ${Math.round(perSecond).toLocaleString("en")}/s; from the first tenth to the end the heap grew by ${growth.toFixed(2)} MB, at most ${memory} MB in all`,
  );
}

function heap(): number {
  // There where the process was started for it, see bench/run.ts.
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

const TOURNAMENT_SIZES = [
  [3, 3, 3],
  [4, 5, 5],
  [6, 7, 10],
  [9, 10, 10],
  [10, 10, 16],
];
const TOURNAMENT_STRATEGIES = ["boulware", "conceder", "linear", "micro", "tit-for-tat"];

function runTournament(): void {
  const first = timed(() => playAll(newPlan()));
  const plan = newPlan();
  for (const { value } of plan.settings.cases) caseMeasures(value);
  const games = measure(() => playAll(plan), 9);
  const results = playAll(plan);
  const table = measure(() => standings(plan.settings, results), 5);
  const inWords = table.median.toFixed(0);
  console.log(
    `figure: tournament of ${plan.games} games, 5 strategies, 5 cases of 27 to 1,600 outcomes, 100 rounds (seed 1): median ${games.median.toFixed(0)} ms with scores (${games.least.toFixed(0)} to ${games.most.toFixed(0)}); the first in a new process, with frontiers and indices, ${first.toFixed(0)} ms; standings with intervals ${inWords} ms`,
  );
}

function newPlan(): TournamentPlan {
  const planned = tournamentPlan({
    cases: TOURNAMENT_SIZES.map((sizes, k) => ({ name: `random-${k}`, value: randomCase(sizes, k + 1) })),
    strategies: TOURNAMENT_STRATEGIES,
    protocol: { kind: "alternatingOffers" },
    deadline: { rounds: 100 },
    turnTime: 0,
    seating: { kind: "every" },
    openings: "every",
    selfPlay: "included",
    repetitions: 1,
    seed: 1,
  });
  if (planned.kind === "failed") throw new Error(JSON.stringify(planned.failure));
  return planned.value;
}

const playAll = (plan: TournamentPlan): GameResult[] => [...tournament(plan, strategyNamed, { from: 0, to: plan.games })];

/** Worths from 0 to 100 with two decimals, independent, and nothing to lose. */
function randomCase(sizes: readonly number[], seed: number): Case {
  const rng = Rng.fromSeed(seed);
  return pointsCase(
    sizes.map((size) => Array.from({ length: size }, () => [rng.below(10_001) / 100, rng.below(10_001) / 100])),
    [0, 0],
  );
}

function gameSettings(strategy: string, value: Case, rounds: number): GameSettings {
  const parties = value.parties.map(({ id }) => id);
  return {
    base: sessionCase(value),
    setup: { protocol: { kind: "alternatingOffers" }, parties, required: parties, deadline: { rounds } },
    players: Object.fromEntries(parties.map((party) => [party, strategyNamed(strategy)])),
    seed: 1,
    startAt: "2000-01-01T00:00:00.000Z",
    turnTime: 0,
  };
}

const made = new Map<string, Strategy<unknown>>();

function strategyNamed(text: string): Strategy<unknown> {
  const known = made.get(text);
  if (known !== undefined) return known;
  const found = strategyOf(text);
  if (found.kind === "failed") throw new Error(found.failure.message);
  made.set(text, found.value);
  return found.value;
}

function played(settings: GameSettings): Game {
  const game = play(settings);
  if (game.kind === "failed") throw new Error(JSON.stringify(game.failure));
  return game.value;
}

function repeat(times: number, work: () => unknown): void {
  for (let k = 0; k < times; k++) work();
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
