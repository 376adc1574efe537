import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CAR_CASE } from "../car-case.fixture.ts";
import { runDetente } from "../run-detente.fixture.ts";
import { played, playedUntil } from "./playing.fixture.ts";
import { hasPython, playedOnScreen } from "./pseudo-terminal.fixture.ts";

// A buyer that believes something of the seller, and one that also has red lines.
const ESTIMATES = `
    estimates:
      seller:
        preferences:
          points:
            price: { curve: [{ at: 4000, worth: 0 }, { at: 6000, worth: 70 }] }
            handover: { options: { now: 0, month: 30 } }
        reservationValue: 35
`;
const RED_LINES = `
    redLines:
      - { id: too-dear, name: Never above 5800, forbid: { price: { from: 5900 } } }
      - { id: no-tyres, name: Not without tyres, forbid: { tyres: no } }`;
const CASE = CAR_CASE.trimEnd() + ESTIMATES;
const STRICT_CASE = CAR_CASE.trimEnd() + RED_LINES + ESTIMATES;

const AS_BUYER = ["car.yaml", "--as", "buyer", "--no-plot"];
/** As the program wraps its sentences. */
const flat = (text: string): string => text.replaceAll(/\s+/gu, " ");
let cwd = "";
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "detente-play-"));
  writeFileSync(join(cwd, "car.yaml"), CASE);
  writeFileSync(join(cwd, "strict.yaml"), STRICT_CASE);
});
afterAll(() => rmSync(cwd, { recursive: true }));
beforeEach(() => {
  for (const name of readdirSync(cwd)) if (name.endsWith(".json")) rmSync(join(cwd, name));
});

const record = (name: string) => JSON.parse(readFileSync(join(cwd, name), "utf8"));
const kinds = (name: string): readonly string[] => record(name).events.map(({ kind }: { readonly kind: string }) => kind);

describe("a whole game", () => {
  test("ends with an agreement when the person accepts, and is told with the true numbers of both", () => {
    const { code, out, err } = played(
      cwd,
      [...AS_BUYER, "--against", "conceder", "--rounds", "9"],
      ["send", "send", "send", "hist", "accept", "yes"],
    );
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("Accepted.\n\nIt is over. Agreement after");
    expect(out).toMatch(/^Seller +conceder +[\d.]+ +40\.0 +100\.0 /mu);
    expect(out).toMatch(/Your brief put the agreement at [\d.]+ points for Seller; it has [\d.]+\./u);
    expect(out).toMatch(/^(?:Left on the table: |Nothing was left on the table)/mu);
    expect(record("car-buyer.json").score.isAgreed).toBe(true);
  });

  test("ends when the time is up, which is announced, and says what the best offer was worth", () => {
    const { code, out } = played(cwd, [...AS_BUYER, "--against", "tough", "--rounds", "2", "--order", "last"], ["reject", "pass"]);
    expect(code).toBe(0);
    expect(out).toContain("Round 1 of 2. One more comes after it.");
    expect(out).toContain("Round 2 of 2. It is the last, and nobody can answer you any more");
    expect(flat(out)).toContain(
      "Without agreement you have 30.0, your reservation value. The best that you were offered was worth 0.0: by your own numbers, it was right not to take it.",
    );
    expect(out).toContain("There was room: ");
  });

  test("says who can still answer in the last round", () => {
    const { out } = played(cwd, [...AS_BUYER, "--rounds", "1", "--order", "first"], []);
    expect(out).toContain("Round 1 of 1. It is the last: only Seller can answer you.");
  });

  test("ends when the person walks away, but not before that is confirmed", () => {
    const { code, out } = played(cwd, AS_BUYER, ["walk", "no", "walk", "yes"]);
    expect(code).toBe(0);
    expect(out).toContain("Nothing is done; the talks go on.");
    expect(out).toContain("You have left.");
    expect(kinds("car-buyer.json").slice(-2)).toEqual(["walkedAway", "endedWithoutAgreement"]);
  });

  test("lets a red line be crossed only when it was set aside with a reason", () => {
    const { out } = played(
      cwd,
      ["strict.yaml", "--as", "buyer", "--no-plot"],
      [
        "tyres=no",
        "send",
        "override no-t",
        "override none because of nothing",
        "override no-tyres because we have some = four",
        "override no-tyres because again",
        "send",
        "quit",
      ],
    );
    expect(flat(out)).toContain("Your draft crosses your red line no-tyres: Not without tyres.");
    expect(flat(out)).toContain(
      "That crosses your red line no-tyres: Not without tyres. Change it, or set the line aside with: override no-tyres",
    );
    expect(flat(out)).toContain("Overriding takes a reason");
    expect(flat(out)).toContain('There is no red line "none"; yours are too-dear, no-tyres.');
    expect(flat(out)).toContain("You have overridden no-tyres already.");
    const { events } = record("strict-buyer.json");
    expect(events.slice(0, 4)).toMatchObject([
      { kind: "opened" },
      { kind: "offered", party: "seller" },
      { kind: "redLineOverridden", redLine: "no-tyres", reason: "we have some = four" },
      { kind: "offered", party: "buyer", outcome: { tyres: "no" } },
    ]);
  });

  test("is played against a program, too, and goes on with it", () => {
    const program = `program("${process.execPath}" bot.mjs)`;
    writeFileSync(join(cwd, "bot.mjs"), PASSING_PROGRAM);
    const first = played(cwd, [...AS_BUYER, "--against", program], ["send", "save"]);
    expect(first).toMatchObject({ code: 1, err: "" });
    const second = played(cwd, ["--resume", "car-buyer.json"], ["send", "walk", "yes"]);
    expect(second).toMatchObject({ code: 0, err: "" });
    expect(runDetente(["replay", "car-buyer.json"], { cwd })).toMatchObject({ code: 0, err: "Replayed: the same events.\n" });
  });
});

/** Rejects whatever there is. */
const PASSING_PROGRAM = `
import { createInterface } from "node:readline";
const say = (message) => console.log(JSON.stringify(message));
createInterface({ input: process.stdin }).on("line", (line) => {
  const { kind } = JSON.parse(line);
  if (kind === "init") say({ kind: "ready", name: "passes", version: 1 });
  if (kind === "act") say({ kind: "move", deed: { kind: "reject" } });
  if (kind === "end") process.exit(0);
});
`;

describe("building an offer", () => {
  test("changes the issues that are named, in any spelling that is clear, and tells what that is worth", () => {
    const { out } = played(
      cwd,
      [...AS_BUYER, "--order", "first"],
      ["price=5,000, hand=in a", "undo", "Winter tyres = no", "undo", "undo", "price=5000", "price=5000"],
    );
    expect(out).toContain(
      "Price: 5000 EUR; Handover: In a month.\nYour draft: 48.3 (−51.7) to you; by your estimate 65.0 (+65.0) to Seller.",
    );
    expect(out).toContain("Price: 4000 EUR; Handover: Today.\nYour draft: 100.0 (+51.7) to you; by your estimate 0.0 (−65.0) to Seller.");
    expect(out).toContain("There is no change of your draft to take back.");
    expect(out).toContain("Your draft is so already.");
  });

  test("goes issue by issue, with numbers to choose by, Enter to keep, back and done", () => {
    const { out } = played(cwd, [...AS_BUYER, "--order", "first"], ["offer", "back", "4500", "", "back", "1", "dear", "2", "send", "quit"]);
    expect(out).toContain("This is the first issue.");
    expect(out).toMatch(/^ 2 {2}yes +15\.0 +0\.0 {2}your draft$/mu);
    expect(out).toContain("From 4000 to 6000 by 100, Enter for 4000: 4500");
    expect(flat(out)).toContain(
      'handover has no option "dear"; it has now, month, or their numbers from 1. Or: Enter to keep, back, undo, done.',
    );
    expect(record("car-buyer.json").events[1].outcome).toEqual({ price: "4500", tyres: "no", handover: "month" });
  });

  test("suggests what is better for the other and no worse for oneself", () => {
    const { out } = played(cwd, [...AS_BUYER, "--order", "first"], ["price=4600, handover=month", "better", "better"]);
    expect(out).toContain("By your estimate this is better for Seller, and no worse for you; undo takes it back.");
    expect(out).toMatch(/By your estimate nothing is better for Seller that is not worse for you\./u);
  });

  test("asks before an offer or an acceptance that is worth less than no agreement", () => {
    const { out } = played(cwd, [...AS_BUYER, "--order", "first"], ["price=5800, handover=month", "send", "nein", "send", "yes", "quit"]);
    expect(out).toContain("That is 7.0 less than no agreement, which is worth 30.0 to you.");
    expect(kinds("car-buyer.json").filter((kind) => kind === "offered")).toHaveLength(2);
    expect(out.split("Nothing is done; the talks go on.")).toHaveLength(2);
  });
});

describe("what cannot be understood", () => {
  test("is answered with what can", () => {
    const { code, out } = played(
      cwd,
      [...AS_BUYER, "--order", "first"],
      ["sell", "acc", "accept", "prise=3", "price=4550", "tyres=maybe", "h", "plot mars", "issues x", "\u001b[A\u0007", "?"],
    );
    expect(code).toBe(0);
    for (const answer of [
      '"sell" is nothing that can be done. ? lists what can; an offer is typed as issue=option.',
      "Type accept in full: it cannot be taken back.",
      "There is no offer of another to accept.",
      'There is no issue "prise"; the issues are price, tyres, handover.',
      'price takes the numbers from 4000 to 6000 by 100, not "4550".',
      'tyres has no option "maybe"; it has no, yes, or their numbers from 1.',
      "It could be history or help.",
      '"mars": plot takes on, off, or one of seller.',
      "Act: these cannot be taken back",
    ]) {
      expect(flat(out)).toContain(answer);
    }
    expect(out).not.toContain("\u001b");
  });

  test("on the command line is refused before anything is played", () => {
    const refused = (...args: readonly string[]) => {
      const { code, out, err } = played(cwd, args, []);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      return err;
    };
    expect(refused("car.yaml")).toBe("say who you are with --as; the parties are seller, buyer\n");
    expect(refused("-", "--as", "buyer")).toContain("your commands come from standard input");
    expect(refused()).toContain("say which case to play");
    expect(refused("--as", "buyer", "--resume", "x.json")).toContain("cannot be used with");
  });
});

describe("a game that is left", () => {
  test("without anything sent leaves nothing behind", () => {
    expect(played(cwd, AS_BUYER, [])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/You have sent nothing, so nothing is kept\.\n$/u),
    });
    expect(existsSync(join(cwd, "car-buyer.json"))).toBe(false);
  });

  test("is kept when the input ends, under a name that nothing has, or the one that was given", () => {
    expect(played(cwd, AS_BUYER, ["send"])).toMatchObject({
      code: 1,
      out: expect.stringContaining("\n  detente play --resume car-buyer.json\n"),
    });
    expect(played(cwd, AS_BUYER, ["send"])).toMatchObject({
      code: 1,
      out: expect.stringContaining("\n  detente play --resume car-buyer-2.json\n"),
    });
    expect(played(cwd, [...AS_BUYER, "--save", "my game.json"], [])).toMatchObject({
      code: 1,
      out: expect.stringContaining("\n  detente play --resume 'my game.json'\n"),
    });
    expect(played(cwd, [...AS_BUYER, "--save", "my game.json"], [])).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringContaining("is there already"),
    });
    expect(played(cwd, [...AS_BUYER, "--save", "none/game.json"], ["send"])).toMatchObject({
      code: 1,
      err: expect.stringContaining("the folder does not exist"),
    });
  });

  test.each(["steady", "random(leave=0)"])("goes on as if it had never been left, against %s", (strategy) => {
    const args = [...AS_BUYER, "--against", strategy, "--seed", "7", "--save"];
    const typed = [
      "send",
      "price=4700",
      "send",
      "better",
      "send",
      "price=5200",
      "send",
      "reject",
      "handover=month",
      "yes",
      "send",
      "yes",
      "walk",
      "yes",
    ];
    expect(played(cwd, [...args, "whole.json"], typed).code).toBe(0);
    expect(played(cwd, [...args, "parts.json"], typed.slice(0, 4)).code).toBe(1);
    expect(played(cwd, ["--resume", "parts.json", "--no-plot"], typed.slice(4, 8)).code).toBe(1);
    expect(played(cwd, ["--resume", "parts.json", "--no-plot"], typed.slice(8)).code).toBe(0);
    expect(readFileSync(join(cwd, "parts.json"), "utf8")).toBe(readFileSync(join(cwd, "whole.json"), "utf8"));
  });

  test("loses nothing that was sent when it is killed", async () => {
    const out = await playedUntil(AS_BUYER, { cwd, lines: ["send", "price=4700", "send"], signal: "SIGKILL" });
    expect(out.split("Sent.")).toHaveLength(3);
    const { events } = record("car-buyer.json");
    const sent = events.filter(
      ({ kind, party }: { readonly kind: string; readonly party: string }) => kind === "offered" && party === "buyer",
    );
    expect(sent.map(({ outcome }: { readonly outcome: { readonly price: string } }) => outcome.price)).toEqual(["4000", "4700"]);
    expect(played(cwd, ["--resume", "car-buyer.json"], ["hist", "walk", "yes"])).toMatchObject({
      code: 0,
      out: expect.stringContaining("Round 3 of 20"),
    });
  });

  test("on Ctrl-C says how to go on", async () => {
    const out = await playedUntil(AS_BUYER, { cwd, lines: ["send"], signal: "SIGINT" });
    expect(out).toMatch(/\nThe game is not over; it is kept\. To go on with it:\n {2}detente play --resume car-buyer\.json\n$/u);
  });
});

describe("before the end", () => {
  const LOOKS = [
    "brief",
    "issues",
    "table",
    "send",
    "history",
    "plot",
    "price=4500",
    "better",
    "offer",
    "done",
    "send",
    "plot",
    "reject",
    "quit",
  ];
  const args = ["--as", "buyer", "--against", "tough"];

  test("nothing of the counterpart's own numbers is seen: with others behind the same offers, the screen is the same", () => {
    const other = CASE.replace("weight: 70", "weight: 170.7")
      .replace("now: 30, month: 100", "now: 12.3, month: 45.6")
      .replace("reservationValue: 40", "reservationValue: 23.45");
    writeFileSync(join(cwd, "other.yaml"), other);
    const one = played(cwd, ["car.yaml", ...args, "--save", "game.json"], LOOKS);
    rmSync(join(cwd, "game.json"));
    const two = played(cwd, ["other.yaml", ...args, "--save", "game.json"], LOOKS);
    expect(two).toEqual(one);
    expect(one.out.split("Sent.").length).toBe(3);
    rmSync(join(cwd, "game.json"));
    const end = (file: string) => played(cwd, [file, ...args], ["walk", "yes"]).out;
    expect(end("other.yaml")).not.toBe(end("car.yaml"));
  });
});

describe.skipIf(!hasPython)("on a terminal", () => {
  const lines = ["?", "brief", "issues", "send", "plot", "hist", "bogus", "theirs"];

  test("a dumb one of 60 columns shows plain lines, none of them longer, and Ctrl-D leaves the game to be gone on with", () => {
    const { code, shown } = playedOnScreen(["car.yaml", "--as", "buyer"], {
      cwd,
      lines: lines.slice(0, -1),
      columns: 60,
      env: { TERM: "dumb" },
    });
    expect(code).toBe(1);
    expect(shown).toMatch(/^[\n\x20-\x7e]*$/u);
    for (const line of shown.split("\n")) expect(line.length, line).toBeLessThanOrEqual(60);
    expect(shown).toContain("\n  detente play --resume car-buyer.json\n");
  });

  test("one with colours is written on from top to bottom: colours are all that is sent besides text", () => {
    const { shown } = playedOnScreen(["car.yaml", "--as", "buyer"], {
      cwd,
      lines: ["send", "table"],
      columns: 90,
      env: { TERM: "xterm-256color" },
    });
    expect(shown).toContain("\u001b[1m");
    // oxlint-disable-next-line no-control-regex -- escape sequences begin with a control character.
    expect(shown.replaceAll(/\u001b\[[0-9;]*m/gu, "")).not.toMatch(/[^\P{Cc}\n]/u);
  });
});

test("a game that comes out otherwise than it was kept cannot go on", () => {
  played(cwd, AS_BUYER, ["send", "send"]);
  const text = readFileSync(join(cwd, "car-buyer.json"), "utf8");
  writeFileSync(join(cwd, "changed.json"), text.replace(/"price": "4000"(?![\s\S]*"price": "4000")/u, '"price": "4100"'));
  expect(played(cwd, ["--resume", "changed.json"], ["send"])).toMatchObject({
    code: 2,
    out: "",
    err: "changed.json: the game cannot go on: from event 5 on it comes out otherwise than it was kept; the file was changed\n",
  });
});
