import { type Run, run } from "./run.ts";

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

/** What `npm run check` looks at, in this order. A step passes when its command exits with 0. */
const STEPS: readonly Step[] = [
  { name: "types", command: ["tsc", "-p", "."] },
  { name: "web types", command: ["tsc", "-p", "packages/web"] },
  { name: "lint", command: ["oxlint"] },
  { name: "format", command: ["biome", "format", "--max-diagnostics=200", "."] },
  { name: "arrows", command: ["node", "scripts/arrows.ts"] },
  { name: "rules", command: ["node", "scripts/session-rules.ts"] },
  { name: "unused", command: ["knip", "--no-config-hints"] },
  { name: "examples", command: ["node", "scripts/examples.ts"] },
];

function report(step: Step, outcome: Run): void {
  const isPassed = outcome.exitCode === 0;
  console.log(`${step.name.padEnd(9)} ${isPassed ? "ok    " : "FAILED"} ${outcome.seconds.toFixed(1).padStart(6)} s`);
  if (!isPassed) console.log(`\n$ ${step.command.join(" ")}\n${outcome.output.trimEnd()}\n`);
}

async function check(): Promise<void> {
  const failed: string[] = [];
  for (const step of STEPS) {
    const outcome = await run(step.command);
    report(step, outcome);
    if (outcome.exitCode !== 0) failed.push(step.name);
  }
  if (failed.length === 0) return;
  console.log(`failed: ${failed.join(", ")}`);
  process.exitCode = 1;
}

await check();
