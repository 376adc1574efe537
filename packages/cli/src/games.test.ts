import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CAR_CASE } from "./car-case.fixture.ts";
import { runDetente } from "./run-detente.fixture.ts";

const HARBOUR = fileURLToPath(new URL("../../../cases/harbour/three-party-harbour.yaml", import.meta.url));
const TIMELY = fileURLToPath(new URL("../../../docs/examples/outside/timely.ts", import.meta.url));
const PROGRAM = `program("${process.execPath}" "${TIMELY}")`;

const cwd = mkdtempSync(join(tmpdir(), "detente-games-"));
beforeAll(() => {
  writeFileSync(join(cwd, "car.yaml"), CAR_CASE);
});
afterAll(() => {
  rmSync(cwd, { recursive: true });
});

const detente = (...args: readonly string[]) => runDetente(args, { cwd });
const read = (name: string): string => readFileSync(join(cwd, name), "utf8");

describe("strategies", () => {
  test("lists all of them, and tells about one, with its formula and parameters", () => {
    expect(detente("strategies")).toMatchObject({ code: 0, err: "", out: expect.stringMatching(/boulware: [^]*Acceptance policies/u) });
    expect(detente("strategies", "boulware").out).toMatch(/Formula: [^]*Source: [^]*Parameter/u);
    const names = JSON.parse(detente("strategies", "--json").out).map(({ name }: { name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(["boulware", "steady", "combi"]));
  });

  test("tells about any text that can be played with, or is a part of one, with its parameters as they are set", () => {
    const told = detente("strategies", "aspiration( e = 4 )").out;
    expect(told).toMatch(/^aspiration\(e=4\) \(strategy\): [^]*; e = 4, [^]*\ne +4 +1 /u);
    expect(told).toMatch(/^aspiration\(e=4\) \(offering policy\): /mu);
    const composed = detente("strategies", "composed(offering=aspiration(e=0.2), model=frequency)");
    expect(composed).toMatchObject({ code: 0, err: "" });
    expect(composed.out).toMatch(/offering, aspiration\(e=0\.2\): [^]*acceptance, next: [^]*offering +aspiration\(e=0\.2\) +required/u);
    expect(detente("strategies", "combi(T=0.9)").out).toMatch(/^combi\(T=0\.9\) \(acceptance policy\)/u);
    const [shown] = JSON.parse(detente("strategies", "boulware(e=0.5)", "--json").out);
    expect(shown).toMatchObject({ name: "boulware(e=0.5)", parameters: [{ name: "e", default: "0.25", value: "0.5" }, { value: "none" }] });
  });

  test("says what is wrong with a text as simulate does", () => {
    expect(detente("strategies", "boulware(e=4)")).toEqual({
      code: 2,
      out: "",
      err: '"boulware(e=4)": e is a number from 0.001 to 1; see detente strategies\n',
    });
    expect(detente("strategies", "composed(offering=toug)").err).toBe(
      '"composed(offering=toug)": No offering policy is called toug (Did you mean "tough"?); see detente strategies\n',
    );
    expect(detente("strategies", "boulwar(e=4)").err).toBe("no strategy or part is called boulwar(e=4); see detente strategies\n");
    expect(detente("strategies", "program(python3 bot.py)").err).toContain("no strategy or part is called program(python3 bot.py)");
  });

  test("does not know others", () => {
    expect(detente("strategies", "boulwar")).toEqual({
      code: 2,
      out: "",
      err: "no strategy or part is called boulwar; see detente strategies\n",
    });
  });
});

describe("simulate and replay", () => {
  test("a game is told step by step, saved, and replayed to the same words", () => {
    const game = detente(
      "simulate",
      "car.yaml",
      "--with",
      "boulware",
      "--with",
      "conceder",
      "--rounds",
      "20",
      "-o",
      "game.json",
      "--html",
      "game.html",
    );
    expect(game).toMatchObject({ code: 0, err: "", out: expect.stringMatching(/^A second-hand car\nAgreement after/u) });
    expect(read("game.html")).toMatch(/^<!doctype html>/u);
    const replay = detente("replay", "game.json", "--html", "again.html");
    expect(replay).toMatchObject({ code: 0, err: "Replayed: the same events.\n" });
    expect(read("again.html")).toBe(read("game.html"));
    expect(replay.out).toContain(game.out.split("\n")[1] ?? "");
    expect(detente("replay", "game.json", "--json").out).toBe(read("game.json"));
  });

  test("--json prints what the file would hold, the same for the same seed", () => {
    const args = ["simulate", "car.yaml", "--with", "random", "--json", "--seed", "5"];
    const first = detente(...args);
    expect(JSON.parse(first.out)).toMatchObject({ detente: "game", format: 1, seed: 5, players: [{ name: "random" }, { name: "random" }] });
    expect(detente(...args).out).toBe(first.out);
    expect(detente(...args.slice(0, -1), "6").out).not.toBe(first.out);
  });

  test("rounds count towards the time as --round-time says, and a replay counts them so, too", () => {
    const args = ["simulate", "car.yaml", "--with", "boulware", "--rounds", "10"];
    const usual = detente(...args, "--json").out;
    expect(detente(...args, "--round-time", "completed", "--json").out).toBe(usual);
    expect(JSON.parse(usual).setup.deadline).toEqual({ rounds: 10 });
    expect(detente(...args, "--round-time", "entered", "-o", "entered.json")).toMatchObject({ code: 0, err: "" });
    const { setup, events } = JSON.parse(read("entered.json"));
    expect(setup.deadline).toEqual({ rounds: 10, roundTime: "entered" });
    expect(events).not.toEqual(JSON.parse(usual).events);
    expect(detente("replay", "entered.json")).toMatchObject({ code: 0, err: "Replayed: the same events.\n" });
    writeFileSync(join(cwd, "recounted.json"), read("entered.json").replace('"roundTime": "entered"', '"roundTime": "completed"'));
    expect(detente("replay", "recounted.json")).toMatchObject({ code: 1, err: expect.stringContaining("came out otherwise") });
  });

  test("a way of counting rounds that is none, or where there are none, is refused", () => {
    const error = (...args: readonly string[]) => {
      const { code, out, err } = detente("simulate", "car.yaml", "--with", "boulware", ...args);
      expect([code, out]).toEqual([2, ""]);
      return err;
    };
    expect(error("--round-time", "begun")).toContain("Allowed choices are completed, entered.");
    expect(error("--round-time", "entered", "--protocol", "open-floor")).toContain("an open floor has none");
    for (const command of ["simulate", "tournament", "play"])
      expect(detente(command, "--help").out.replaceAll(/\s+/gu, " ")).toMatch(
        /--round-time <word> .*NegMAS.* \(choices: "completed", "entered"/u,
      );
  });

  test("a step at a time: each line of input brings the next, q or its end stops", () => {
    detente("simulate", "car.yaml", "--with", "boulware", "-o", "steps.json");
    const steps = (input: string) => runDetente(["replay", "steps.json", "--step"], { cwd, input }).out.match(/^\d+\. /gmu);
    expect(steps("\n\nq\n")).toEqual(["1. ", "2. ", "3. "]);
    expect(steps("")).toEqual(["1. "]);
  });

  test("a program plays where a strategy could, and is replayed without it", () => {
    expect(detente("simulate", "car.yaml", "--with", "conceder", "--with", PROGRAM, "-o", "program.json")).toMatchObject({
      code: 0,
      err: "",
    });
    const record = JSON.parse(read("program.json"));
    expect(record.players[1]).toEqual({ party: "buyer", name: PROGRAM, version: 1 });
    expect(record.inputs.length).toBeGreaterThan(0);
    writeFileSync(join(cwd, "moved.json"), read("program.json").replaceAll("timely.ts", "gone.ts"));
    expect(detente("replay", "moved.json")).toMatchObject({ code: 0, err: "Replayed: the same events.\n" });
  });

  test("a program that fails is told with what it said", () => {
    const failing = `program("${process.execPath}" -e "throw new Error('no idea')")`;
    const { code, out } = detente("simulate", "car.yaml", "--with", "boulware", "--with", failing);
    expect(code).toBe(0);
    expect(out.replaceAll(/\s+/gu, " ")).toMatch(/forfeited \(crashed: the program ended with exit code 1; on standard error: .*no idea/u);
  });

  test("a game that was changed does not come out the same, and ends with 1", () => {
    const text = detente("simulate", "car.yaml", "--with", "boulware", "--json").out;
    writeFileSync(join(cwd, "changed.json"), text.replace('"offer": 3', '"offer": 4'));
    expect(detente("replay", "changed.json")).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^From event \d+ on the game came out otherwise/u),
    });
  });

  test("says what is wrong with names, numbers of parties, and files", () => {
    const errors = (...args: readonly string[]) => {
      const { code, out, err } = detente(...args);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      return err;
    };
    expect(errors("simulate", "car.yaml", "--with", "boulwar")).toBe(
      `"boulwar": No strategy is called boulwar (Did you mean "boulware"?); see detente strategies\n`,
    );
    expect(errors("simulate", "car.yaml", "--with", "program()")).toContain("names no program");
    expect(errors("simulate", HARBOUR, "--with", "linear", "--with", "linear")).toContain(
      "--with is given 2 times, and the case has 3 parties",
    );
    expect(errors("simulate", "car.yaml", "--with", "negmas-naive-tit-for-tat", "--protocol", "open-floor")).toContain(
      "plays in alternatingOffers only",
    );
    expect(errors("simulate", "car.yaml")).toContain("--with");
    expect(errors("replay", "car.yaml")).toBe("car.yaml: is neither a game file (of simulate or play) nor the journal of a tournament\n");
    expect(errors("replay", "none.json")).toBe("none.json: no such file\n");
  });

  test("a case without a brief cannot be played", () => {
    writeFileSync(join(cwd, "bare.yaml"), CAR_CASE.slice(0, CAR_CASE.indexOf("briefs:")));
    const { code, err } = detente("simulate", "bare.yaml", "--with", "boulware");
    expect(code).toBe(2);
    expect(err).toMatch(/the case has no brief for seller, so nothing can play for it\n$/u);
  });

  test("three parties, and an open floor", () => {
    expect(detente("simulate", HARBOUR, "--with", "conceder", "--rounds", "20").out).toMatch(/C offers of Environmental alliance/u);
    expect(detente("simulate", "car.yaml", "--with", "boulware", "--protocol", "open-floor", "--rounds", "20")).toMatchObject({
      code: 0,
      err: "",
    });
  });
});

describe("tournament", () => {
  const TABLE = ["tournament", "car.yaml", HARBOUR, "--strategies", "boulware,conceder", "--rounds", "20"];

  test("prints the standings, and writes them as a page, as rows and as JSON", () => {
    const { code, out, err } = detente(...TABLE, "--html", "table.html", "--csv", "table.csv", "--json", "table.json");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/leads with [^]*Row against column[^]*car[^]*three-party-harbour/u);
    expect(read("table.html")).toMatch(/<details class="game">/u);
    expect(read("table.csv").split("\r\n")).toHaveLength(1 + 4 * 2 + 8 * 3 + 1);
    expect(JSON.parse(read("table.json"))).toMatchObject({ detente: "tournament", format: 1, standings: { games: 12 } });
    expect(detente(...TABLE, "--workers", "1", "--json", "-").out).toBe(read("table.json"));
  });

  test("a journal is begun, refused to another tournament, gone on with, listed and replayed", () => {
    const journal = ["--journal", "games.jsonl"];
    const first = detente(...TABLE, ...journal);
    expect(first).toMatchObject({ code: 0, err: "" });
    expect(detente(...TABLE, ...journal)).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringContaining("games.jsonl: is there already; --resume"),
    });
    expect(detente(...TABLE, ...journal, "--resume", "--seed", "2")).toMatchObject({
      code: 1,
      err: expect.stringContaining("what differs: the seed."),
    });
    const lines = read("games.jsonl").split("\n");
    writeFileSync(join(cwd, "games.jsonl"), lines.slice(0, 6).join("\n"));
    expect(detente(...TABLE, ...journal, "--resume")).toEqual({ code: 0, out: first.out, err: "4 games were in the journal already\n" });
    expect(detente("replay", "games.jsonl").out).toMatch(/^12 finished games\n[^]*boulware \/ conceder/u);
    expect(detente("replay", "games.jsonl", "--game", "5")).toMatchObject({ code: 0, err: "Replayed: the same events.\n" });
    expect(detente("replay", "games.jsonl", "--game", "12")).toMatchObject({ code: 2, err: "games.jsonl: has no game of this number\n" });
  });

  test("how rounds count is a setting: it is told, kept in the journal, and not to be changed on the way", () => {
    const entered = [...TABLE, "--round-time", "entered", "--journal", "entered.jsonl"];
    const first = detente(...entered, "--json", "entered-table.json");
    expect(first).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse(read("entered-table.json")).settings.deadline).toEqual({ rounds: 20, roundTime: "entered" });
    expect(detente(...TABLE, "--journal", "entered.jsonl", "--resume")).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringContaining("what differs: how rounds count towards the time."),
    });
    expect(detente(...entered, "--resume")).toMatchObject({ code: 0, out: first.out });
    expect(detente("replay", "entered.jsonl", "--game", "5")).toMatchObject({ code: 0, err: "Replayed: the same events.\n" });
  });

  test("says what is wrong with its settings before anything is played", () => {
    const error = (...args: readonly string[]) => {
      const { code, out, err } = detente("tournament", ...args);
      expect([code, out]).toEqual([2, ""]);
      return err;
    };
    expect(error("car.yaml", "--strategies", "boulwar,conceder(e=x)").match(/^"/gmu)).toHaveLength(2);
    expect(error("car.yaml", "--strategies", "linear,aspiration(e=1),aspiration")).toBe("aspiration is given twice\n");
    expect(error("car.yaml", "--strategies", "linear", "--no-self-play")).toContain("leaves nobody to play");
    expect(error("car.yaml", "--strategies", "linear", "--resume")).toContain("--resume needs the --journal");
    expect(error("none.yaml", "--strategies", "linear")).toBe("none.yaml: no such file\n");
  });

  test("an impossible place for the journal, and a journal that is none, are the system's and the file's", () => {
    expect(detente(...TABLE, "--journal", "none/games.jsonl")).toMatchObject({
      code: 1,
      err: `${join("none", "games.jsonl")}: the folder does not exist\n`,
    });
    expect(detente(...TABLE, "--journal", "none.jsonl", "--resume")).toMatchObject({ code: 1, err: "none.jsonl: no such file\n" });
    expect(detente(...TABLE, "--journal", "car.yaml", "--resume")).toMatchObject({
      code: 1,
      err: "car.yaml: is no journal of a tournament\n",
    });
  });
});
