import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Rng } from "../lib/rng.ts";
import type { Case } from "../model/case.ts";
import { cases } from "./case.arbitrary.ts";
import { formatCase } from "./format-case.ts";
import { mutated } from "./fuzz-case.ts";
import { parseCase } from "./parse-case.ts";
import { skeleton } from "./skeleton.ts";

const SEED = 20_261_123;
const COUNT = Number(process.env["DETENTE_FUZZ"] ?? 2_000);
const LONGEST = 1_000;

const page = readFileSync(new URL("../../../../docs/case-file.md", import.meta.url), "utf8");
const examples = [...page.matchAll(/```yaml\n(.*?)```/gsu)].map(([, text = ""]) => text);
const formatted = fc.sample(cases, { seed: SEED, numRuns: 30 });
const texts = [skeleton, ...examples, ...formatted.map((value) => formatCase(value))];

const seen = { cases: 0, refused: 0, slowest: 0 };

/** What went wrong with a text, or undefined. */
function fault(text: string): string | undefined {
  const start = performance.now();
  const result = parseCase({ name: "fuzz.yaml", text });
  const time = performance.now() - start;
  seen.slowest = Math.max(seen.slowest, time);
  seen[result.kind === "ok" ? "cases" : "refused"]++;
  if (time > LONGEST) return `took ${Math.round(time)} ms`;
  if (result.kind === "ok") return comesBack(result.value.case) ? undefined : "formatted and read again it is another case";
  const isTold = result.failure.some(({ severity }) => severity === "error");
  const isPlaced = result.failure.every(({ line, column, message }) => line >= 1 && column >= 1 && message !== "");
  return isTold && isPlaced ? undefined : `badly told: ${JSON.stringify(result.failure)}`;
}

function comesBack(value: Case): boolean {
  const again = parseCase({ name: "again.yaml", text: formatCase(value) });
  return again.kind === "ok" && isDeepStrictEqual(again.value.case, value);
}

test(`${COUNT} broken files are each answered by a case or by problems with a place, within a second`, {
  timeout: 60_000 + COUNT * 60,
}, () => {
  const rng = Rng.fromSeed(SEED);
  for (let i = 0; i < COUNT; i++) {
    const state = rng.state();
    const text = mutated(texts, rng);
    let found: string | undefined;
    try {
      found = fault(text);
    } catch (error) {
      throw new Error(`Number ${i} of seed ${SEED} (state ${state.join(" ")}) threw on:\n${text}`, { cause: error });
    }
    expect(found, `number ${i} of seed ${SEED}:\n${text}`).toBeUndefined();
  }
  console.log(`figure: ${COUNT} broken files: ${seen.cases} cases, ${seen.refused} refused, slowest ${Math.round(seen.slowest)} ms`);
});
