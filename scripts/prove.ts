import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { figuresIn, proofPage, type ProofResult } from "./prove/proof-page.ts";
import { type Proof, PROOFS } from "./prove/proofs.ts";
import { ROOT, run } from "./run.ts";

const PAGE = `${ROOT}/docs/proofs.md`;

async function prove(names: readonly string[]): Promise<void> {
  const known = PROOFS.map((proof) => proof.name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`no proof is called ${unknown.join(", ")}; there are: ${known.join(", ")}`);
    process.exitCode = 2;
    return;
  }
  const commit = await commitNow();
  for (const proof of PROOFS.filter((each) => names.length === 0 || names.includes(each.name))) {
    const result = await resultOf(proof, commit);
    writeFileSync(PAGE, proofPage(existsSync(PAGE) ? readFileSync(PAGE, "utf8") : "", [result], known));
    console.log(`\n${proof.name} ${result.hasPassed ? "passed" : "FAILED"} in ${result.seconds.toFixed(0)} s`);
    for (const figure of result.figures) console.log(`  ${figure}`);
    if (!result.hasPassed) process.exitCode = 1;
  }
}

async function resultOf(proof: Proof, commit: string): Promise<ProofResult> {
  console.log(`\n=== ${proof.name}: ${proof.shows}`);
  const outcome = await run(proof.command, { environment: proof.environment, onOutput: (text) => process.stdout.write(text) });
  return {
    name: proof.name,
    shows: proof.shows,
    command: [...Object.entries(proof.environment).map(([name, value]) => `${name}=${value}`), ...proof.command].join(" "),
    hasPassed: outcome.exitCode === 0,
    seconds: outcome.seconds,
    figures: figuresIn(outcome.stdout),
    date: new Date().toISOString().slice(0, 10),
    commit,
  };
}

async function commitNow(): Promise<string> {
  const head = await run(["git", "rev-parse", "--short", "HEAD"]);
  if (head.exitCode !== 0) return "an unknown commit";
  const status = await run(["git", "status", "--porcelain", "--", ".", ":!docs/proofs.md"]);
  return `commit ${head.stdout.trim()}${status.stdout === "" ? "" : " with changes not committed"}`;
}

await prove(process.argv.slice(2));
