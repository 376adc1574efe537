import { spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import picocolors from "picocolors";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runProgram } from "./program.ts";
import { LAUNCHER, runDetente } from "./run-detente.fixture.ts";

const HANOI = join(import.meta.dirname, "../../../cases/hanoi/hanoi-2019.yaml");
const COMMITTEE = "the-committee-of-resolution-1718";

let folder = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "detente-track-"));
  await run(`track base.jsonl --from ${HANOI} --agreed 2019-03-01 --zone Asia/Seoul --coder Monitor --snapback 30`);
  await run("track base.jsonl --add submit --by us --of exemptions --text Notice --at 2019-03-20");
  await run(`track base.jsonl --add accept --by ${COMMITTEE} --of exemptions --evidence 1 --at 2019-04-01`);
  await run("track base.jsonl --add account --by dprk --of exemptions --event 1 --text TwoOfFive --at 2019-04-02");
  await run("track base.jsonl --add account --by us --of exemptions --event 1 --text AllNamed --source press --at 2019-04-02");
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs a command line within this process; names that end like those of files are of the folder. */
async function run(line: string): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let [out, err] = ["", ""];
  const colours = picocolors.createColors(false);
  const code = await runProgram(
    line.split(" ").map((word) => (/^[a-z]+\.(?:jsonl|json|html)$/.test(word) ? join(folder, word) : word)),
    {
      version: "test",
      terminal: {
        colours,
        errorColours: colours,
        width: 100,
        unicode: true,
        isWatched: false,
        print: (text) => void (out += text),
        say: (text) => void (err += `${text}\n`),
        progress: () => {
          throw new Error("Expected a command that takes no time");
        },
      },
    },
  );
  const plain = (text: string): string => text.replaceAll(`${folder}/`, "");
  return { code, out: plain(out), err: plain(err) };
}

/** A copy of the record, to be changed. */
function copy(name: string): string {
  copyFileSync(join(folder, "base.jsonl"), join(folder, name));
  return name;
}

const bytesOf = (name: string): Buffer => readFileSync(join(folder, name));

describe("track", () => {
  test("begins a record with a stipulation for each step of a case, and not over a file that is there", async () => {
    const { out, code } = await run(`track new.jsonl --from ${HANOI} --agreed 2019-03-01`);
    expect(code).toBe(0);
    expect(out).toMatch(/^Begun; stipulations: 15\.\nHead: [0-9a-f]{64}\n$/);
    const before = bytesOf("new.jsonl");
    expect(await run(`track new.jsonl --from ${HANOI}`)).toMatchObject({ code: 1, err: "new.jsonl: is there already\n" });
    expect(bytesOf("new.jsonl")).toEqual(before);
  });

  test("prints terms to be changed, and begins from them", async () => {
    const terms = JSON.parse((await run(`track --from ${HANOI} --agreed 2019-03-01`)).out);
    writeFileSync(join(folder, "terms.json"), JSON.stringify({ ...terms, title: "Ours" }));
    expect((await run("track ours.jsonl --terms terms.json")).code).toBe(0);
    expect((await run("track ours.jsonl --at 2019-03-02")).out).toContain("Ours\n");
    writeFileSync(join(folder, "bad.json"), JSON.stringify({ ...terms, coders: ["nobody"], agreedAt: "soon" }));
    expect(await run("track bad.jsonl --terms bad.json")).toMatchObject({
      code: 2,
      err: "bad.json: agreedAt is missing, of a wrong kind, or not known here\n",
    });
  });

  test("shows the board as of a time: standings, scores, what is next, both accounts", async () => {
    const { out, code } = await run("track base.jsonl --at 2019-04-06");
    expect(code).toBe(0);
    expect(out).toContain("6.7 % implemented: 1 of 15 stipulations fulfilled; 2 overdue.");
    expect(out).toContain("As of 2019-04-06 00:00 UTC; 4 events on record.");
    expect(out).toMatch(/AllNamed\s+TwoOfFive|AllNamed \[press\]\s+TwoOfFive/);
    expect((await run("track base.jsonl --at 2019-03-20")).out).toContain("1 event on record");
    expect(await run("track base.jsonl --at 2019-02-01")).toMatchObject({ code: 1, out: "" });
  });

  test("tells of a running clock what silence will do, and that it has done it", async () => {
    const name = copy("clock.jsonl");
    expect((await run(`track ${name} --add notify --by us --of exemptions --text Test --at 2019-04-05T12:00:00+09:00`)).code).toBe(0);
    const { clocks } = JSON.parse((await run(`track ${name} --at 2019-05-05 --json`)).out).reading;
    expect(clocks).toMatchObject([{ stipulation: "exemptions", runsOutAt: "2019-05-05T15:00:00.000Z", onSilence: "measuresReturn" }]);
    const { stipulations } = JSON.parse((await run(`track ${name} --at 2019-05-05T15:00:00Z --json`)).out).reading;
    expect(stipulations.find((each: { id: string }) => each.id === "exemptions")).toMatchObject({ standing: "snappedBack", score: 0 });
  });

  test("refuses what cannot be put on record, with the reason, and changes nothing", async () => {
    const before = bytesOf("base.jsonl");
    for (const [line, code, words] of [
      ["start --by dprk --of enrichment-halt", 1, "it is locked: what its gate waits for is not fulfilled (definition-roadmap)"],
      ["accept --by us --of liaison-offices --evidence 1", 1, 'this is for "both-foreign-ministries" to do'],
      ["start --by us --of liaison-offices --at 2019-03-02", 1, "before the last event on record"],
      ["start --by us --of nothing", 1, 'no stipulation "nothing" in this record'],
      ["start --of liaison-offices", 2, "--add start needs --by"],
      ["score --by monitor --of liaison-offices --event 1", 2, "--add score needs --text, --score"],
      ["start --by us --of liaison-offices --score 1", 2, "--add start takes no --score"],
      ["start --by us --of liaison-offices --at 2019-02-30", 2, "Expected a time"],
    ] as const) {
      const { err, ...rest } = await run(`track base.jsonl --add ${line}`);
      expect(err).toContain(words);
      expect(rest).toEqual({ code, out: "" });
    }
    expect(bytesOf("base.jsonl")).toEqual(before);
  });

  test("writes a page that has every part, and escapes what it shows", async () => {
    const name = copy("page.jsonl");
    await run(`track ${name} --add account --by us --of exemptions --text <script>alert(1)</script> --at 2019-04-03`);
    expect((await run(`track ${name} --at 2019-04-06 --html page.html`)).code).toBe(0);
    const page = readFileSync(join(folder, "page.html"), "utf8");
    for (const heading of ["Clocks", "Due next", "By theme", "Words against deeds", "How scores come about"])
      expect(page).toContain(`>${heading}</h2>`);
    expect(page).toContain("&lt;script&gt;");
    expect(page).not.toContain("<script");
  });

  test("mends a last line that was cut, and adds nothing before", async () => {
    const name = copy("torn.jsonl");
    const whole = bytesOf(name);
    truncateSync(join(folder, name), whole.length - 10);
    const added = await run(`track ${name} --add start --by us --of liaison-offices`);
    expect(added).toMatchObject({ code: 1, out: "" });
    expect(added.err).toContain("--mend cuts it off");
    expect(await run(`track ${name} --at 2019-04-06`)).toMatchObject({ code: 0 });
    expect((await run(`track ${name} --mend`)).out).toMatch(/^Cut off: \{"commitment"/);
    expect((await run(`track ${name} --add start --by us --of liaison-offices --at 2019-04-06`)).code).toBe(0);
    expect((await run(`record verify ${name}`)).code).toBe(0);
  });

  test("of many who write at once, each is on record or told that it is not, and the record is whole", async () => {
    const name = copy("crowd.jsonl");
    // Left by a process that is no more: all of them find it.
    writeFileSync(join(folder, `${name}.lock`), "999999999");
    const ends = Array.from({ length: 6 }, (_, k) => {
      const args = ["track", name, "--add", "account", "--by", "us", "--of", "exemptions", "--text", `Account ${k}`, "--at", "2019-04-07"];
      const child = spawn(process.execPath, [LAUNCHER, ...args], { cwd: folder, stdio: "ignore" });
      return new Promise<number | null>((resolve) => child.on("close", resolve));
    });
    const codes = await Promise.all(ends);
    const kept = codes.filter((code) => code === 0).length;
    expect(codes.every((code) => code === 0 || code === 1)).toBe(true);
    expect(kept).toBeGreaterThan(0);
    expect(JSON.parse((await run(`record verify ${name} --json`)).out)).toMatchObject({ faults: [], events: 4 + kept });
    expect(readdirSync(folder).filter((each) => each.includes(".lock"))).toEqual([]);
  });

  test("wants to know what to do, and one thing at a time", async () => {
    expect(await run("track")).toMatchObject({ code: 2, out: "" });
    expect((await run(`track x.jsonl --from ${HANOI} --mend`)).err).toContain("one at a time");
    expect(await run("track none.jsonl")).toMatchObject({ code: 2, err: "none.jsonl: no such file\n" });
    expect(await run("track none.jsonl --add start --by us --of x")).toMatchObject({ code: 2, err: "none.jsonl: no such file\n" });
    expect((await run(`track x.jsonl --from ${HANOI} --position none`)).err).toContain('no position "none"');
    expect((await run(`track x.jsonl --from ${HANOI} --zone Nowhere`)).err).toContain('"Nowhere" is no time zone');
  });
});

describe("record verify", () => {
  test("says that a record is whole, with its head", async () => {
    const { out, code } = await run("record verify base.jsonl");
    expect(code).toBe(0);
    expect(out).toMatch(/^base\.jsonl: whole\. Stipulations: 15, events: 4\.\nHead: [0-9a-f]{64}\n$/);
    const whole = runDetente(["record", "verify", "-"], { cwd: folder, input: bytesOf("base.jsonl").toString() });
    expect(whole.out).toContain("<stdin>: whole.");
  });

  test("names the first line at fault, and what is wrong with it", async () => {
    const lines = bytesOf("base.jsonl").toString().split("\n");
    const verified = async (changed: readonly string[]): Promise<string> => {
      writeFileSync(join(folder, "changed.jsonl"), changed.join("\n"));
      const { out, code } = await run("record verify changed.jsonl");
      expect(code).toBe(1);
      return out;
    };
    const [header = "", first = "", second = "", third = ""] = lines;
    expect(await verified(lines.with(1, first.replace("Notice", "Notive")))).toContain(
      "changed.jsonl:2: line 2 does not fit its own commitment",
    );
    expect(await verified(lines.with(0, header.replace("Hanoi", "Hanoy")))).toContain(":1: line 1 does not fit its own hash");
    expect(await verified(lines.toSpliced(2, 1))).toContain(":3: line 3 comes too early: event 2 is missing");
    expect(await verified(lines.with(2, third).with(3, second))).toContain(":3: line 3 has event 3 where event 2 belongs");
    expect(await verified(lines.with(2, `${second} `))).toContain(":3: line 3 says what it may say, but is not written as");
    expect(await verified([...lines.slice(0, -1), lines[1] ?? "", ""])).toContain(":6: line 6 has event 1 once more");
    expect(await verified(lines.slice(0, -1))).toContain(":5: line 5 has no end");
  });

  test("a mark at the beginning that editors hide is found as well", async () => {
    writeFileSync(join(folder, "marked.jsonl"), `\ufeff${bytesOf("base.jsonl").toString()}`);
    expect(await run("record verify marked.jsonl")).toMatchObject({ code: 1 });
  });

  test("a cut tail is found by who holds a head", async () => {
    const { head } = JSON.parse((await run("record verify base.jsonl --json")).out);
    const lines = bytesOf("base.jsonl").toString().split("\n");
    writeFileSync(join(folder, "short.jsonl"), `${lines.slice(0, -2).join("\n")}\n`);
    expect((await run("record verify short.jsonl")).code).toBe(0);
    const { out, code } = await run(`record verify short.jsonl --head ${head}`);
    expect(code).toBe(1);
    expect(out).toContain("the tail was cut off");
    expect((await run(`record verify base.jsonl --head ${head}`)).code).toBe(0);
  });

  test("what is no record at all is said, and where there is none", async () => {
    expect(await run(`record verify ${HANOI}`)).toMatchObject({ code: 1 });
    expect(await run("record verify none.jsonl")).toMatchObject({ code: 2, err: "none.jsonl: no such file\n" });
  });
});
