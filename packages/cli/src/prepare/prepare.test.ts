import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseCase } from "@detente/engine/case-file";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CAR_CASE } from "../car-case.fixture.ts";
import { runDetente } from "../run-detente.fixture.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "detente-prepare-"));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  writeFileSync(join(folder, "car.yaml"), CAR_CASE);
});

const ARGS = ["car.yaml", "--as", "buyer", "--questions", "4"];
const OPENING = ["1 3 2", "-100", "30", "-50"];
/** The bars of two prices, and two choices. */
const REST = ["50", "80", "=", "="];
const ENDING = ["keep the old car", "30-40", "", "1 above 5500", ""];

const prepared = (typed: readonly string[], args: readonly string[] = ARGS) =>
  runDetente(["prepare", ...args], { cwd: folder, input: typed.map((line) => `${line}\n`).join("") });
const text = (name: string): string => readFileSync(join(folder, name), "utf8");
/** Without the ends of lines, which depend on the width of the screen. */
const flat = (words: string): string => words.replaceAll(/\s+/gu, " ");

function briefOf(name: string) {
  const parsed = parseCase({ name, text: text(name) });
  if (parsed.kind === "failed") throw new Error(JSON.stringify(parsed.failure));
  const brief = Object.entries(parsed.value.case.briefs).find(([party]) => party === "buyer")?.[1];
  if (brief === undefined) throw new Error("Expected a brief of the buyer");
  return brief;
}

describe("a whole preparation", () => {
  test("asks rank, swings, bars and choices, what comes without agreement and red lines, and writes the brief", () => {
    const { code, out } = prepared([...OPENING, ...REST, ...ENDING]);
    expect(code).toBe(0);
    expect(flat(out)).toContain("By the order alone the weights are, of 100: Price 61 (33 to 100), Handover 28 (0 to 50),");
    expect(out).toContain("Question 5 of 9");
    expect(flat(out)).toContain("Your brief is written. To see what could be agreed: detente analyse car-buyer.yaml --as buyer");
    const { preferences, noAgreement, redLines } = briefOf("car-buyer.yaml");
    expect(preferences).toMatchObject({
      kind: "weighted",
      issues: { price: { kind: "curve" }, tyres: { kind: "options", options: { no: 0, yes: 100 } } },
    });
    expect(noAgreement).toEqual({
      kind: "alternatives",
      alternatives: [{ kind: "value", name: "keep the old car", value: { low: 30, likely: 35, high: 40 } }],
    });
    expect(redLines).toEqual([
      { kind: "forbid", id: "never-price", name: "Never Price: above 5500 EUR", forbid: { price: { from: 5600 } } },
    ]);
  });

  test("prints nothing but the result where JSON is asked for", () => {
    const { code, out, err } = prepared([...OPENING, ...REST, ...ENDING], [...ARGS, "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      party: "buyer",
      preferences: { kind: "weighted" },
      unread: [],
      contradictions: [],
      redLines: [{ id: "never-price" }],
    });
    expect(err).toContain("Question 5 of 9");
  });

  test("leaves a range where something is skipped, and says so", () => {
    const { code, out } = prepared([...OPENING, "done", "", ""]);
    expect(code).toBe(0);
    expect(flat(out)).toContain("Options in between that no bar was given for have wide ranges: Price.");
    const { preferences } = briefOf("car-buyer.yaml");
    const price = Object.entries(preferences.issues).find(([issue]) => issue === "price")?.[1];
    expect(price?.kind === "curve" && price.curve[1]?.worth).toMatchObject({ low: 0, high: 100 });
    expect(flat(out)).toContain("What no agreement is worth is left out: it was in points of the former scale.");
  });

  test("measures what comes without agreement by packages to choose from", () => {
    const { code, out } = prepared([...OPENING, ...REST, "keep the old car", "a", "a", "a", "", ""]);
    expect(code).toBe(0);
    expect(out).toContain('Would you rather have this agreement (a), or "keep the old car" (b)?');
    const { noAgreement } = briefOf("car-buyer.yaml");
    if (noAgreement?.kind !== "alternatives") return expect.unreachable();
    const [value] = noAgreement.alternatives;
    if (value?.kind !== "value" || typeof value.value === "number") return expect.unreachable();
    expect(value.value.high).toBeLessThan(50);
  });
});

describe("what was answered", () => {
  test("is kept, and the same command goes on with it", () => {
    const whole = prepared([...OPENING, ...REST, ...ENDING]);
    expect(whole.code).toBe(0);
    const brief = text("car-buyer.yaml");
    for (const name of ["car-buyer.yaml", "car-buyer-answers.json"]) rmSync(join(folder, name));
    const typed = [...OPENING, ...REST, ...ENDING];
    for (const part of [typed.slice(0, 2), typed.slice(2, 7), typed.slice(7, -1)]) expect(prepared(part).code).toBe(1);
    const last = prepared(typed.slice(-1));
    expect(last.code).toBe(0);
    expect(last.out).toContain("You go on where you stopped");
    expect(text("car-buyer.yaml")).toBe(brief);
  });

  test("is taken back one by one", () => {
    const { code, out } = prepared(["back", "1 2 3", "back", ...OPENING, "10", "back", ...REST, "wrong", "back", ...ENDING]);
    expect(code).toBe(0);
    expect(out).toContain("This is the first question.");
    const whole = text("car-buyer.yaml");
    for (const name of ["car-buyer.yaml", "car-buyer-answers.json"]) rmSync(join(folder, name));
    prepared([...OPENING, ...REST, ...ENDING]);
    expect(whole).toBe(text("car-buyer.yaml"));
  });

  test("is not taken for answers about other issues, of another party, or for a file that was changed", () => {
    prepared(OPENING);
    writeFileSync(
      join(folder, "other.yaml"),
      CAR_CASE.replace("to: 6000, step", "to: 5000, step")
        .replaceAll("at: 6000", "at: 5000")
        .replace("{ at: 5500, worth: 20 }, ", "")
        .replace("price: 5900", "price: 4900"),
    );
    const journal = ["--journal", "car-buyer-answers.json"];
    expect(prepared([], ["other.yaml", "--as", "buyer", ...journal])).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining("were others"),
    });
    expect(prepared([], ["car.yaml", "--as", "seller", ...journal])).toMatchObject({
      code: 2,
      err: expect.stringContaining("another party, buyer"),
    });
    writeFileSync(join(folder, "car-buyer-answers.json"), text("car-buyer-answers.json").slice(0, -20));
    expect(prepared([])).toMatchObject({ code: 2, err: expect.stringContaining("is no file of answers, or was changed") });
  });
});

test("a contradiction is named in words at once, and answered anew or left to stand", () => {
  const { out } = prepared(["2 3 1", "-100", "0", "4", "2", "2 3 1", "", "show"]);
  expect(flat(out)).toContain(
    "These answers put things in opposite orders. The one marked * goes least with the others. 1* Winter tyres included, from no to yes: 0",
  );
  expect(flat(out)).toContain("2 you put the issues in this order: Winter tyres included, Handover, Price.");
  expect(out).toContain("A number from 1 to 3, or Enter.");
  expect(flat(out).split("Numbers, most important first")).toHaveLength(3);
  expect(flat(out).split("opposite orders")).toHaveLength(3);
  expect(flat(prepared(["quit"]).out)).not.toContain("opposite orders");
});

describe("refused", () => {
  test("is a file that is there, unless it is to be written over, and the case itself always", () => {
    writeFileSync(join(folder, "car-buyer.yaml"), "mine");
    expect(prepared(OPENING)).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringContaining("car-buyer.yaml: is there already (--force writes over it)"),
    });
    expect(text("car-buyer.yaml")).toBe("mine");
    expect(prepared([...OPENING, ...REST, ...ENDING], [...ARGS, "--force"]).code).toBe(0);
    expect(prepared(OPENING, [...ARGS, "-o", "car.yaml", "--force"])).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringContaining("is the case itself"),
    });
    expect(text("car.yaml")).toBe(CAR_CASE);
  });

  test("is a party that is not at the table, and a case from standard input", () => {
    expect(prepared([], ["car.yaml", "--as", "nobody"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("the parties are seller, buyer"),
    });
    expect(prepared([], ["-", "--as", "buyer"])).toMatchObject({ code: 2, err: expect.stringContaining("name its file") });
  });

  test("is a brief of which nothing was said", () => {
    expect(prepared(["done", "", ""])).toMatchObject({ code: 1, err: expect.stringContaining("there is no brief to write") });
  });
});

test("what cannot be understood is answered with what can", () => {
  const { out } = prepared(["1 1", "first", "?", "1 3 2", "a lot", "-200", "best=4500 worst=6000", "skip"], ["car.yaml", "--as", "buyer"]);
  for (const answer of [
    "Each number from 1 to 3 once, such as 3 2 1.",
    "takes back your last answer and asks again",
    "A number from -100 to 100.",
  ])
    expect(flat(out)).toContain(answer);
  expect(out).not.toContain("\u001b");
});

test("a word that every object has a property of is no choice between two packages, nor between a package and an alternative", () => {
  const { code, out } = prepared([
    ...OPENING,
    ...REST.slice(0, 2),
    "constructor",
    ...REST.slice(2),
    "keep the old car",
    "constructor",
    "a",
    "35",
    "",
  ]);
  expect(code).toBe(1);
  expect(out).toContain("a, b or =.");
  expect(out).toContain("a, b, =, a number from 0");
  expect(prepared([""]).code).toBe(0);
});

test("a party and an issue may be called like a property that every object has", () => {
  const [head = ""] = CAR_CASE.split("briefs:");
  writeFileSync(
    join(folder, "car.yaml"),
    head.replaceAll("buyer", "constructor").replaceAll("handover: now", "constructor: now").replace("id: handover", "id: constructor"),
  );
  const { code, out } = prepared(
    [...OPENING.slice(0, 3), "show", "-50", "done", "", ""],
    ["car.yaml", "--as", "constructor", "--questions", "4"],
  );
  expect(code).toBe(0);
  expect(flat(out)).toContain("Nothing is known of Handover");
  expect(text("car-constructor.yaml")).toContain("constructor: { weight:");
});
