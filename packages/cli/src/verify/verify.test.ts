import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CAR_CASE } from "../car-case.fixture.ts";
import { runDetente } from "../run-detente.fixture.ts";

const HANOI = fileURLToPath(new URL("../../../../cases/hanoi/hanoi-2019.yaml", import.meta.url));

let cwd = "";
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "detente-verify-"));
  writeFileSync(join(cwd, "car.yaml"), CAR_CASE);
});
afterAll(() => {
  rmSync(cwd, { recursive: true });
});

const verify = (...args: readonly string[]) => runDetente(["verify", ...args], { cwd });

describe("questions without a case", () => {
  test("a sample size comes as text and as JSON, and percentages and named goals are understood", () => {
    const asked = ["sample", "--items", "100", "--defects", "5"];
    expect(verify(...asked, "--miss", "5%")).toMatchObject({ code: 0, err: "", out: expect.stringContaining("Look at 45 of 100 items") });
    const json = verify(...asked, "--goal", "high", "--json");
    expect(JSON.parse(json.out)).toMatchObject({ miss: 0.1, exact: { sample: 37 }, oneFewer: { sample: 36 }, textbook: { difference: 0 } });
  });

  test("belief after visits comes with a page", () => {
    const { code, out, err } = verify(
      "belief",
      "--prior",
      "0.3",
      "--sensitivity",
      "0.6",
      "--access",
      "80%",
      "--goal",
      "0.05",
      "--html",
      "b.html",
    );
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("belief stops at 7.9 %");
    expect(readFileSync(join(cwd, "b.html"), "utf8")).toMatch(/^<!doctype html>[^]*<svg role="img"[^]*<\/html>\s*$/iu);
  });

  test("closed places drawn anew for each visit are no cap", () => {
    const asked = ["belief", "--prior", "0.3", "--sensitivity", "0.6", "--access", "0.8", "--access-drawn", "--goal", "0.05", "--json"];
    expect(JSON.parse(verify(...asked).out)).toMatchObject({ reading: { visits: 4, never: null } });
  });

  test.each([
    ["game --periods 4 --inspections 2", { value: expect.closeTo(-3 / 11, 14) }],
    ["once --gain 30 --penalty 90 --inspection-cost 0.1 --caught-cost 0.4", { inspect: 0.25, leadershipValue: -0.025 }],
    ["deterrence --gain 30 --loss 90", { threshold: 0.25 }],
    ["repeated --temptation 5 --reward 3 --punishment 1", { threshold: 0.5 }],
  ])("%s is answered", (args, value) => {
    expect(JSON.parse(verify(...args.split(" "), "--json").out)).toMatchObject(value);
  });
});

describe("bad numbers", () => {
  test("all of them are said, by the names of their options, and nothing is written", () => {
    const { code, out, err } = verify("belief", "--prior", "2", "--sensitivity", "-1", "--visits", "1.5", "--html", "none.html");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err.split("\n")).toEqual([
      "--prior: expected a number from 0 to 1, got 2",
      "--sensitivity: expected a number from 0 to 1, got -1",
      "--visits: expected a whole number from 0 to 10000, got 1.5",
      "",
    ]);
    expect(() => readFileSync(join(cwd, "none.html"))).toThrow("ENOENT");
  });
});

describe("a case", () => {
  const hanoi = [HANOI, "--as", "us", "--unknown", "undeclared-sites"];

  test("takes the prior from the brief, and state and goal from the red line that waits for evidence", () => {
    const { code, out, err } = verify(...hanoi, "--sensitivity", "0.5", "--json");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(JSON.parse(out)).toMatchObject({
      states: ["none"],
      goal: 0.9,
      prior: { likely: expect.closeTo(0.1, 12) },
      readings: { likely: { visits: 7 } },
      gates: [{ probability: 0.9 }],
    });
  });

  test("takes a sensitivity for each state, and writes a page", () => {
    const args = [
      "--state",
      "none",
      "--sensitivity",
      "one-enrichment=0.4",
      "--sensitivity",
      "several=80%",
      "--goal",
      "0.8",
      "--html",
      "c.html",
    ];
    const { code, out } = verify("case", ...hanoi, ...args);
    expect(code).toBe(0);
    expect(out).toMatch(/One enrichment site +40 %/u);
    expect(readFileSync(join(cwd, "c.html"), "utf8")).toContain("None in operation");
  });

  test("what it does not have is said, all at once", () => {
    const unsaid = verify(HANOI, "--as", "us", "--sensitivity", "0.5");
    expect(unsaid).toEqual({ code: 2, out: "", err: "say which unknown, with --unknown; the unknowns are undeclared-sites, snapback\n" });
    const strange = verify(HANOI, "--as", "usa", "--unknown", "x", "--sensitivity", "2");
    expect(strange).toEqual({
      code: 2,
      out: "",
      err: "--as: no party usa; the parties are us, dprk\n--unknown: no unknown x; the unknowns are undeclared-sites, snapback\n--sensitivity: expected a number from 0 to 1, got 2\n",
    });
    const none = verify("car.yaml", "--as", "buyer", "--sensitivity", "0.5");
    expect(none).toEqual({ code: 2, out: "", err: "the case has no unknowns\n" });
  });
});

test("the help lists the questions, with examples", () => {
  expect(runDetente(["help", "verify"], { cwd }).out).toMatch(/sample \[options\][^]*repeated \[options\][^]*Examples:/u);
});
