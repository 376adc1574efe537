import { writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { runDetente } from "../run-detente.fixture.ts";
import { AS_BUYER, CASE, flat, PlayFolder } from "./play-case.fixture.ts";
import { played } from "./playing.fixture.ts";

const folder = new PlayFolder();

describe("a whole game", () => {
  test("ends with an agreement when the person accepts, and is told with the true numbers of both", () => {
    const { code, out, err } = played(
      folder.path,
      [...AS_BUYER, "--against", "conceder", "--rounds", "9"],
      ["send", "send", "send", "hist", "accept", "yes"],
    );
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("Accepted.\n\nIt is over. Agreement after");
    expect(out).toMatch(/^Seller +conceder +[\d.]+ +40\.0 +100\.0 /mu);
    expect(out).toMatch(/Your brief put the agreement at [\d.]+ points for Seller; it has [\d.]+\./u);
    expect(out).toMatch(/^(?:Left on the table: |Nothing was left on the table)/mu);
    expect(folder.record("car-buyer.json").score.isAgreed).toBe(true);
  });

  test("ends when the time is up, which is announced, and says what the best offer was worth", () => {
    const { code, out } = played(folder.path, [...AS_BUYER, "--against", "tough", "--rounds", "2", "--order", "last"], ["reject", "pass"]);
    expect(code).toBe(0);
    expect(out).toContain("Round 1 of 2. One more comes after it.");
    expect(out).toContain("Round 2 of 2. It is the last, and nobody can answer you any more");
    expect(flat(out)).toContain(
      "Without agreement you have 30.0, your reservation value. The best that you were offered was worth 0.0: by your own numbers, it was right not to take it.",
    );
    expect(out).toContain("There was room: ");
  });

  test("says who can still answer in the last round", () => {
    const { out } = played(folder.path, [...AS_BUYER, "--rounds", "1", "--order", "first"], []);
    expect(out).toContain("Round 1 of 1. It is the last: only Seller can answer you.");
  });

  test("keeps how rounds count, and goes on so", () => {
    const args = [...AS_BUYER, "--against", "conceder", "--rounds", "3", "--round-time", "entered", "--save", "entered.json"];
    expect(played(folder.path, args, ["send"]).code).toBe(1);
    expect(played(folder.path, ["--resume", "entered.json"], ["walk", "yes"]).code).toBe(0);
    expect(folder.record("entered.json").setup.deadline).toEqual({ rounds: 3, roundTime: "entered" });
  });

  test("says what an offer counts for now, where time costs the person", () => {
    writeFileSync(
      folder.in("patience.yaml"),
      CASE.replace("    preferences:\n      points:\n        price: { curve: [{ at: 4000, worth: 60", (text) =>
        text.replace("preferences:", "preferences:\n      discount: 0.5"),
      ),
    );
    const { out } = played(folder.path, ["patience.yaml", "--as", "buyer", "--rounds", "2", "--against", "tough"], ["send"]);
    expect(out).toMatch(/^Your last offer +100\.0 +70\.7 +0\.58 /mu);
    expect(out).toMatch(/^No agreement +30\.0 +30\.0 +0\.00 /mu);
  });

  test("ends when the person walks away, but not before that is confirmed", () => {
    const { code, out } = played(folder.path, AS_BUYER, ["walk", "no", "walk", "yes"]);
    expect(code).toBe(0);
    expect(out).toContain("Nothing is done; the talks go on.");
    expect(out).toContain("You have left.");
    expect(folder.kinds("car-buyer.json").slice(-2)).toEqual(["walkedAway", "endedWithoutAgreement"]);
  });

  test("lets a red line be crossed only when it was set aside with a reason", () => {
    const { out } = played(
      folder.path,
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
    expect(flat(out)).toContain('No red line "none" binds you; yours are too-dear, no-tyres.');
    expect(flat(out)).toContain("You have overridden no-tyres already.");
    const { events } = folder.record("strict-buyer.json");
    expect(events.slice(0, 4)).toMatchObject([
      { kind: "opened" },
      { kind: "offered", party: "seller" },
      { kind: "redLineOverridden", redLine: "no-tyres", reason: "we have some = four" },
      { kind: "offered", party: "buyer", outcome: { tyres: "no" } },
    ]);
  });

  test("says which red line does not bind, and holds nobody to it", () => {
    const engine = "unknowns: [{ id: engine, states: [{ id: sound }, { id: worn }] }]\nissues:";
    const gate = "forbid: { tyres: no }, until: { given: { engine: sound }, probability: 0.5 }";
    const gated = folder.text("strict.yaml").replace("issues:", engine).replace("forbid: { tyres: no }", gate);
    writeFileSync(folder.in("gated.yaml"), gated);
    const { out } = played(
      folder.path,
      ["gated.yaml", "--as", "buyer", "--no-plot"],
      ["override no-tyres because of nothing", "tyres=no", "send", "quit"],
    );
    expect(flat(out)).toContain("Red line too-dear: Never above 5800.");
    expect(flat(out)).toContain("Red line no-tyres: Not without tyres. It does not bind: you hold the evidence that lifts it.");
    expect(flat(out)).toContain('No red line "no-tyres" binds you; yours is too-dear.');
    expect(folder.record("gated-buyer.json").events.at(2)).toMatchObject({ kind: "offered", party: "buyer", outcome: { tyres: "no" } });
  });

  test("is played against a program, too, and goes on with it", () => {
    const program = `program("${process.execPath}" bot.mjs)`;
    writeFileSync(folder.in("bot.mjs"), PASSING_PROGRAM);
    const first = played(folder.path, [...AS_BUYER, "--against", program], ["send", "save"]);
    expect(first).toMatchObject({ code: 1, err: "" });
    const second = played(folder.path, ["--resume", "car-buyer.json"], ["send", "walk", "yes"]);
    expect(second).toMatchObject({ code: 0, err: "" });
    expect(runDetente(["replay", "car-buyer.json"], { cwd: folder.path })).toMatchObject({ code: 0, err: "Replayed: the same events.\n" });
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
      folder.path,
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
    const { out } = played(
      folder.path,
      [...AS_BUYER, "--order", "first"],
      ["offer", "back", "4500", "", "back", "1", "dear", "2", "send", "quit"],
    );
    expect(out).toContain("This is the first issue.");
    expect(out).toMatch(/^ 2 {2}yes +15\.0 +0\.0 {2}your draft$/mu);
    expect(out).toContain("From 4000 to 6000 by 100, Enter for 4000: 4500");
    expect(flat(out)).toContain(
      'handover has no option "dear"; it has now, month, or their numbers from 1. Or: Enter to keep, back, undo, done.',
    );
    expect(folder.record("car-buyer.json").events[1].outcome).toEqual({ price: "4500", tyres: "no", handover: "month" });
  });

  test("suggests what is better for the other and no worse for oneself", () => {
    const { out } = played(folder.path, [...AS_BUYER, "--order", "first"], ["price=4600, handover=month", "better", "better"]);
    expect(out).toContain("By your estimate this is better for Seller, and no worse for you; undo takes it back.");
    expect(out).toMatch(/By your estimate nothing is better for Seller that is not worse for you\./u);
  });

  test("asks before an offer or an acceptance that is worth less than no agreement", () => {
    const { out } = played(
      folder.path,
      [...AS_BUYER, "--order", "first"],
      ["price=5800, handover=month", "send", "nein", "send", "yes", "quit"],
    );
    expect(out).toContain("That is 7.0 less than no agreement, which is worth 30.0 to you.");
    expect(folder.kinds("car-buyer.json").filter((kind) => kind === "offered")).toHaveLength(2);
    expect(out.split("Nothing is done; the talks go on.")).toHaveLength(2);
  });
});

describe("what cannot be understood", () => {
  test("is answered with what can", () => {
    const { code, out } = played(
      folder.path,
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
      const { code, out, err } = played(folder.path, args, []);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      return err;
    };
    expect(refused("car.yaml")).toBe("say who you are with --as; the parties are seller, buyer\n");
    expect(refused("-", "--as", "buyer")).toContain("your commands come from standard input");
    expect(refused()).toContain("say which case to play");
    expect(refused("--as", "buyer", "--resume", "x.json")).toContain("cannot be used with");
  });
});
