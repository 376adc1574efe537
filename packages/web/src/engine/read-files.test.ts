import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readFiles } from "./read-files.ts";

const SCENARIOS = fileURLToPath(new URL("../../../../../shared/scenarios/", import.meta.url));
const LAPTOP = `${SCENARIOS}Laptop/`;

test("a case file alone is read as it is", () => {
  const text = readFileSync(new URL("../../../../cases/hanoi/hanoi-2019.yaml", import.meta.url), "utf8");
  expect(readFiles([{ name: "hanoi.yaml", text }])).toMatchObject({
    kind: "ok",
    value: { document: { title: "Hanoi summit, February 2019" } },
  });
});

test.skipIf(!existsSync(LAPTOP))("a domain of Genius with its profiles is read, in whatever order they come", () => {
  const files = readdirSync(LAPTOP).map((name) => ({ name, text: readFileSync(LAPTOP + name, "utf8") }));
  const read = readFiles(files.toReversed());
  expect(read).toMatchObject({ kind: "ok" });
  expect(readFiles(files)).toEqual(read);
});

test("profiles without a domain, and several case files, are refused with what to do", () => {
  for (const files of [
    [{ name: "a.xml", text: "<utility_space/>" }],
    [
      { name: "a.yaml", text: "title: A" },
      { name: "b.yaml", text: "title: B" },
    ],
    [],
  ])
    expect(readFiles(files)).toMatchObject({ kind: "failed", failure: [{ code: "no-domain", hint: expect.stringContaining("Drop") }] });
});
