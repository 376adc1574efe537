import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CAR_CASE } from "../car-case.fixture.ts";
import { runDetente } from "../run-detente.fixture.ts";

const JOB = fileURLToPath(new URL("../../../../cases/job-offer/job-offer.yaml", import.meta.url));

const cwd = mkdtempSync(join(tmpdir(), "detente-alternatives-"));
beforeAll(() => {
  writeFileSync(join(cwd, "car.yaml"), CAR_CASE);
});
afterAll(() => {
  rmSync(cwd, { recursive: true });
});

const detente = (...args: readonly string[]) => runDetente(["alternatives", ...args], { cwd });

test("tells what a party has without agreement, how likely chances must be, and where to look first", () => {
  const { code, out, err } = detente(JOB, "--as", "employer");
  expect([code, err]).toEqual([0, ""]);
  expect(out).toMatch(/Employer has 44\.0 points on average: Take the second candidate/u);
  expect(out).toMatch(/Someone as good +50\.0 % +53\.8 %/u);
  expect(out).toMatch(/the whole is worth 49\.3 points, 5\.3 more/u);
});

test("measures them against an offer in hand, by points or as a position", () => {
  expect(JSON.parse(detente(JOB, "--as", "employer", "--offer", "50", "--json").out)).toMatchObject({
    offer: 50,
    alternatives: [{ against: 50 }, { against: 50 }],
  });
  const { code, err } = detente(JOB, "--as", "employer", "--position", "nothing");
  expect([code, err]).toEqual([2, expect.stringContaining('no position "nothing"')]);
  expect(detente(JOB, "--as", "employer", "--position", "x", "--offer", "3")).toMatchObject({ code: 2 });
});

test("prints an offer with decimals enough to tell it from what it is measured against", () => {
  const { out } = detente(JOB, "--as", "candidate", "--offer", "45.2", "--risk-tolerance", "none");
  expect(out).toMatch(/has 45\.00 points on average: Go on looking\. The offer in hand, 45\.20,\s+is worth more/u);
});

test("minds risk as much as it is told to, or not at all", () => {
  const sure = (...args: readonly string[]): number =>
    JSON.parse(detente(JOB, "--as", "candidate", "--json", ...args).out).certaintyEquivalent;
  expect(sure("--risk-tolerance", "none")).toBeCloseTo(45, 9);
  expect(sure("--risk-tolerance", "30")).toBeLessThan(sure());
  expect(detente(JOB, "--as", "candidate", "--risk-tolerance", "0")).toMatchObject({
    code: 2,
    err: expect.stringContaining("points above 0"),
  });
});

test("writes a page beside the text", () => {
  expect(detente(JOB, "--as", "employer", "--html", "page.html").code).toBe(0);
  const page = readFileSync(join(cwd, "page.html"), "utf8");
  expect(page).toMatch(/<h2 id="alternatives">Without agreement<\/h2>/u);
  expect(page).not.toContain("<script");
});

test("says why there is nothing to tell", () => {
  expect(detente(join(cwd, "car.yaml"), "--as", "buyer")).toMatchObject({
    code: 2,
    out: "",
    err: expect.stringContaining("names no alternatives"),
  });
  expect(detente(join(cwd, "car.yaml"), "--as", "nobody")).toMatchObject({ code: 2, err: expect.stringContaining("no party nobody") });
  expect(detente(join(cwd, "car.yaml"))).toMatchObject({ code: 2, err: expect.stringContaining("--as") });
});
