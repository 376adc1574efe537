import { rmSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CASE, PlayFolder } from "./play-case.fixture.ts";
import { played } from "./playing.fixture.ts";
import { hasPython, playedOnScreen } from "./pseudo-terminal.fixture.ts";

const folder = new PlayFolder();

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
    writeFileSync(folder.in("other.yaml"), other);
    const one = played(folder.path, ["car.yaml", ...args, "--save", "game.json"], LOOKS);
    rmSync(folder.in("game.json"));
    const two = played(folder.path, ["other.yaml", ...args, "--save", "game.json"], LOOKS);
    expect(two).toEqual(one);
    expect(one.out.split("Sent.").length).toBe(3);
    rmSync(folder.in("game.json"));
    const end = (file: string) => played(folder.path, [file, ...args], ["walk", "yes"]).out;
    expect(end("other.yaml")).not.toBe(end("car.yaml"));
  });
});

test("names of a case can do nothing to the terminal", () => {
  const hostile = CASE.replace("Winter tyres included", String.raw`"\e[2J\u202eTyres\rx"`)
    .replace("title: A second-hand car", String.raw`title: "\e]0;x\aCar"`)
    .replace("name: In a month", String.raw`name: "\u009b31mlater"`);
  writeFileSync(folder.in("hostile.yaml"), hostile);
  const typed = ["brief", "issues", "table", "offer", "", "1", "month", "", "send", "plot", "hist", "walk", "yes"];
  const { code, out } = played(folder.path, ["hostile.yaml", "--as", "buyer"], typed);
  expect(code).toBe(0);
  expect(out).toContain("Car");
  expect(out).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
});

describe.skipIf(!hasPython)("on a terminal", () => {
  const lines = ["?", "brief", "issues", "send", "plot", "hist", "bogus", "theirs"];

  test("a dumb one of 60 columns shows plain lines, none of them longer, and Ctrl-D leaves the game to be gone on with", () => {
    const { code, shown } = playedOnScreen(["car.yaml", "--as", "buyer"], {
      cwd: folder.path,
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
      cwd: folder.path,
      lines: ["send", "table"],
      columns: 90,
      env: { TERM: "xterm-256color" },
    });
    expect(shown).toContain("\u001b[1m");
    // oxlint-disable-next-line no-control-regex -- escape sequences begin with a control character.
    expect(shown.replaceAll(/\u001b\[[0-9;]*m/gu, "")).not.toMatch(/[^\P{Cc}\n]/u);
  });
});
