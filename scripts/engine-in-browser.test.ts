import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { analyse, type AnalyseSettings, type Case, play, sessionCase, START_AT, strategyOf } from "@detente/engine";
import { parseCase } from "@detente/engine/case-file";
import type { Browser, Page } from "playwright-core";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browser } from "./browser.ts";
import { ROOT } from "./run.ts";

// Gzipped: what a page may load before it computes anything; and all rooms together, which a page loads one by one as they are needed.
const MOST_BYTES = { analysis: 60_000, everything: 200_000 };
const ORIGIN = "https://detente.test"; // answered by this test; nothing is asked of the network

const ENGINE = `${ROOT}/packages/engine/src/index.ts`;
const ANALYSIS = "analysis only";

/** The engine, or what analysing takes of it, as one module for the browser, minified. */
async function bundleOf(input: string): Promise<string> {
  const analysisOnly = {
    name: "analysis-only",
    resolveId: (id: string) => (id === ANALYSIS ? id : null),
    load: (id: string) => (id === ANALYSIS ? `export { analyse, improve } from ${JSON.stringify(ENGINE)};` : null),
  };
  const bundle = await rolldown({ input, platform: "browser", plugins: [analysisOnly] });
  const { output } = await bundle.generate({ format: "esm", minify: true });
  await bundle.close();
  expect(output.map((chunk) => (chunk.type === "chunk" ? chunk.imports : chunk.fileName))).toEqual([[]]);
  return output[0].code;
}

async function pageWith(code: string, chromium: Browser): Promise<Page> {
  const page = await chromium.newPage({ locale: "en-US" });
  await page.route(`${ORIGIN}/**`, async (route) =>
    route.fulfill(
      route.request().url().endsWith("/engine.js")
        ? { contentType: "text/javascript", body: code }
        : { contentType: "text/html", body: "<!doctype html><title>Engine</title>" },
    ),
  );
  await page.goto(`${ORIGIN}/`);
  return page;
}

function caseAt(path: string): Case {
  const parsed = parseCase({ name: path, text: readFileSync(`${ROOT}/${path}`, "utf8") });
  if (parsed.kind !== "ok") throw new Error(`${path} is no case: ${JSON.stringify(parsed.failure)}`);
  return parsed.value.case;
}

describe("the engine in a browser", () => {
  let code: string;
  let chromium: Browser;
  let page: Page;
  beforeAll(async () => {
    [code, chromium] = await Promise.all([bundleOf(ENGINE), browser()]);
    page = await pageWith(code, chromium);
  });
  afterAll(async () => chromium.close());

  it("is one file that imports nothing; what analysing takes of it is below 60 KB gzipped, all of it below 200 KB", async () => {
    const bytes = (text: string): number => gzipSync(text, { level: 9 }).length;
    const [analysis, everything] = [bytes(await bundleOf(ANALYSIS)), bytes(code)];
    console.log(
      `figure: engine bundle, gzipped: ${(analysis / 1000).toFixed(1)} KB to analyse, ${(everything / 1000).toFixed(1)} KB in all`,
    );
    expect(analysis).toBeLessThan(MOST_BYTES.analysis);
    expect(everything).toBeLessThan(MOST_BYTES.everything);
  });

  it.each(["cases/hanoi/hanoi-2019.yaml", "cases/job-offer/job-offer.yaml"])(
    "analyses %s to the same result as in Node, to the last digit",
    async (path) => {
      const value = caseAt(path);
      const settings: AnalyseSettings = { perspective: { kind: "everyBrief" }, model: "full", seed: 7, draws: 50 };
      const call = `import("/engine.js").then((engine) => JSON.stringify(engine.analyse(${JSON.stringify(value)}, ${JSON.stringify(settings)})))`;
      const expected = analyse(value, settings);
      expect(expected.kind).toBe("ok");
      expect(await page.evaluate<unknown>(call)).toBe(JSON.stringify(expected));
    },
  );

  it("plays the same game as in Node, event by event", async () => {
    const value = caseAt("cases/job-offer/job-offer.yaml");
    const names = ["steady", "hardheaded"];
    const parties = value.parties.map(({ id }) => id);
    const setup = { protocol: { kind: "alternatingOffers" }, parties, required: parties, deadline: { rounds: 30 } } as const;
    const settings = { setup, seed: 5, startAt: START_AT, turnTime: 0 };
    const call = `import("/engine.js").then((engine) => {
      const players = Object.fromEntries(${JSON.stringify(parties)}.map((party, k) => [party, engine.strategyOf(${JSON.stringify(names)}[k]).value]));
      const game = engine.play({ ...${JSON.stringify(settings)}, base: engine.sessionCase(${JSON.stringify(value)}), players });
      return JSON.stringify(game.value.events);
    })`;
    const players = Object.fromEntries(parties.map((party, k) => [party, playerOf(names[k] ?? "")]));
    const game = play({ ...settings, base: sessionCase(value), players });
    if (game.kind === "failed") throw new Error(game.failure.code);
    expect(game.value.events.length).toBeGreaterThan(20);
    expect(await page.evaluate<unknown>(call)).toBe(JSON.stringify(game.value.events));
  });
});

function playerOf(name: string) {
  const made = strategyOf(name);
  if (made.kind === "failed") throw new Error(made.failure.message);
  return made.value;
}
