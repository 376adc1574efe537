import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { analyse, type AnalyseSettings, type Case } from "@detente/engine";
import { parseCase } from "@detente/engine/case-file";
import type { Browser, Page } from "playwright-core";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browser } from "./browser.ts";
import { ROOT } from "./run.ts";

const MOST_BYTES = 60_000; // gzipped; what a page may load before it computes anything
const ORIGIN = "https://detente.test"; // answered by this test; nothing is asked of the network

/** The engine as one module for the browser, minified. */
async function engineBundle(): Promise<string> {
  const bundle = await rolldown({ input: `${ROOT}/packages/engine/src/index.ts`, platform: "browser" });
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
    [code, chromium] = await Promise.all([engineBundle(), browser()]);
    page = await pageWith(code, chromium);
  });
  afterAll(async () => chromium.close());

  it("is one file that imports nothing, below 60 KB gzipped", () => {
    const bytes = gzipSync(code, { level: 9 }).length;
    console.log(`figure: engine bundle ${(bytes / 1000).toFixed(1)} KB gzipped`);
    expect(bytes).toBeLessThan(MOST_BYTES);
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
});
