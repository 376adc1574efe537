import { expect, test } from "vitest";
import { bare, twoParties } from "../analysis.fixture.ts";
import { markdownReport } from "../markdown-report.ts";
import { recordSection } from "./record-section.ts";

test("the record is told by date, with who spoke, what it is about and where it is from", () => {
  const report = markdownReport(twoParties);
  const rows = report
    .slice(report.indexOf("## What has happened"))
    .split("\n")
    .filter((line) => line.startsWith("| 2026"));
  expect(rows).toEqual([
    "| 2026-02-27 to 2026-03-02 | meeting | They meet at the town hall. | 1, 2 |",
    '| 2026-03-04 | refusal of Union (The secretary of the union) | That is not enough. (position "Opening offer of the employer") | 1 |',
    "| 2026-03-06 | deed of Union | Work stops for a day. | – |",
  ]);
});

test("sources are numbered as they are first cited, and nobody's source is left out or in", () => {
  const table = recordSection(twoParties)?.blocks[1];
  expect(table).toMatchObject({
    table: {
      rows: [
        { cells: ["1", "Talks at the town hall", "The Courier", "2026-03-05", "https://courier.example/talks"] },
        { cells: ["2", "Minutes", "–", "–", "–"] },
      ],
    },
  });
});

test("without a record there is no section", () => {
  expect(recordSection(bare)).toBeNull();
});
