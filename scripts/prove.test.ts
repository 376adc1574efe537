import { expect, it } from "vitest";
import { figuresIn, proofPage, type ProofResult } from "./prove/proof-page.ts";

const result: ProofResult = {
  name: "fuzz",
  shows: "Nothing breaks.",
  command: "vitest run",
  hasPassed: true,
  seconds: 12.3,
  figures: ["100000 inputs", "0 faults"],
  date: "2026-01-02",
  commit: "commit abc1234",
};

it("collects the lines that begin with figure:, without colours, each once", () => {
  expect(figuresIn("a\nfigure: one 1 KB\n\u001B[90m  figure: two\u001B[39m\nno figure: three\nfigure: two\n")).toEqual(["one 1 KB", "two"]);
});

it("writes a section a proof, with date, commit and figures", () => {
  const page = proofPage("", [result], ["twin", "fuzz"]);
  expect(page).toContain(
    "## fuzz\n\nNothing breaks.\n\n**Passed** on 2026-01-02 at commit abc1234, in 12 s: `vitest run`\n\n- 100000 inputs\n- 0 faults\n",
  );
});

it("replaces the section of a proof that ran again, keeps the others, and keeps the order", () => {
  const first = proofPage("", [result], ["twin", "fuzz"]);
  const second = proofPage(first, [{ ...result, name: "twin", figures: [] }], ["twin", "fuzz"]);
  const third = proofPage(second, [{ ...result, hasPassed: false }], ["twin", "fuzz"]);
  expect(Array.from(third.matchAll(/^## .*|\*\*\w+\*\*/gm), String)).toEqual(["## twin", "**Passed**", "## fuzz", "**FAILED**"]);
  expect(proofPage(third, [], ["twin", "fuzz"])).toBe(third);
});
