import { expect, test } from "vitest";
import { bare, twoParties } from "../analysis.fixture.ts";
import { redLinesSection } from "./red-lines-section.ts";

test("each red line says whether it binds, what would lift it, and which positions cross it", () => {
  const table = redLinesSection(twoParties)?.blocks[1];
  expect(table).toMatchObject({
    table: {
      rows: [
        {
          cells: [
            "Never the first of issue 1 with the first of issue 2",
            "Union",
            "binds, waits for evidence",
            "Will the law change?: It will, held with at least 75.0 %; held now: 50.0 %",
            "Opening offer of the employer",
          ],
        },
        {
          cells: [
            "Never the first of issue 1 with the last of issue 2",
            "Union",
            "lifted",
            "Will the law change?: It will not, held with at least 50.0 %; held now: 50.0 %",
            "–",
          ],
          tone: "quiet",
        },
      ],
    },
  });
});

test("a line that no evidence lifts says so, and evidence is not explained where there is none", () => {
  const plain = { ...twoParties, redLines: twoParties.redLines.map((line) => ({ ...line, binds: true, until: null })) };
  const [text, table] = redLinesSection(plain)?.blocks ?? [];
  expect(text).toMatchObject({ text: expect.not.stringContaining("evidence") });
  expect(table).toMatchObject({
    table: { rows: [{ cells: expect.arrayContaining(["binds", "nothing but a decision of its owner"]) }, {}] },
  });
});

test("without red lines there is no section", () => {
  expect(redLinesSection(bare)).toBeNull();
});
