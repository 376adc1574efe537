import { parseCase } from "@detente/engine/case-file";
import { expect, test } from "vitest";
import { CAR_CASE } from "../car-case.fixture.ts";
import { beginGame, type GameWish } from "./begin-game.ts";

const TWO = CAR_CASE;
const THREE = CAR_CASE.replace("{ id: buyer, name: Buyer }", "{ id: buyer, name: Buyer }\n  - { id: bank, name: The bank }").replace(
  "briefs:",
  "briefs:\n  bank: { preferences: { points: { price: { options: { 4000: 1 } } } } }",
);
const WISH: GameWish = {
  path: "cases/my.car.yaml",
  as: "buyer",
  against: ["micro"],
  rounds: 5,
  roundTime: "completed",
  order: "case",
  seed: 1,
  save: undefined,
  plots: "drawn",
};

function begun(text: string, wish: Partial<GameWish>) {
  const parsed = parseCase({ name: "car.yaml", text });
  if (parsed.kind === "failed") throw new Error(parsed.failure.map(({ message }) => message).join("\n"));
  return beginGame(parsed.value.case, { ...WISH, ...wish });
}

const problems = (text: string, wish: Partial<GameWish>) => {
  const game = begun(text, wish);
  return game.kind === "failed" ? game.failure : [];
};

const seats = (text: string, wish: Partial<GameWish>) => {
  const game = begun(text, wish);
  return game.kind === "failed" ? game.failure : game.value.frame.players.map(({ party, name }) => `${party} ${name}`);
};

test("the person moves in its place of the case, first, or last, and the others keep their order", () => {
  expect(seats(THREE, {})).toEqual(["seller micro", "buyer person", "bank micro"]);
  expect(seats(THREE, { order: "first" })).toEqual(["buyer person", "bank micro", "seller micro"]);
  expect(seats(THREE, { order: "last" })).toEqual(["bank micro", "seller micro", "buyer person"]);
});

test("one strategy plays for all others, or each has its own in the order of the case", () => {
  expect(seats(THREE, { against: ["tough", "aspiration(e=5)"], order: "first" })).toEqual([
    "buyer person",
    "bank aspiration(e=5)",
    "seller tough",
  ]);
});

test("what is wrong with a wish is said with what would be right", () => {
  expect(problems(THREE, { as: "Buyer" })).toEqual(['no party "Buyer"; the parties are seller, buyer, bank (The bank)']);
  expect(problems(TWO, { as: undefined })).toEqual(["say who you are with --as; the parties are seller, buyer"]);
  expect(problems(TWO, { against: ["micro", "tough"] })).toEqual([
    "--against is given 2 times; give it once for all, or once for each of seller",
  ]);
  expect(problems(THREE, { against: ["mikro", "tuff"] })).toEqual([expect.stringContaining('"mikro"'), expect.stringContaining('"tuff"')]);
  expect(problems(TWO.replace(/ {2}buyer:\n {4}pref[\s\S]*$/u, ""), { as: "seller" })).toEqual([
    expect.stringContaining("no brief for buyer"),
  ]);
});

test("how rounds count is in the setup where it is not the usual way", () => {
  const deadline = (wish: Partial<GameWish>) => {
    const game = begun(TWO, wish);
    return game.kind === "failed" ? game.failure : game.value.frame.setup.deadline;
  };
  expect([deadline({}), deadline({ roundTime: "entered" })]).toEqual([{ rounds: 5 }, { rounds: 5, roundTime: "entered" }]);
});

test("a game is called after its case and its party, unless it was given a name", () => {
  const named = (wish: Partial<GameWish>) => {
    const game = begun(TWO, wish);
    return game.kind === "failed" ? game.failure : game.value.file.path;
  };
  expect([named({}), named({ save: "mine.json" })]).toEqual(["my.car-buyer.json", "mine.json"]);
});
