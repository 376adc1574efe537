import { expect, test } from "vitest";
import { T2 } from "../analysis/published-tables.fixture.ts";
import type { Case } from "../model/case.ts";
import type { PartyId } from "../model/ids.ts";
import { sessionCase } from "../session/session-case.ts";
import type { SessionSetup } from "../session/setup.ts";
import { everybodyKnows } from "../strategies/attentive/everybody-knows.fixture.ts";
import { REGISTRY, strategyOf } from "../strategies/registry.ts";
import type { Strategy } from "../strategies/strategy.ts";
import type { GameSettings } from "./game.ts";
import { play } from "./play.ts";
import { dice } from "./players.fixture.ts";
import { replayGame } from "./replay-game.ts";
import { mutatingMediator } from "./single-text/mutating-mediator.ts";
import { textVoter } from "./single-text/text-voter.ts";

/** Ids like any others, and names of what every object has. */
const NAMES: readonly (readonly [plain: string, awkward: string])[] = [
  ["p0", "constructor"],
  ["p1", "toString"],
  ["p2", "valueOf"],
  ["i0", "hasOwnProperty"],
  ["i1", "isPrototypeOf"],
];

const isText = (value: unknown): value is string => typeof value === "string";

/** The same with these names in place of the plain ones, or the other way round. */
function renamed<Value>(value: Value, to: "awkward" | "plain"): Value {
  const pairs = NAMES.flatMap(([plain, awkward]) => [[plain, awkward] as const, [`caucus/${plain}`, `caucus/${awkward}`] as const]);
  const names = new Map(pairs.map(([plain, awkward]) => (to === "awkward" ? [plain, awkward] : [awkward, plain])));
  const text = JSON.stringify(value, (_, each: unknown) => {
    if (isText(each)) return names.get(each) ?? each;
    if (typeof each !== "object" || each === null || Array.isArray(each)) return each;
    return Object.fromEntries(Object.entries(each).map(([key, inner]) => [names.get(key) ?? key, inner]));
  });
  return JSON.parse(text);
}

const PLAIN = everybodyKnows(T2);
const AWKWARD = renamed(PLAIN, "awkward");

function settingsOf(value: Case, strategy: Strategy<unknown>, setup: Partial<SessionSetup> = {}): GameSettings {
  const parties = value.parties.map(({ id }) => id);
  return {
    base: sessionCase(value),
    setup: { protocol: { kind: "alternatingOffers" }, parties, required: parties, deadline: { rounds: 12 }, ...setup },
    players: Object.fromEntries(parties.map((party) => [party, strategy])),
    seed: 1,
    startAt: "2020-01-01T00:00:00.000Z",
    turnTime: 0,
  };
}

const TEXTS: readonly string[] = [
  // What draws has a generator by the party's name, and so plays another game.
  ...REGISTRY.strategies.map(({ name }) => name).filter((name) => !["composed", "random", "human"].includes(name)),
  "composed(offering=aspiration, acceptance=combi(over=timeLeft))",
  "composed(offering=accommodating, model=classical)",
];

test.each(TEXTS)("%s does not care what parties and issues are called", (name) => {
  const strategy = strategyOf(name);
  if (strategy.kind === "failed") throw new Error(strategy.failure.message);
  const [plain, awkward] = [PLAIN, AWKWARD].map((value) => play(settingsOf(value, strategy.value)));
  if (plain?.kind !== "ok" || awkward?.kind !== "ok") throw new Error("Expected games");
  expect(awkward.value.forfeits).toEqual([]);
  expect(renamed(awkward.value.events, "plain")).toEqual(JSON.parse(JSON.stringify(plain.value.events)));
});

test("a player that is missing is missing, whatever its party is called", () => {
  const settings = settingsOf(AWKWARD, dice);
  const [first, ...others] = settings.setup.parties;
  const players = Object.fromEntries(others.map((party): [PartyId, Strategy<unknown>] => [party, dice]));
  expect(play({ ...settings, players })).toEqual({ kind: "failed", failure: { code: "missingPlayer", party: first } });
  expect(() => replayGame({ ...settings, players }, [])).toThrow("Expected the inputs to answer for constructor");
});

test("who has still to vote on a text is asked, whatever it is called", () => {
  const setup = { protocol: { kind: "singleText", search: { kind: "hillClimbing" } }, deadline: { rounds: 5 } } as const;
  const [plain, awkward] = [PLAIN, AWKWARD].map((value) => {
    const game = play({ ...settingsOf(value, textVoter({ kind: "hillClimbing" }), setup), mediator: mutatingMediator("one") });
    if (game.kind === "failed") throw new Error(JSON.stringify(game.failure));
    return game.value;
  });
  expect(awkward?.forfeits).toEqual([]);
  expect(renamed(awkward?.events ?? [], "plain")).toEqual(plain?.events);
  expect(plain?.events.filter(({ kind }) => kind === "voted").length).toBeGreaterThan(9);
});
