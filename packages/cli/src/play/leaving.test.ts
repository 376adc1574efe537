import { existsSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { AS_BUYER, PlayFolder } from "./play-case.fixture.ts";
import { played, playedUntil } from "./playing.fixture.ts";

const folder = new PlayFolder();

describe("a game that is left", () => {
  test("without anything sent leaves nothing behind", () => {
    expect(played(folder.path, AS_BUYER, [])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/You have sent nothing, so nothing is kept\.\n$/u),
    });
    expect(existsSync(folder.in("car-buyer.json"))).toBe(false);
  });

  test("is kept when the input ends, under a name that nothing has, or the one that was given", () => {
    expect(played(folder.path, AS_BUYER, ["send"])).toMatchObject({
      code: 1,
      out: expect.stringContaining("\n  detente play --resume car-buyer.json\n"),
    });
    expect(played(folder.path, AS_BUYER, ["send"])).toMatchObject({
      code: 1,
      out: expect.stringContaining("\n  detente play --resume car-buyer-2.json\n"),
    });
    expect(played(folder.path, [...AS_BUYER, "--save", "my game.json"], [])).toMatchObject({
      code: 1,
      out: expect.stringContaining("\n  detente play --resume 'my game.json'\n"),
    });
    expect(played(folder.path, [...AS_BUYER, "--save", "my game.json"], [])).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringContaining("is there already"),
    });
    expect(played(folder.path, [...AS_BUYER, "--save", "none/game.json"], ["send"])).toMatchObject({
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
    expect(played(folder.path, [...args, "whole.json"], typed).code).toBe(0);
    expect(played(folder.path, [...args, "parts.json"], typed.slice(0, 4)).code).toBe(1);
    expect(played(folder.path, ["--resume", "parts.json", "--no-plot"], typed.slice(4, 8)).code).toBe(1);
    expect(played(folder.path, ["--resume", "parts.json", "--no-plot"], typed.slice(8)).code).toBe(0);
    expect(folder.text("parts.json")).toBe(folder.text("whole.json"));
  });

  test("loses nothing that was sent when it is killed", async () => {
    const out = await playedUntil(AS_BUYER, { cwd: folder.path, lines: ["send", "price=4700", "send"], signal: "SIGKILL" });
    expect(out.split("Sent.")).toHaveLength(3);
    const { events } = folder.record("car-buyer.json");
    const sent = events.filter(
      ({ kind, party }: { readonly kind: string; readonly party: string }) => kind === "offered" && party === "buyer",
    );
    expect(sent.map(({ outcome }: { readonly outcome: { readonly price: string } }) => outcome.price)).toEqual(["4000", "4700"]);
    expect(played(folder.path, ["--resume", "car-buyer.json"], ["hist", "walk", "yes"])).toMatchObject({
      code: 0,
      out: expect.stringContaining("Round 3 of 20"),
    });
  });

  test("is told to the end when it was killed after its last move, before the end was kept", () => {
    const whole = played(folder.path, AS_BUYER, ["send", "walk", "yes"]).out;
    writeFileSync(folder.in("cut.json"), JSON.stringify({ ...folder.record("car-buyer.json"), score: null }));
    const { code, out } = played(folder.path, ["--resume", "cut.json"], []);
    expect(code).toBe(0);
    expect(out.slice(out.indexOf("It is over."))).toBe(whole.slice(whole.indexOf("It is over.")).replace("car-buyer.json", "cut.json"));
    expect(folder.text("cut.json")).toBe(folder.text("car-buyer.json"));
  });

  test("on Ctrl-C says how to go on", async () => {
    const out = await playedUntil(AS_BUYER, { cwd: folder.path, lines: ["send"], signal: "SIGINT" });
    expect(out).toMatch(/\nThe game is not over; it is kept\. To go on with it:\n {2}detente play --resume car-buyer\.json\n$/u);
  });
});

test("a game that comes out otherwise than it was kept cannot go on", () => {
  played(folder.path, AS_BUYER, ["send", "send"]);
  const text = folder.text("car-buyer.json");
  writeFileSync(folder.in("changed.json"), text.replace(/"price": "4000"(?![\s\S]*"price": "4000")/u, '"price": "4100"'));
  expect(played(folder.path, ["--resume", "changed.json"], ["send"])).toMatchObject({
    code: 2,
    out: "",
    err: "changed.json: the game cannot go on: from event 5 on it comes out otherwise than it was kept; the file was changed\n",
  });
});
