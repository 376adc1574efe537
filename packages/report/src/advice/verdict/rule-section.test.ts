import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Table } from "../../table.ts";
import { conditionsTable, ruleSection, ruleTable } from "./rule-section.ts";
import { shownVerdict } from "./shown-verdict.fixture.ts";

const DOCUMENT = readFileSync(new URL("../../../../../docs/verdict.md", import.meta.url), "utf8");

/** As the document has it. */
function markdown({ columns, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const rule = `|${columns.map(({ kind }) => (kind === "number" ? "--:" : "---")).join("|")}|`;
  return [line(columns.map(({ name }) => name)), rule, ...rows.map(({ cells }) => line(cells))].join("\n");
}

it.each([
  ["rows", ruleTable(null)],
  ["conditions", conditionsTable([])],
])("the document has the rule as it is applied: %s", (_, table) => {
  expect(DOCUMENT).toContain(`\n${markdown(table)}\n\n`);
});

it("marks the row that decided, and says which conditions hold", () => {
  const { blocks } = ruleSection(shownVerdict().verdict);
  const [rows, conditions] = blocks.flatMap((block) => (block.kind === "table" ? [block.table.rows] : []));
  expect(rows?.flatMap(({ tone }, k) => (tone === "quiet" ? [] : [k + 1]))).toEqual([4]);
  expect(conditions?.map(({ cells }) => [cells[0], cells[2]]).slice(0, 1)).toEqual([["acceptable", "no"]]);
});
