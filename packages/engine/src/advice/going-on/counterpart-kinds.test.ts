import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { COUNTERPART_KINDS, KIND_SHARES } from "./counterpart-kinds.ts";

const DOCUMENT = readFileSync(new URL("../../../../../docs/verdict.md", import.meta.url), "utf8");

it("the document has the kinds and their shares, which sum to one", () => {
  const rows = [...DOCUMENT.matchAll(/^\| (\d+) % \| `([a-z-]+)`/gmu)].map(([, percent, name]) => [Number(percent), name]);
  const kinds = KIND_SHARES.map(({ share, texts }) => [Math.round(100 * share), texts[0]?.replace(/\(.*$/u, "")]);
  expect(rows).toEqual(kinds);
  expect(COUNTERPART_KINDS.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
});
