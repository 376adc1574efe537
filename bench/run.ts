import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { frontier } from "../packages/engine/src/analysis/frontier.ts";
import { frontierOfSums } from "../packages/engine/src/analysis/frontier-of-sums.ts";
import { pointsCase } from "../packages/engine/src/analysis/points-case.fixture.ts";
import type { Sums } from "../packages/engine/src/analysis/sums.ts";
import { compileCase } from "../packages/engine/src/model/compiled-case.ts";
import { readings } from "../packages/engine/src/model/perspective.ts";
import { plainFrontier, sortEverything } from "./baseline.ts";
import { runCommitments } from "./commitments.ts";
import { benchExchanges } from "./exchanges.ts";
import { measure } from "./measure.ts";
import { SERVED_BENCHES } from "./served/served-benches.ts";
import { SESSION_BENCHES } from "./sessions.ts";
import { benchVerdicts } from "./verdicts.ts";
import { randomSpace, tiedSpace, UNITS } from "./spaces.ts";

interface Bench {
  readonly name: string;
  readonly space: () => Sums;
  readonly repeats: number;
  readonly baseline: ((sums: Sums) => number[][]) | null;
}

const same = (count: number, size: number): number[] => Array.from({ length: count }, () => size);
/** Ten issues, 1,944,000 outcomes: the sizes of the AMPO case of the literature. */
const AMPO = [3, 5, 3, 4, 4, 5, 3, 3, 5, 12];

const BENCHES: readonly Bench[] = [
  {
    name: "2 parties, 50 x 10, independent",
    space: () => randomSpace({ parties: 2, sizes: same(50, 10), seed: 1, values: "independent" }),
    repeats: 15,
    baseline: plainFrontier,
  },
  {
    name: "2 parties, 50 x 10, opposed",
    space: () => randomSpace({ parties: 2, sizes: same(50, 10), seed: 1, values: "opposed" }),
    repeats: 7,
    baseline: plainFrontier,
  },
  {
    name: "2 parties, 10 issues of AMPO's size",
    space: () => randomSpace({ parties: 2, sizes: AMPO, seed: 1, values: "independent" }),
    repeats: 15,
    baseline: plainFrontier,
  },
  {
    name: "3 parties, 20 x 5, independent",
    space: () => randomSpace({ parties: 3, sizes: same(20, 5), seed: 1, values: "independent" }),
    repeats: 7,
    baseline: plainFrontier,
  },
  {
    name: "2 parties, 10^6 tied",
    space: () => tiedSpace({ parties: 2, sizes: same(6, 10), seed: 1, values: "independent" }),
    repeats: 7,
    baseline: sortEverything,
  },
  {
    name: "2 parties, 10^7 tied",
    space: () => tiedSpace({ parties: 2, sizes: same(7, 10), seed: 1, values: "independent" }),
    repeats: 3,
    baseline: null,
  },
];

const GROWTH = [2, 3, 4, 6, 8, 10, 15, 20, 30, 40, 50, 60];

/** By the name that is asked for. */
const PARTS: Readonly<Record<string, () => void | Promise<void>>> = {
  case: runFromCase,
  growth: runGrowth,
  commitments: runCommitments,
  exchanges: benchExchanges,
  verdicts: benchVerdicts,
  ...SESSION_BENCHES,
  ...SERVED_BENCHES,
};

/** One core is enough to be told apart; each bench has a process of its own, so that none warms up another. */
function runAll(): void {
  const self = fileURLToPath(import.meta.url);
  for (const [k] of BENCHES.entries()) process.stdout.write(execFileSync(process.execPath, [self, String(k)], { encoding: "utf8" }));
  for (const part of Object.keys(PARTS))
    process.stdout.write(execFileSync(process.execPath, ["--expose-gc", self, part], { encoding: "utf8" }));
  const threads = fileURLToPath(new URL("./threads.ts", import.meta.url));
  process.stdout.write(execFileSync(process.execPath, [threads], { encoding: "utf8" }));
  benchCommand();
}

function runOne(bench: Bench): void {
  const space = bench.space();
  const points = frontierOfSums(space).stages.at(-1)?.length ?? 0;
  const { median, least, most } = measure(() => frontierOfSums(space), bench.repeats);
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  const baseline = bench.baseline && measure(() => bench.baseline?.(space), 1).median;
  const ratio = baseline === null ? "" : `, plain version ${baseline.toFixed(0)} ms: ${(baseline / median).toFixed(1)} times as long`;
  console.log(
    `figure: ${bench.name} (seed 1): ${points} frontier points, median ${median.toFixed(1)} ms (${least.toFixed(1)} to ${most.toFixed(1)}), ${memory} MB${ratio}`,
  );
}

/** The same space as a case, from its decimals to the list of exact points with their outcomes' numbers and ties. */
function runFromCase(): void {
  for (const values of ["independent", "opposed"] as const) {
    const { tables, sizes } = randomSpace({ parties: 2, sizes: same(50, 10), seed: 1, values });
    const points = sizes.map((size, issue) =>
      Array.from({ length: size }, (_, option) => tables.map((party) => (party[issue]?.[option] ?? 0) / UNITS)),
    );
    const value = pointsCase(points, [0, 0]);
    const held = readings(value, { kind: "everyBrief" });
    if (held.kind === "failed") throw new Error(held.failure.code);
    const briefs = held.value;
    const compile = measure(() => compileCase(value, briefs), 7).median;
    const compiled = compileCase(value, briefs);
    const exact = measure(() => frontier(compiled), 7).median;
    console.log(
      `figure: 50 x 10, ${values}, as a case: compiled in ${compile.toFixed(1)} ms, exact frontier with ties in ${exact.toFixed(1)} ms`,
    );
  }
}

function runGrowth(): void {
  for (const values of ["independent", "opposed"] as const) {
    const row = GROWTH.map((issues) => {
      const space = randomSpace({ parties: 2, sizes: same(issues, 10), seed: 1, values });
      const points = frontierOfSums(space).stages.at(-1)?.length ?? 0;
      return `10^${issues}: ${measure(() => frontierOfSums(space), 5).median.toFixed(2)} ms, ${points} points`;
    });
    console.log(`figure: growth, ${values}: ${row.join("; ")}`);
  }
}

function benchCommand(): void {
  const command = fileURLToPath(new URL("../packages/cli/bin/detente.cjs", import.meta.url));
  const file = fileURLToPath(new URL("../cases/hanoi/hanoi-2019.yaml", import.meta.url));
  const run = (args: readonly string[]): void => {
    const { status } = spawnSync(process.execPath, [command, ...args], { stdio: "ignore" });
    if (status !== 0) throw new Error(`Expected detente ${args.join(" ")} to succeed, got exit code ${status}`);
  };
  const full = measure(() => run(["analyse", file, "--draws", "1000"]), 7);
  const start = measure(() => run(["--version"]), 7);
  console.log(
    `figure: Hanoi, detente analyse with 1,000 draws, process start to end: median ${full.median.toFixed(0)} ms (${full.least.toFixed(0)} to ${full.most.toFixed(0)}), detente --version ${start.median.toFixed(0)} ms`,
  );
}

const [, , only] = process.argv;
const bench = BENCHES[Number(only)];
if (only === undefined) runAll();
else if (bench) runOne(bench);
else await PARTS[only]?.();
