import { expect, test } from "vitest";
import { T1, T2 } from "../analysis/published-tables.fixture.ts";
import type { Case } from "../model/case.ts";
import { issueId, optionId, partyId } from "../model/ids.ts";
import type { PartyId } from "../model/ids.ts";
import type { SessionEvent } from "../session/event.ts";
import { fold } from "../session/evolve.ts";
import { sessionCase } from "../session/session-case.ts";
import type { SessionSetup } from "../session/setup.ts";
import { strategyOf } from "../strategies/registry.ts";
import type { Strategy } from "../strategies/strategy.ts";
import type { Game, GameSettings } from "./game.ts";
import { play } from "./play.ts";
import { acting, dice, ladder } from "./players.fixture.ts";

const [a, b, c] = [partyId("p0"), partyId("p1"), partyId("p2")];
const START = "2020-01-01T00:00:00.000Z";

const gameSettings = (value: Case, strategies: readonly Strategy<unknown>[], setup: Partial<SessionSetup> = {}): GameSettings => {
  const parties = value.parties.map(({ id }) => id);
  return {
    base: sessionCase(value),
    setup: { protocol: { kind: "alternatingOffers" }, parties, required: parties, deadline: { rounds: 40 }, ...setup },
    players: Object.fromEntries(parties.flatMap((party, k) => (strategies[k] === undefined ? [] : [[party, strategies[k]]]))),
    seed: 1,
    startAt: START,
    turnTime: 0,
  };
};

function played(settings: GameSettings): Game {
  const game = play(settings);
  if (game.kind === "failed") throw new Error(JSON.stringify(game.failure));
  return game.value;
}

const kinds = ({ events }: Game): string[] => events.map(({ kind }) => kind);
const acts = ({ events }: Game, party: PartyId): SessionEvent[] => events.filter((event) => "party" in event && event.party === party);

test("two who come down their ladders agree, and the events alone give the state the game ended in", () => {
  const game = played(gameSettings(T1, [ladder(1), ladder(1)]));
  expect(game.ending.kind).toBe("agreed");
  expect(game.stopped).toBe(null);
  expect(game.forfeits).toEqual([]);
  expect(kinds(game).slice(0, 3)).toEqual(["opened", "offered", "offered"]);
  expect(kinds(game).slice(-2)).toEqual(["accepted", "agreed"]);
  expect(game.turns).toBe(kinds(game).length - 2);
  expect(fold(sessionCase(T1), game.events)).toEqual(game.state);
});

test("three parties take turns and agree", () => {
  const game = played(gameSettings(T2, [ladder(1), ladder(1), ladder(1)]));
  expect(game.ending.kind).toBe("agreed");
  expect(acts(game, c).length).toBeGreaterThan(2);
});

test("a deadline in rounds ends the game with no move beyond it", () => {
  const game = played(gameSettings(T1, [dice, dice], { deadline: { rounds: 7 } }));
  expect(game.ending).toEqual({ kind: "noAgreement", reason: "deadline" });
  expect(game.turns).toBe(14);
  expect(game.state.rounds).toBe(7);
});

test("a deadline in time ends the game at its instant: turns take the time they are said to take, and moves their wait", () => {
  const deadline = { at: "2020-01-01T00:00:10.000Z" };
  const game = played({ ...gameSettings(T1, [dice, dice], { deadline }), turnTime: 1000 });
  expect(game.turns).toBe(9);
  expect(game.events.at(-1)).toMatchObject({ kind: "endedWithoutAgreement", reason: "deadline", at: deadline.at });
  const slow = acting((view, rng) => ({ ...must(dice.act(seatOfFirst, view, rng)), wait: 2500.9 }));
  const waiting = played({ ...gameSettings(T1, [slow, dice], { deadline }), turnTime: 1000 });
  // 1000 + 2500, 1000, 1000 + 2500, 1000: nine seconds; the next turn begins at the tenth.
  expect(waiting.turns).toBe(4);
  expect(waiting.events.filter(({ kind }) => kind === "offered").map(({ at }) => at.slice(17, 23))).toEqual([
    "03.500",
    "04.500",
    "08.000",
    "09.000",
  ]);
});

const must = <Value>(value: Value | null): Value => {
  if (value === null) throw new Error("Expected a move");
  return value;
};
const briefA = T1.briefs[a];
if (briefA === undefined) throw new Error("Expected a brief");
const seatOfFirst = {
  party: a,
  issues: T1.issues,
  constraints: [],
  unknowns: [],
  brief: briefA,
  setup: gameSettings(T1, []).setup,
};

test("a move that is thought over until the deadline comes too late", () => {
  const late = acting((view, rng) => ({ ...must(dice.act(seatOfFirst, view, rng)), wait: 60_000 }));
  const game = played(gameSettings(T1, [late, dice], { deadline: { at: "2020-01-01T00:00:10.000Z" } }));
  expect(kinds(game)).toEqual(["opened", "endedWithoutAgreement"]);
  expect(game.forfeits).toEqual([]);
});

test("one party's draws shift nothing for the other: its offers are the same against whoever draws more", () => {
  const greedy = acting((view, rng) => {
    for (let k = 0; k < view.rounds + 3; k++) rng.float();
    return dice.act(seatOfFirst, view, rng);
  });
  const offersOfB = (first: Strategy<unknown>): unknown[] =>
    acts(played(gameSettings(T1, [first, dice])), b).map((event) => "outcome" in event && event.outcome);
  expect(offersOfB(greedy)).toEqual(offersOfB(dice));
  expect(offersOfB(dice).length).toBe(40);
});

test("the same settings give the same game, and another seed another one", () => {
  const settings = gameSettings(T1, [dice, dice]);
  expect(played(settings)).toEqual(played(settings));
  expect(played({ ...settings, seed: 2 }).events).not.toEqual(played(settings).events);
});

test.each([
  ["throws", acting(() => JSON.parse("{")), "crashed", "SyntaxError"],
  [
    "throws what is no error",
    acting(() => {
      throw "secret";
    }),
    "crashed",
    "unknown",
  ], // oxlint-disable-line
  ["has no move on its turn", acting(() => null), "silent", "noMove"],
  ["accepts what is not there", acting(() => ({ deed: { kind: "accept", offer: 99 } })), "illegal", "noSuchOffer"],
  ["opens the session again", acting(() => ({ deed: { kind: "open", setup: seatOfFirst.setup } })), "illegal", "alreadyOpened"],
  ["waits a time that is no number", acting(() => ({ deed: { kind: "reject" }, wait: Number.NaN })), "illegal", "badWait"],
  [
    "talks and never passes its turn on",
    acting(() => ({ deed: { kind: "message", to: "table", text: "Well" } })),
    "slow",
    "turnNotPassedOn",
  ],
] as const)("a strategy that %s forfeits, by walking away in public, and the game ends", (_, strategy, reason, detail) => {
  const game = played(gameSettings(T1, [ladder(1), strategy]));
  expect(game.forfeits).toEqual([{ party: b, reason, detail, turn: game.turns }]);
  expect(game.ending).toEqual({ kind: "noAgreement", reason: "walkAway" });
  expect(kinds(game).slice(-2)).toEqual(["walkedAway", "endedWithoutAgreement"]);
});

test("what breaks down while it is told something forfeits on its next turn, with no word of what it knew", () => {
  const broken: Strategy<unknown> = {
    ...dice,
    observe: () => {
      throw new RangeError("my reservation value is 27");
    },
  };
  const game = played(gameSettings(T1, [dice, broken]));
  expect(game.forfeits).toEqual([{ party: b, reason: "crashed", detail: "RangeError", turn: 2 }]);
  expect(JSON.stringify(game.events)).not.toContain("27");
});

test("a deed that names another actor acts for its own party alone", () => {
  const impostor = acting(() => {
    const deed = { kind: "walkAway", by: { kind: "party", party: b } };
    // As a program from outside might send it.
    return { deed: deed as { readonly kind: "walkAway" } };
  });
  const game = played(gameSettings(T1, [impostor, dice]));
  expect(game.events.at(-2)).toMatchObject({ kind: "walkedAway", party: a });
});

test("where a party may be missing, the others play on without one that forfeits", () => {
  const game = played(gameSettings(T2, [ladder(1), ladder(1), acting(() => null)], { required: [a, b] }));
  expect(game.forfeits).toMatchObject([{ party: c, reason: "silent" }]);
  expect(game.ending.kind).toBe("agreed");
});

test("without a deadline a game that leads nowhere is closed, by an ordinary action", () => {
  const game = played({ ...gameSettings(T1, [dice, dice], { deadline: {} }), mostTurns: 50 });
  expect(game.stopped).toBe("mostTurns");
  expect(game.turns).toBe(50);
  expect(kinds(game).slice(-2)).toEqual(["deadlineMoved", "endedWithoutAgreement"]);
});

test("each party sees its own events and the table's, and no others", () => {
  const seen: string[][] = [[], []];
  const listening = (k: number): Strategy<unknown> => ({
    ...acting((view) =>
      view.mandate === null
        ? { deed: { kind: "giveMandate", issues: T1.issues.map(({ id }) => id) } }
        : view.rounds < 2
          ? { deed: { kind: "reject" } }
          : { deed: { kind: "walkAway" } },
    ),
    observe: (_, event) => {
      seen[k]?.push(`${event.audience} ${event.kind}`);
      return null;
    },
  });
  played(gameSettings(T1, [listening(0), listening(1)]));
  const table = [
    "table opened",
    "table rejected",
    "table rejected",
    "table rejected",
    "table rejected",
    "table walkedAway",
    "table endedWithoutAgreement",
  ];
  expect(seen[0]).toEqual([table[0], "party/p0 mandateGiven", ...table.slice(1)]);
  expect(seen[1]).toEqual([table[0], table[1], "party/p1 mandateGiven", ...table.slice(2)]);
});

test("on an open floor parties are asked in turn until none of them has a move", () => {
  const once = acting((view) =>
    view.standing.some(({ party }) => party === view.party)
      ? null
      : {
          deed: {
            kind: "offer",
            outcome: { [issueId("i0")]: optionId("o0"), [issueId("i1")]: optionId("o0"), [issueId("i2")]: optionId("o0") },
          },
        },
  );
  const open = { protocol: { kind: "openFloor" }, deadline: {} } as const;
  const game = played(gameSettings(T1, [once, once], open));
  expect(kinds(game)).toEqual(["opened", "offered", "offered", "deadlineMoved", "endedWithoutAgreement"]);
  expect(game.stopped).toBe("silence");
  const timed = played(gameSettings(T1, [once, once], { ...open, deadline: { at: "2020-01-02T00:00:00.000Z" } }));
  expect(kinds(timed)).toEqual(["opened", "offered", "offered", "endedWithoutAgreement"]);
  expect(played(gameSettings(T1, [ladder(1), ladder(1)], open)).ending.kind).toBe("agreed");
});

test("on an open floor where turns take time, silence is no end: who has nothing new to say now may have something later", () => {
  const open = { protocol: { kind: "openFloor" }, deadline: { at: "2020-01-01T00:00:40.000Z" } } as const;
  const late = acting((view) => {
    const [standing] = view.standing;
    if (view.relativeTime < 0.5) return null;
    return standing ? { deed: { kind: "accept", offer: standing.offer } } : { deed: { kind: "offer", outcome: must(ladderOffer(0)) } };
  });
  const game = played({ ...gameSettings(T1, [late, late], open), turnTime: 1000 });
  expect(game.ending.kind).toBe("agreed");
  expect(game.events.at(-1)?.at).toBe("2020-01-01T00:00:21.000Z");
  const never = played({ ...gameSettings(T1, [acting(() => null), acting(() => null)], open), turnTime: 1000 });
  expect(kinds(never)).toEqual(["opened", "endedWithoutAgreement"]);
  expect(never.events.at(-1)?.at).toBe(open.deadline.at);
  expect(never.stopped).toBe(null);
});

test("two who come down by the clock alone come to terms on an open floor as they do in turns", () => {
  const boulware = strategyOf("boulware");
  if (boulware.kind === "failed") throw new Error("Expected boulware");
  const open = { protocol: { kind: "openFloor" }, deadline: { at: "2020-01-01T00:01:40.000Z" } } as const;
  const game = played({ ...gameSettings(T1, [boulware.value, boulware.value], open), turnTime: 1000 });
  expect(game.ending.kind).toBe("agreed");
});

test("who pauses is asked to resume; a pause with a time ends by itself, and one without is not silence but a forfeit", () => {
  const pausing = (until: string | undefined): Strategy<unknown> =>
    acting((view) => {
      if (view.phase === "paused") return null;
      return view.rounds === 0 ? { deed: { kind: "pause", ...(until !== undefined && { until }) } } : { deed: { kind: "walkAway" } };
    });
  const forever = played(gameSettings(T1, [pausing(undefined), dice]));
  expect(forever.forfeits).toMatchObject([{ party: a, reason: "silent" }]);
  let isPaused = false;
  const once = acting((view) => {
    if (view.phase === "paused") return null;
    if (isPaused) return view.rounds === 0 ? { deed: { kind: "reject" } } : { deed: { kind: "walkAway" } };
    isPaused = true;
    return { deed: { kind: "pause", until: "2020-01-03T00:00:00.000Z" } };
  });
  const timed = played(gameSettings(T1, [once, dice]));
  expect(timed.forfeits).toEqual([]);
  expect(kinds(timed)).toEqual(["opened", "paused", "resumed", "rejected", "offered", "walkedAway", "endedWithoutAgreement"]);
});

test("who accepted ad referendum is asked again, and may confirm", () => {
  const first = acting((view) => ({ deed: { kind: "offer", outcome: must(ladderOffer(view.rounds)) } }));
  const second = acting((view) =>
    view.phase === "awaiting" ? { deed: { kind: "confirm" } } : { deed: { kind: "accept", offer: 1, adReferendum: true } },
  );
  const game = played(gameSettings(T1, [first, second]));
  expect(kinds(game)).toEqual(["opened", "offered", "accepted", "reserved", "confirmed", "agreed"]);
});

const ladderOffer = (k: number) => ({
  [issueId("i0")]: optionId(`o${k % 3}`),
  [issueId("i1")]: optionId("o0"),
  [issueId("i2")]: optionId("o0"),
});

test("a game that cannot begin says why", () => {
  expect(play(gameSettings(T1, [dice]))).toEqual({ kind: "failed", failure: { code: "missingPlayer", party: b } });
  expect(play(gameSettings({ ...T1, briefs: { [a]: briefA } }, [dice, dice]))).toEqual({
    kind: "failed",
    failure: { code: "missingBrief", party: b },
  });
  expect(play(gameSettings(T1, [dice, dice], { deadline: { rounds: 0 } }))).toMatchObject({
    failure: { code: "cannotOpen", refusal: { code: "badSetup", path: "deadline.rounds" } },
  });
});
