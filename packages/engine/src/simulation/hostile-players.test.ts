import { expect, test } from "vitest";
import { T1, T2 } from "../analysis/published-tables.fixture.ts";
import type { Case } from "../model/case.ts";
import { partyId } from "../model/ids.ts";
import type { IssueId, OptionId } from "../model/ids.ts";
import { outcomeOf, outcomeSpace } from "../model/outcome-space.ts";
import { sessionCase } from "../session/session-case.ts";
import type { SessionSetup } from "../session/setup.ts";
import type { Move, Strategy } from "../strategies/strategy.ts";
import type { Game, GameSettings } from "./game.ts";
import { play } from "./play.ts";
import { acting, dice, ladder } from "./players.fixture.ts";

const [a, b, c] = [partyId("p0"), partyId("p1"), partyId("p2")];

/** A copy of the case each time, so that what one game does to it reaches no other. */
function settingsOf(value: Case, strategies: readonly Strategy<unknown>[], setup: Partial<SessionSetup> = {}): GameSettings {
  const parties = value.parties.map(({ id }) => id);
  return {
    base: sessionCase(structuredClone(value)),
    setup: { protocol: { kind: "alternatingOffers" }, parties, required: parties, deadline: { rounds: 20 }, ...setup },
    players: Object.fromEntries(parties.flatMap((party, k) => (strategies[k] === undefined ? [] : [[party, strategies[k]]]))),
    seed: 3,
    startAt: "2020-01-01T00:00:00.000Z",
    turnTime: 0,
  };
}

function played(settings: GameSettings): Game {
  const game = play(settings);
  if (game.kind === "failed") throw new Error(JSON.stringify(game.failure));
  return game.value;
}

const best = outcomeOf(outcomeSpace(T1.issues), [2, 2, 2]);

/** What a program without types may give back. */
const GARBAGE: readonly (readonly [what: string, answer: unknown, reason: string])[] = [
  ["nothing at all", undefined, "illegal"],
  ["a number", 5, "illegal"],
  ["a text", "offer", "illegal"],
  ["a list", [], "illegal"],
  ["a promise", Promise.resolve(null), "illegal"],
  ["a move without a deed", {}, "illegal"],
  ["a deed that is null", { deed: null }, "illegal"],
  ["a deed that is a text", { deed: "accept" }, "illegal"],
  ["a deed that is a list", { deed: ["offer"] }, "illegal"],
  ["an offer of nothing", { deed: { kind: "offer", outcome: null } }, "illegal"],
  ["an offer of a function", { deed: { kind: "offer", outcome: () => best } }, "illegal"],
  ["an offer of options that are no texts", { deed: { kind: "offer", outcome: { i0: 1, i1: {}, i2: [] } } }, "illegal"],
  ["a wait that is a text", { deed: { kind: "reject" }, wait: "5" }, "illegal"],
  ["a wait that is null", { deed: { kind: "reject" }, wait: null }, "illegal"],
  ["a wait of a century", { deed: { kind: "reject" }, wait: 100 * 366 * 24 * 3600 * 1000 }, "illegal"],
  [
    "a deed that breaks when it is read",
    {
      get deed(): never {
        throw new TypeError("no");
      },
    },
    "crashed",
  ],
];

test.each(GARBAGE)("who answers with %s forfeits, and the game ends by the rules", (_, answer, reason) => {
  // As it may come from a program without types.
  const game = played(settingsOf(T1, [ladder(1), acting(() => answer as Move)]));
  expect(game.forfeits).toMatchObject([{ party: b, reason }]);
  expect(game.ending).toEqual({ kind: "noAgreement", reason: "walkAway" });
});

test("a deed that goes round in circles is a forfeit too", () => {
  const circle: Record<string, unknown> = { kind: "state" };
  circle["text"] = circle;
  // As above.
  const game = played(settingsOf(T1, [ladder(1), acting(() => ({ deed: circle }) as unknown as Move)]));
  expect(game.forfeits).toMatchObject([{ party: b }]);
});

/** Makes all its offers with one object, which it changes each time. */
function recycling(strategy: Strategy<unknown>): Strategy<unknown> {
  const outcome: Record<IssueId, OptionId> = {};
  return {
    ...strategy,
    act(memory, view, rng) {
      const move = strategy.act(memory, view, rng);
      if (move?.deed.kind !== "offer") return move;
      return { deed: { kind: "offer", outcome: Object.assign(outcome, move.deed.outcome) } };
    },
  };
}

test("what was offered stays what was offered, whatever its maker does with the object afterwards", () => {
  for (const value of [T1, T2]) {
    const [plain, recycled] = [ladder(1), recycling(ladder(1))];
    const others = [ladder(2), ladder(1)];
    expect(played(settingsOf(value, [recycled, ...others])).events).toEqual(played(settingsOf(value, [plain, ...others])).events);
  }
});

/** Tries to change everything it can get hold of, wherever it leads. */
function vandal(strategy: Strategy<unknown>): Strategy<unknown> {
  return {
    ...strategy,
    observe(memory, event) {
      const next = strategy.observe(memory, event);
      vandalise(event);
      return next;
    },
    act(memory, view, rng) {
      const move = strategy.act(memory, view, rng);
      vandalise(view);
      // What the strategy remembers is its own: a copy of the seat would do it no good, and the seat itself is not to be changed.
      vandalise(memory);
      return move === null ? null : { deed: { ...move.deed } };
    },
  };
}

function vandalise(value: unknown, seen = new Set<unknown>()): void {
  if (typeof value !== "object" || value === null || seen.has(value)) return;
  seen.add(value);
  for (const key of Reflect.ownKeys(value)) vandalise(Reflect.get(value, key), seen);
  if (Array.isArray(value)) Reflect.set(value, value.length, "vandal");
  for (const key of Reflect.ownKeys(value)) if (key !== "length" && !Reflect.set(value, key, -1)) Reflect.deleteProperty(value, key);
  Reflect.set(value, "vandal", "was here");
}

/** A ladder whose memory holds nothing but the seat and a number that it may spoil. */
const forgetful: Strategy<unknown> = {
  ...dice,
  init: (seat) => seat,
};

test.each(["alternatingOffers", "openFloor"] as const)(
  "by %s, what a strategy does to what it is shown changes nothing for anybody else",
  (kind) => {
    const setup = { protocol: { kind }, deadline: kind === "openFloor" ? { at: "2020-01-01T00:01:00.000Z" } : { rounds: 20 } } as const;
    for (const value of [T1, T2]) {
      const quiet = settingsOf(value, [forgetful, ladder(2), ladder(1)], setup);
      const spoilt = settingsOf(value, [vandal(forgetful), ladder(2), ladder(1)], setup);
      const expected = played({ ...quiet, turnTime: 1000 });
      const game = played({ ...spoilt, turnTime: 1000 });
      expect(game.forfeits).toEqual([]);
      expect(game.events).toEqual(expected.events);
      expect(game.ending).toEqual(expected.ending);
      expect(game.state).toEqual(expected.state);
      // The same settings again: nothing is left behind for the next game.
      expect(played({ ...spoilt, turnTime: 1000 }).events).toEqual(expected.events);
      expect(played({ ...settingsOf(value, [forgetful, ladder(2), ladder(1)], setup), turnTime: 1000 }).events).toEqual(expected.events);
    }
  },
);

test("however much two talk to each other without moving, their game ends", () => {
  const chatty = acting(() => ({ deed: { kind: "message", to: "table", text: "Well" } }));
  const game = played({ ...settingsOf(T1, [chatty, chatty], { protocol: { kind: "openFloor" }, deadline: {} }), mostTurns: 500 });
  expect(game.stopped).toBe("mostTurns");
  expect(game.turns).toBe(500);
  const inTurns = played(settingsOf(T2, [chatty, dice, dice], { required: [b, c] }));
  expect(inTurns.forfeits).toMatchObject([{ party: a, reason: "slow" }]);
});
