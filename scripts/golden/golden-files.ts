import { existsSync, globSync, readFileSync } from "node:fs";
import { sep } from "node:path";
import { analyse } from "@detente/engine";
import { parseCase } from "@detente/engine/case-file";
import { utilityPlane } from "@detente/report";
import { ROOT, run } from "../run.ts";

/** A recorded output: what a person sees who analyses one case of the catalog. */
export interface GoldenFile {
  /** From the root of the project. */
  readonly path: string;
  /** The case it is recorded from. */
  readonly source: string;
  readonly what: "analysis" | "picture";
}

/** The picture at the head of the README. */
const PICTURE: GoldenFile = { path: "docs/hanoi-2019.svg", source: "cases/hanoi/hanoi-2019.yaml", what: "picture" };

/** One for each case of the catalog, in the order of their paths; then the README's picture. */
export function goldenFiles(): readonly GoldenFile[] {
  const cases = globSync("cases/**/*.yaml", { cwd: ROOT }).map((path) => path.replaceAll(sep, "/"));
  const texts = cases.toSorted().map((source): GoldenFile => ({ source, path: `golden/${nameOf(source)}.analyse.txt`, what: "analysis" }));
  return [...texts, PICTURE];
}

// cases/hanoi/hanoi-2019.yaml is "hanoi.hanoi-2019"; a case whose folder has its name says it once.
function nameOf(source: string): string {
  const steps = source
    .replace(/^cases\//, "")
    .replace(/\.yaml$/, "")
    .split("/");
  return steps.filter((step, i) => step !== steps[i - 1]).join(".");
}

/** Recorded files that belong to no case any more. */
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

/** What the case gives today. Throws where it fails. */
export async function fresh(file: GoldenFile): Promise<string> {
  return file.what === "picture" ? picture(file.source) : printed(file);
}

function picture(source: string): string {
  const parsed = parseCase({ name: source, text: readFileSync(`${ROOT}/${source}`, "utf8") });
  if (parsed.kind === "failed") throw new Error(`${source} has ${parsed.failure.length} errors`);
  const analysed = analyse(parsed.value.case, { perspective: { kind: "everyBrief" }, model: "full", seed: 1, draws: 1000 });
  if (analysed.kind === "failed") throw new Error(analysed.failure.code);
  return `${utilityPlane(analysed.value, { axes: [0, 1], size: "wide", id: "plane" })}\n`;
}

/** Without colours, 100 columns wide. */
async function printed(file: GoldenFile): Promise<string> {
  const command = ["node", "packages/cli/bin/detente.cjs", "analyse", file.source, "--width", "100", "--no-color"] as const;
  const outcome = await run(command, { environment: { LC_ALL: "C.UTF-8" }, timeout: 120_000 });
  if (outcome.exitCode !== 0) throw new Error(`detente analyse ${file.source} exits with ${outcome.exitCode}:\n${outcome.output}`);
  return outcome.stdout;
}
