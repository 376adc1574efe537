import { readdirSync, readFileSync } from "node:fs";
import { analyse } from "@detente/engine";
import { parseCase } from "@detente/engine/case-file";
import { describe, expect, test } from "vitest";
import { htmlReport } from "./html-report.ts";
import { markdownReport } from "./markdown-report.ts";
import { displayWidth } from "./terminal/display-width.ts";
import { terminalReport } from "./terminal-report.ts";

const cases = new URL("../../../cases/", import.meta.url);
const files = readdirSync(cases, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yaml"));

describe("every case of the catalog", () => {
  test.each(files)("%s can be reported in every form", (name) => {
    const parsed = parseCase({ name, text: readFileSync(new URL(name, cases), "utf8") });
    if (parsed.kind === "failed") throw new Error(`Expected a case, got ${JSON.stringify(parsed)}`);
    const result = analyse(parsed.value.case, { perspective: { kind: "everyBrief" }, model: "full", seed: 1, draws: 20 });
    if (result.kind === "failed") throw new Error(`Expected an analysis, got ${JSON.stringify(result)}`);
    const terminal = terminalReport(result.value, { width: 80, colour: false, unicode: true });
    for (const report of [htmlReport(result.value), markdownReport(result.value), terminal])
      expect(report).not.toMatch(/NaN|undefined|Infinity|\[object/);
    for (const line of terminal.split("\n")) expect(displayWidth(line)).toBeLessThanOrEqual(80);
  });
});
