import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { analysisSchema, type AnalysisJson } from "./analysis-schema.ts";
import { CAR_CASE } from "./car-case.fixture.ts";
import { LAUNCHER, runDetente } from "./run-detente.fixture.ts";

const HANOI = fileURLToPath(new URL("../../../cases/hanoi/hanoi-2019.yaml", import.meta.url));

let cwd = "";
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "detente-cli-"));
  writeFileSync(join(cwd, "car.yaml"), CAR_CASE);
  writeFileSync(
    join(cwd, "bad.yaml"),
    CAR_CASE.replace("price: { weight: 70", "prise: { weight: 70").replace("yesNo: true", "yesNo: maybe"),
  );
});
afterAll(() => {
  rmSync(cwd, { recursive: true });
});

const detente = (...args: readonly string[]) => runDetente(args, { cwd });

describe("the command line", () => {
  test("prints its version", () => {
    const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
    expect(detente("--version")).toEqual({ code: 0, out: `${version}\n`, err: "" });
  });

  test("names the nearest command for one it does not know, and the nearest option", () => {
    expect(detente("analise", "car.yaml")).toMatchObject({ code: 2, out: "", err: expect.stringContaining("Did you mean analyse?") });
    expect(detente("analyse", "car.yaml", "--jsn")).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining("Did you mean --json?"),
    });
  });

  test("shows examples with the help of a command, without colour in a pipe", () => {
    const help = detente("help", "analyze");
    expect(help).toMatchObject({ code: 0, err: "", out: expect.stringContaining("Examples:\n  detente analyse car.yaml") });
    expect(help.out).not.toContain("\u001b");
  });
});

describe("check", () => {
  test("finds nothing wrong with a good case", () => {
    expect(detente("check", "car.yaml")).toEqual({ code: 0, out: "car.yaml: fine\n", err: "" });
  });

  test("says every problem of every file with its position, and ends with 2", () => {
    const { code, out, err } = detente("check", "bad.yaml", "none.yaml", ".");
    expect({ code, err }).toEqual({ code: 2, err: "none.yaml: no such file\n.: is a folder, not a file\n" });
    expect(out).toMatch(/^bad\.yaml:13:\d+ error /mu);
    expect(out).toMatch(/^bad\.yaml:\d+:\d+ error .*prise/mu);
    expect(out).toMatch(/^3 files, \d errors, 1 warning, 2 not read\n$/mu);
  });

  test("reads standard input, and refuses what is not UTF-8", () => {
    expect(runDetente(["check", "-"], { cwd, input: CAR_CASE })).toEqual({ code: 0, out: "<stdin>: fine\n", err: "" });
    writeFileSync(join(cwd, "latin.yaml"), Buffer.from("title: Verh\xe4ltnis", "latin1"));
    expect(detente("check", "latin.yaml")).toMatchObject({ code: 2, err: "latin.yaml: is not UTF-8 text (save it as UTF-8)\n" });
  });

  test("colours where colour is forced, and not where NO_COLOR or --no-color speak against it", () => {
    const forced = { cwd, env: { FORCE_COLOR: "1" } };
    expect(runDetente(["check", "car.yaml"], forced).out).toContain("\u001b[32mfine");
    expect(runDetente(["check", "car.yaml", "--no-color"], forced).out).toBe("car.yaml: fine\n");
    expect(runDetente(["check", "car.yaml"], { cwd, env: { FORCE_COLOR: "1", NO_COLOR: "1" } }).out).toBe("car.yaml: fine\n");
  });
});

describe("analyse", () => {
  test("prints JSON that keeps to the published schema, the same for the same seed", () => {
    const first = detente("analyse", "car.yaml", "--json", "--draws", "50");
    expect(first).toMatchObject({ code: 0, err: "" });
    const analysis: AnalysisJson = analysisSchema.parse(JSON.parse(first.out));
    expect(analysis.title).toBe("A second-hand car");
    expect(detente("analyze", "car.yaml", "--json", "--draws", "50").out).toBe(first.out);
  });

  test("takes one side's view, other reservation values and the additive model", () => {
    const whatIf = detente("analyse", "car.yaml", "--json", "--no-sensitivity", "--additive", "--reservation", "buyer=45.5");
    expect(JSON.parse(whatIf.out)).toMatchObject({ model: "additive", reservationValues: [40, 45.5], sensitivity: null });
    const buyer = detente("analyse", "car.yaml", "--as", "buyer");
    expect(buyer).toEqual({ code: 2, out: "", err: expect.stringContaining("has no estimate of seller") });
    const unknown = detente("analyse", "car.yaml", "--as", "byer", "--reservation", "x=1");
    expect(unknown).toEqual({ code: 2, out: "", err: "no party byer, x; the parties are seller, buyer\n" });
  });

  test("writes a page and a result to files and prints nothing then", () => {
    expect(detente("analyse", "car.yaml", "--no-sensitivity", "--html", "car.html", "-o", "car.txt")).toEqual({
      code: 0,
      out: "",
      err: "",
    });
    expect(readFileSync(join(cwd, "car.html"), "utf8")).toMatch(/^<!doctype html>/iu);
    expect(readFileSync(join(cwd, "car.txt"), "utf8")).toContain("A second-hand car");
  });

  test("writes nothing where the case is wrong, and leaves a file that was there", () => {
    writeFileSync(join(cwd, "kept.html"), "kept");
    const { code, out, err } = detente("analyse", "bad.yaml", "--html", "kept.html", "-o", "bad.txt");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^bad\.yaml:\d+:\d+ error /u);
    expect(readFileSync(join(cwd, "kept.html"), "utf8")).toBe("kept");
    expect(existsSync(join(cwd, "bad.txt"))).toBe(false);
  });

  test("writes neither file where one of them cannot be written, and ends with 1", () => {
    const { code, out, err } = detente("analyse", "car.yaml", "--no-sensitivity", "--html", "half.html", "-o", "none/car.txt");
    expect({ code, out, err }).toEqual({ code: 1, out: "", err: `${join("none", "car.txt")}: the folder does not exist\n` });
    expect(readdirSync(cwd).filter((name) => name.includes("half") || name.endsWith(".tmp"))).toEqual([]);
  });

  test("does not write over the case it was made from", () => {
    const { code, err } = detente("analyse", "car.yaml", "--no-sensitivity", "-o", "./car.yaml");
    expect({ code, err }).toEqual({ code: 1, err: "./car.yaml: is what this is made from, and is not written over\n" });
    expect(readFileSync(join(cwd, "car.yaml"), "utf8")).toBe(CAR_CASE);
  });

  test("shows no control character that a case file brings along", () => {
    const input = CAR_CASE.replace("title: A second-hand car", 'title: "Evil \\e[2J\\u009b title"').replace(
      "name: Handover",
      'name: "Hand\\e]0;x\\aover"',
    );
    for (const form of [[], ["--markdown"], ["--json"]]) {
      const { code, out } = runDetente(["analyse", "-", "--no-sensitivity", ...form], { cwd, input });
      expect(code).toBe(0);
      expect(out.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
    }
  });
});

describe("improve", () => {
  test("names what is better for everyone, and what each gives and gets", () => {
    const { code, out, err } = detente("improve", "car.yaml", "--position", "first-ask");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^A second-hand car\nThis outcome gives, in points: Seller \d.*, Buyer \d/u);
    const json = JSON.parse(detente("improve", "car.yaml", "--outcome", "price=5900,tyres=no,handover=now", "--json").out);
    expect(json.given.outcome).toEqual({ price: "5900", tyres: "no", handover: "now" });
  });

  test("says everything that is wrong with an outcome", () => {
    const numbers = detente("improve", "car.yaml", "--outcome", "price=5950,tyres=no,handover=now");
    expect(numbers).toEqual({ code: 2, out: "", err: "issue price needs one of its options: the numbers from 4000 to 6000 by 100\n" });
    expect(detente("improve", "car.yaml", "--position", "last", "--as", "x").err).toBe(
      'no party x; the parties are seller, buyer\nno position "last"; the positions are first-ask\n',
    );
    expect(detente("improve", "car.yaml")).toMatchObject({ code: 2, out: "" });
  });
});

describe("import and export", () => {
  test("a case that goes out to Genius comes back, and import refuses what is not Genius", () => {
    const [domain, ...profiles] = detente("export", "genius", "car.yaml", "-o", "to/genius").out.trim().split("\n");
    const back = detente("import", "genius", domain ?? "", ...profiles);
    expect(back.code).toBe(0);
    expect(runDetente(["check", "-"], { cwd, input: back.out }).code).toBe(0);
    const wrong = detente("import", "genius", "car.yaml", ...profiles, "-o", "wrong.yaml");
    expect(wrong).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/^car\.yaml:\d+:1 error: /u) });
    expect(existsSync(join(cwd, "wrong.yaml"))).toBe(false);
  });

  test("a case that goes out to GeniusWeb comes back", () => {
    const [domain, ...profiles] = detente("export", "geniusweb", "car.yaml", "-o", "to/geniusweb").out.trim().split("\n");
    expect(detente("import", "geniusweb", domain ?? "", ...profiles, "-o", "web.yaml")).toMatchObject({ code: 0, out: "" });
    expect(detente("check", "web.yaml").code).toBe(0);
  });

  test("canonical JSON is the whole case, the same bytes for the same case", () => {
    const json = detente("export", "json", "car.yaml").out;
    expect(JSON.parse(json)).toMatchObject({ detente: 1, title: "A second-hand car", briefs: { buyer: {}, seller: {} } });
    const [before = "", after = ""] = CAR_CASE.split("  buyer:\n    preferences");
    const [head = "", seller = ""] = before.split("briefs:\n");
    const reordered = `${head}briefs:\n  buyer:\n    preferences${after}${seller}`;
    expect(runDetente(["export", "json", "-"], { cwd, input: reordered }).out).toBe(json);
    expect(runDetente(["export", "json", "-"], { cwd, input: json }).out).toBe(json);
  });
});

describe("new, schema, completion, tour", () => {
  test("a new case file is a good one, and is not written over", () => {
    expect(detente("new", "talks.yaml")).toEqual({ code: 0, out: "", err: "" });
    expect(detente("check", "--strict", "talks.yaml").code).toBe(0);
    expect(detente("new", "talks.yaml")).toMatchObject({ code: 1, err: expect.stringContaining("--force") });
    expect(detente("new", "--force", "talks.yaml").code).toBe(0);
  });

  test("both schemas are JSON Schema", () => {
    expect(JSON.parse(detente("schema").out)).toHaveProperty("$schema");
    expect(JSON.parse(detente("schema", "analysis").out)).toHaveProperty("$schema");
  });

  test.skipIf(!existsSync("/bin/bash"))("the script for bash completes the real commands", () => {
    const script = detente("completion", "bash").out;
    const press = 'COMP_WORDS=(detente analyse --ht); COMP_CWORD=2; _detente; echo "${COMPREPLY[*]}"';
    expect(spawnSync("bash", ["--norc", "-uc", `${script}\n${press}`], { encoding: "utf8" }).stdout).toBe("--html\n");
  });

  test("the tour prints Hanoi's analysis and says where the page is", () => {
    const { code, out, err } = detente("tour");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("Hanoi");
    expect(out).toContain(join(cwd, "hanoi-2019.html"));
    expect(readFileSync(join(cwd, "hanoi-2019.html"), "utf8")).toMatch(/<\/html>\s*$/u);
  });
});

describe.skipIf(process.platform === "win32")("pipes and signals", () => {
  test("a reader that leaves early is no error", () => {
    const command = `"${process.execPath}" "${LAUNCHER}" analyse "${HANOI}" --json --no-sensitivity | head -c 17; echo " \${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync("bash", ["-c", command], { cwd, encoding: "utf8" });
    expect({ stdout, stderr }).toEqual({ stdout: '{\n  "detente": 1, 0\n', stderr: "" });
  });

  test("Ctrl-C ends the program at once", async () => {
    const child = spawn(process.execPath, [LAUNCHER, "check", "-"], { cwd, stdio: ["pipe", "ignore", "ignore"] });
    // More than a pipe holds: once it is gone, the program is reading.
    child.stdin.write("#".repeat(1_000_000));
    await once(child.stdin, "drain");
    child.kill("SIGINT");
    expect(await once(child, "exit")).toEqual([null, "SIGINT"]);
  });
});
