import { expect, test } from "vitest";
import { T1 } from "../analysis/published-tables.fixture.ts";
import { Rng } from "../lib/rng.ts";
import type { PartyId } from "../model/ids.ts";
import { sessionCase } from "../session/session-case.ts";
import type { Strategy } from "../strategies/strategy.ts";
import type { Game, GameSettings } from "./game.ts";
import { play } from "./play.ts";
import { playAsync } from "./play-async.ts";
import { acting, dice, ladder } from "./players.fixture.ts";
import type { Answer, Failing, OutsidePlayer } from "./player.ts";
import { replayGame } from "./replay-game.ts";

const parties = T1.parties.map(({ id }) => id);

const settingsFor = <Reply extends Answer | Promise<Answer>>(
  first: Strategy<unknown>,
  second: Strategy<unknown> | OutsidePlayer<Reply>,
): GameSettings<Reply> => ({
  base: sessionCase(T1),
  setup: { protocol: { kind: "alternatingOffers" }, parties, required: parties, deadline: { rounds: 30 } },
  players: Object.fromEntries(parties.map((party, k) => [party, k === 0 ? first : second])),
  seed: 1,
  startAt: "2020-01-01T00:00:00.000Z",
  turnTime: 500,
});

/** A strategy behind a wall: it plays by chance of its own, and answers when it has time. */
function outside(strategy: Strategy<unknown>, trouble: (turn: number) => Failing | null = () => null): OutsidePlayer<Promise<Answer>> {
  const rng = Rng.fromSeed(99);
  let [memory, turn]: [unknown, number] = [null, 0];
  return {
    kind: "outside",
    name: "program",
    version: 4,
    init: (seat) => {
      memory = strategy.init(seat);
    },
    observe: (event) => {
      memory = strategy.observe(memory, event);
    },
    act: async (view) => {
      await Promise.resolve();
      return trouble(++turn) ?? { kind: "move", move: strategy.act(memory, view, rng) };
    },
  };
}

const unwrapped = (game: ReturnType<typeof play>): Game => {
  if (game.kind === "failed") throw new Error(JSON.stringify(game.failure));
  return game.value;
};

/** The same game from its record alone, as it comes back from a file. */
function replayed(first: Strategy<unknown>, { inputs }: Game): Game {
  const settings = settingsFor<Answer>(first, dice);
  const players = Object.fromEntries(parties.slice(0, 1).map((party): [PartyId, Strategy<unknown>] => [party, first]));
  return unwrapped(replayGame({ ...settings, players }, JSON.parse(JSON.stringify(inputs))));
}

test("with strategies alone, waiting for answers changes nothing", async () => {
  const settings = settingsFor<Answer>(ladder(1), ladder(2));
  expect(unwrapped(await playAsync(settings))).toEqual(unwrapped(play(settings)));
});

test("a player from outside whose answer is none forfeits, and the game is played again from what was made of it", async () => {
  for (const answer of [undefined, "move", {}, { kind: "move" }, { kind: "move", move: { deed: 5 } }]) {
    // As it may come from a program without types.
    const silent: OutsidePlayer<Promise<Answer>> = { ...outside(dice), act: () => Promise.resolve(answer as Answer) };
    const game = unwrapped(await playAsync(settingsFor(ladder(1), silent)));
    expect(game.forfeits).toMatchObject([{ party: parties[1], reason: "illegal", detail: "badMove" }]);
    expect(replayed(ladder(1), game)).toEqual(game);
  }
});

test("a player from outside plays as any other, and the game is played again from its answers without it", async () => {
  const game = unwrapped(await playAsync(settingsFor(ladder(1), outside(ladder(1)))));
  expect(game.ending.kind).toBe("agreed");
  expect(game.inputs.map(({ turn }) => turn)).toEqual(game.inputs.map((_, k) => 2 * k + 2));
  expect(replayed(ladder(1), game)).toEqual(game);
  const chance = unwrapped(await playAsync(settingsFor(dice, outside(dice))));
  expect(chance.inputs.length).toBe(30);
  expect(replayed(dice, chance)).toEqual(chance);
});

test.each([
  [
    "says that it is too slow",
    outside(dice, (turn) => (turn === 3 ? { kind: "failing", reason: "slow", detail: "5 s" } : null)),
    6,
    "slow",
    "5 s",
  ],
  ["breaks its promise", { ...outside(dice), act: async () => JSON.parse("{") }, 2, "crashed", "SyntaxError"],
  ["breaks down when it is told of the session", { ...outside(dice), init: () => JSON.parse("{") }, 2, "crashed", "SyntaxError"],
  ["offers nonsense", outside(acting(() => ({ deed: { kind: "accept", offer: 99 } }))), 2, "illegal", "noSuchOffer"],
] as const)("a player from outside that %s forfeits, in the replay too", async (_, player, turn, reason, detail) => {
  const game = unwrapped(await playAsync(settingsFor(dice, player)));
  expect(game.forfeits).toEqual([{ party: parties[1], reason, detail, turn }]);
  expect(replayed(dice, game)).toEqual(game);
});

test("whoever drives the games may answer for a player that does not come back, and that is an input like any other", () => {
  const settings = settingsFor<Answer>(ladder(1), ladder(1));
  const asked: string[] = [];
  const intercept = (turn: number, party: PartyId): Failing | null => {
    asked.push(`${turn} ${party}`);
    return turn === 3 ? { kind: "failing", reason: "slow", detail: "no answer" } : null;
  };
  const game = unwrapped(play({ ...settings, intercept }));
  expect(asked).toEqual(["1 p0", "2 p1", "3 p0"]);
  expect(game.forfeits).toEqual([{ party: parties[0], reason: "slow", detail: "no answer", turn: 3 }]);
  expect(game.inputs).toEqual([{ turn: 3, answer: { kind: "failing", reason: "slow", detail: "no answer" } }]);
  expect(unwrapped(replayGame(settings, game.inputs))).toEqual(game);
});

test("inputs that do not fit the game are not papered over", async () => {
  const game = unwrapped(await playAsync(settingsFor(dice, outside(dice))));
  expect(() => replayed(dice, { ...game, inputs: game.inputs.slice(0, 3) })).toThrow("answer for p1 on turn 8");
});

test("each turn is told to who wants to watch", () => {
  const rounds: number[] = [];
  const game = unwrapped(play({ ...settingsFor<Answer>(dice, dice), onTurn: (turn, state) => rounds.push(turn - 2 * state.rounds) }));
  expect(rounds.length).toBe(game.turns);
  expect(new Set(rounds)).toEqual(new Set([0, 1]));
});
