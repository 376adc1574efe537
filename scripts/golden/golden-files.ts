import { existsSync, globSync, readFileSync } from "node:fs";
import { sep } from "node:path";
import { analyse } from "@detente/engine";
import { utilityPlane } from "@detente/report";
import { ROOT, run } from "../run.ts";
import { catalogCase } from "./catalog-case.ts";
import type { GoldenFile } from "./golden-file.ts";
import { PAIRINGS } from "./pairings.ts";
import { playedTranscript } from "./played-transcript.ts";

/** What `detente analyse` prints and how each pairing plays, for each case of the catalog in the order of their paths; Hanoi's verdicts; and the README's picture. */
export function goldenFiles(): readonly GoldenFile[] {
  const cases = globSync("cases/**/*.yaml", { cwd: ROOT }).map((path) => path.replaceAll(sep, "/"));
  return [...cases.toSorted().flatMap((source) => [printedAnalysis(source), ...transcripts(source)]), ...VERDICTS, README_PICTURE];
}

const HANOI = "cases/hanoi/hanoi-2019.yaml";

const README_PICTURE: GoldenFile = {
  path: "docs/hanoi-2019.svg",
  source: HANOI,
  form: "picture",
  make: async () => {
    const settings = { perspective: { kind: "everyBrief" }, model: "full", seed: 1, draws: 1000 } as const;
    const analysed = analyse(catalogCase(README_PICTURE.source), settings);
    if (analysed.kind === "failed") throw new Error(analysed.failure.code);
    return `${utilityPlane(analysed.value, { axes: [0, 1], size: "wide", id: "plane" })}\n`;
  },
};

const printedAnalysis = (source: string): GoldenFile => printed(source, "analyse", ["analyse", source, "--width", "100"]);

/** What the worked example is there for: the last round of its summit from either side, and the same offer with ten rounds more. */
const VERDICTS: readonly GoldenFile[] = [
  ["us-last-round", "--as us --offer dprk-offer --round 2 --of 2"],
  ["us-second-of-twelve", "--as us --offer dprk-offer --round 2 --of 12 --no-flips"],
  ["dprk-last-round", "--as dprk --offer us-paper --round 2 --of 2 --no-flips"],
].map(([name = "", options = ""]) => printed(HANOI, `assess-${name}`, ["assess", HANOI, ...options.split(" ")]));

/** What the command line prints, without colours, 100 columns wide. */
function printed(source: string, name: string, args: readonly string[]): GoldenFile {
  return {
    path: `golden/${nameOf(source)}.${name}.txt`,
    source,
    form: "text",
    make: async () => {
      const command = ["node", "packages/cli/bin/detente.cjs", ...args, "--no-color"] as const;
      const outcome = await run(command, { environment: { LC_ALL: "C.UTF-8" }, timeout: 120_000 });
      if (outcome.exitCode !== 0) throw new Error(`detente ${args.join(" ")} exits with ${outcome.exitCode}:\n${outcome.output}`);
      return outcome.stdout;
    },
  };
}

const transcripts = (source: string): readonly GoldenFile[] =>
  PAIRINGS.map((pairing) => ({
    path: `golden/transcripts/${nameOf(source)}/${pairing.name}.txt`,
    source,
    form: "text",
    make: async () => playedTranscript(source, pairing),
  }));

// cases/hanoi/hanoi-2019.yaml is "hanoi.hanoi-2019"; a case whose folder has its name says it once.
function nameOf(source: string): string {
  const steps = source
    .replace(/^cases\//, "")
    .replace(/\.yaml$/, "")
    .split("/");
  return steps.filter((step, i) => step !== steps[i - 1]).join(".");
}

/** Recorded files that belong to no case and no pairing any more. */
export function orphans(): readonly string[] {
  const expected = new Set(goldenFiles().map((file) => file.path));
  const present = globSync("golden/**/*.txt", { cwd: ROOT }).map((path) => path.replaceAll(sep, "/"));
  return present.filter((path) => !expected.has(path)).toSorted();
}

/** What is recorded now; undefined where nothing is. */
export function recorded(file: GoldenFile): string | undefined {
  const path = `${ROOT}/${file.path}`;
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
