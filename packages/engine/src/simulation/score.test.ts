import { expect, test } from "vitest";
import { analyse } from "../analysis/analyse.ts";
import { pointsCase } from "../analysis/points-case.fixture.ts";
import { T1, T2 } from "../analysis/published-tables.fixture.ts";
import { randomCase } from "../analysis/random-case.fixture.ts";
import type { Brief, Case } from "../model/case.ts";
import type { Outcome } from "../model/combination.ts";
import { issueId, optionId } from "../model/ids.ts";
import { outcomeOf, outcomeSpace } from "../model/outcome-space.ts";
import { sessionCase } from "../session/session-case.ts";
import type { SessionSetup } from "../session/setup.ts";
import type { Strategy } from "../strategies/strategy.ts";
import { caseMeasures } from "./case-measures.ts";
import type { Game } from "./game.ts";
import type { GameScore } from "./game-score.ts";
import { ROUNDING } from "./move-class.ts";
import { play } from "./play.ts";
import { acting } from "./players.fixture.ts";
import { score } from "./score.ts";

/** Offers these one after the other, then walks away; `accepting`: takes what stands once it has run out. */
function reciting(outcomes: readonly Outcome[], last: "accepting" | "leaving"): Strategy<unknown> {
  let next = 0;
  return acting((view) => {
    const outcome = outcomes[next++];
    if (outcome !== undefined) return { deed: { kind: "offer", outcome } };
    const [standing] = view.standing;
    return last === "accepting" && standing ? { deed: { kind: "accept", offer: standing.offer } } : { deed: { kind: "walkAway" } };
  });
}

function gameOf(value: Case, strategies: readonly Strategy<unknown>[], setup: Partial<SessionSetup> = {}): Game {
  const parties = value.parties.map(({ id }) => id);
  const game = play({
    base: sessionCase(value),
    setup: { protocol: { kind: "alternatingOffers" }, parties, required: parties, deadline: { rounds: 10 }, ...setup },
    players: Object.fromEntries(parties.map((party, k) => [party, strategies[k] ?? reciting([], "leaving")])),
    seed: 1,
    startAt: "2020-01-01T00:00:00.000Z",
    turnTime: 0,
  });
  if (game.kind === "failed") throw new Error(JSON.stringify(game.failure));
  return game.value;
}

function scored(game: Game): GameScore {
  const found = score(game, ROUNDING);
  if (found.kind === "failed") throw new Error(found.failure.code);
  return found.value;
}

const outcome = (value: Case, ...numbers: readonly number[]): Outcome => outcomeOf(outcomeSpace(value.issues), numbers);

test("an agreement at the Nash point of a published table scores as can be reckoned by hand", () => {
  const offers = [outcome(T1, 2, 2, 2), outcome(T1, 0, 1, 2)];
  const result = scored(gameOf(T1, [reciting(offers, "leaving"), reciting([outcome(T1, 0, 0, 0)], "accepting")]));
  expect(result).toMatchObject({ isAgreed: true, offers: 3, rounds: 2, frontierDistance: 0, nashDistance: 0 });
  // Points go from 0 to 100 for both; (57, 50), and without agreement 42 and 27.
  expect(result.parties.map(({ utility }) => utility)).toEqual([57, 50]);
  expect(result.parties.map(({ share }) => share)).toEqual([0.57, 0.5]);
  expect(result.parties[0]?.advantage).toBeCloseTo(15 / 58, 12);
  expect(result.parties[1]?.advantage).toBeCloseTo(23 / 73, 12);
  expect(result.welfare).toBeCloseTo(1.07, 12);
});

test("an agreement away from the frontier has its distance to the nearest point of it, and to Nash", () => {
  // (70, 20): nearest on the frontier is (75, 34) or (78, 31) or (70, 39) or (87, 30).
  const result = scored(gameOf(T1, [reciting([outcome(T1, 0, 2, 2)], "leaving"), reciting([], "accepting")]));
  expect(result.parties.map(({ utility }) => utility)).toEqual([70, 20]);
  const table = [
    [40, 59],
    [48, 51],
    [57, 50],
    [58, 43],
    [61, 40],
    [70, 39],
    [75, 34],
    [78, 31],
    [87, 30],
    [88, 4],
    [100, 0],
  ] as const;
  expect(result.frontierDistance).toBeCloseTo(Math.min(...table.map(([a, b]) => Math.hypot(a - 70, b - 20))) / 100, 12);
  expect(result.nashDistance).toBeCloseTo(Math.hypot(13, 30) / 100, 12);
});

test("without an agreement everybody has its reservation value, no advantage, and nothing has a distance", () => {
  const result = scored(gameOf(T1, [reciting([], "leaving")]));
  expect(result).toMatchObject({ isAgreed: false, frontierDistance: null, nashDistance: null });
  expect(result.parties.map(({ utility, advantage }) => [utility, advantage])).toEqual([
    [42, 0],
    [27, 0],
  ]);
  expect(result.welfare).toBeCloseTo(0.69, 12);
});

test("who forfeited is scored as without an agreement, even where the others made one", () => {
  const [a, b, c] = T2.parties.map(({ id }) => id);
  if (a === undefined || b === undefined || c === undefined) throw new Error("Expected three parties");
  const players = [reciting([outcome(T2, 2, 2, 2)], "leaving"), reciting([], "accepting"), acting(() => null)];
  const game = gameOf(T2, players, { parties: [c, a, b], required: [a, b] });
  expect(game.forfeits).toMatchObject([{ party: c, reason: "silent" }]);
  expect(scored(game)).toMatchObject({ isAgreed: true, nashDistance: 0 });
  expect(scored(game).parties.map(({ utility }) => utility)).toEqual([65, 71, 15]);
  expect(scored(game).parties[2]?.advantage).toBe(0);
});

test("a discount takes from an agreement what the time it took costs, and nothing from no agreement", () => {
  const [a, b] = T1.parties.map(({ id }) => id);
  if (a === undefined || b === undefined) throw new Error("Expected two parties");
  const brief = T1.briefs[a];
  if (brief === undefined) throw new Error("Expected a brief");
  const value: Case = { ...T1, briefs: { ...T1.briefs, [a]: { ...brief, preferences: { ...brief.preferences, discount: 0.25 } } } };
  const pass = [0, 0, 0, 0, 0].map(() => outcome(T1, 2, 2, 2));
  const result = scored(gameOf(value, [reciting([...pass, outcome(T1, 0, 1, 2)], "leaving"), reciting(pass, "accepting")]));
  // Accepted with 5 of 10 rounds completed.
  expect(result.parties.map(({ utility }) => utility)).toEqual([57 * 0.5, 50]);
  expect(result.nashDistance).toBe(0);
  expect(scored(gameOf(value, [reciting([], "leaving")])).parties[0]?.utility).toBe(42);
});

test("an agreement is discounted by the time at which it was made, the thought before it included", () => {
  const [a] = T1.parties.map(({ id }) => id);
  const brief = a && T1.briefs[a];
  if (a === undefined || brief === undefined) throw new Error("Expected a brief");
  const value: Case = { ...T1, briefs: { ...T1.briefs, [a]: { ...brief, preferences: { ...brief.preferences, discount: 0.25 } } } };
  const thinking = acting(({ standing: [standing] }) =>
    standing === undefined ? { deed: { kind: "reject" } } : { deed: { kind: "accept", offer: standing.offer }, wait: 30 * 60_000 },
  );
  const setup = { deadline: { at: "2020-01-01T01:00:00.000Z" } };
  const result = scored(gameOf(value, [reciting([outcome(T1, 0, 1, 2)], "leaving"), thinking], setup));
  expect(result.parties.map(({ utility }) => utility)).toEqual([57 * 0.5, 50]);
});

test("who says in the course of a game that it wants something else is scored by what it wanted", () => {
  const [a, b] = T1.parties.map(({ id }) => id);
  const brief = a && T1.briefs[a];
  if (a === undefined || b === undefined || brief === undefined) throw new Error("Expected a brief");
  const noAgreement = { kind: "reservationValue", reservationValue: -1000 } as const;
  const issues = Object.fromEntries(
    T1.issues.map(({ id }) => [id, { kind: "options", options: { o0: 1000, o1: 1000, o2: 1000 } } as const]),
  );
  const boasting = acting(({ brief: shown }) =>
    shown?.noAgreement?.kind === "reservationValue" && shown.noAgreement.reservationValue === -1000
      ? { deed: { kind: "offer", outcome: outcome(T1, 0, 1, 2) } }
      : { deed: { kind: "reviseBrief", brief: { ...brief, noAgreement, preferences: { ...brief.preferences, issues } } as typeof brief } },
  );
  const game = gameOf(T1, [boasting, reciting([], "accepting")]);
  expect(game.events.map(({ kind }) => kind)).toEqual(["opened", "briefRevised", "offered", "accepted", "agreed"]);
  expect(scored(game).parties.map(({ utility }) => utility)).toEqual([57, 50]);
  expect(scored(game).parties[0]?.advantage).toBeCloseTo(15 / 58, 12);
});

test("who crosses its own red line has what it would have without an agreement, for it would not take that whatever it is worth", () => {
  const [a, b] = T1.parties.map(({ id }) => id);
  const brief = a && T1.briefs[a];
  if (a === undefined || b === undefined || brief === undefined) throw new Error("Expected a brief");
  const redLines: Brief["redLines"] = [{ kind: "forbid", id: "r", name: "R", forbid: { [issueId("i0")]: [optionId("o2")] } }];
  const value: Case = { ...T1, briefs: { ...T1.briefs, [a]: { ...brief, redLines } } };
  const overriding = acting(({ overrides }) =>
    overrides.length === 0
      ? { deed: { kind: "overrideRedLine", redLine: "r", reason: "It pays" } }
      : { deed: { kind: "offer", outcome: outcome(T1, 2, 1, 1) } },
  );
  const game = gameOf(value, [overriding, reciting([], "accepting")]);
  expect(game.ending.kind).toBe("agreed");
  // The first's line is crossed, not the second's.
  expect(scored(game).parties.map(({ utility }) => utility)).toEqual([42, 39]);
  expect(scored(game).parties[0]?.advantage).toBe(0);
});

test("the steps of a published trace are counted by class", () => {
  const offers = [
    [2, 2, 2],
    [2, 1, 2],
    [1, 2, 2],
    [1, 2, 1],
    [0, 2, 1],
    [0, 1, 1],
    [1, 0, 2],
    [1, 0, 2],
  ].map((numbers) => outcome(T1, ...numbers));
  const passing = offers.map(() => outcome(T1, 0, 0, 0));
  const result = scored(gameOf(T1, [reciting(offers, "leaving"), reciting(passing, "leaving")]));
  expect(result.parties[0]?.moves).toEqual({ concession: 4, selfish: 2, silent: 1, nice: 0, fortunate: 0, unfortunate: 0 });
  expect(result.parties[1]?.moves.silent).toBe(7);
});

test("with three parties the other's change is the mean of the others', in shares of their ranges", () => {
  // Second party's range 10, third's 100: +1 of 10 outweighs −5 of 100.
  const value = pointsCase(
    [
      [
        [1, 0, 0],
        [1, 1, -5],
        [0, 10, 95],
      ],
    ],
    [0, 0, 0],
  );
  const offers = [outcome(value, 0), outcome(value, 1)];
  const result = scored(
    gameOf(value, [reciting(offers, "leaving"), reciting([...offers, ...offers], "leaving"), reciting([...offers, ...offers], "leaving")]),
  );
  expect(result.parties[0]?.moves).toMatchObject({ nice: 1, silent: 0 });
});

test("where all outcomes are worth the same, or none is better than no agreement, share and advantage are 0", () => {
  const flat = pointsCase(
    [
      [
        [5, 1],
        [5, 2],
      ],
    ],
    [5, 7],
  );
  const result = scored(gameOf(flat, [reciting([outcome(flat, 0)], "leaving"), reciting([], "accepting")]));
  expect(result.parties.map(({ share, advantage }) => [share, advantage])).toEqual([
    [0, 0],
    [0, 0],
  ]);
});

test("on 60 random cases the measures are those of the analysis", () => {
  let compared = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const value = randomCase(seed);
    const analysed = analyse(value, { perspective: { kind: "everyBrief" }, model: "full", seed: 1, draws: 0 });
    const measured = caseMeasures(value);
    if (analysed.kind === "failed" || measured.kind === "failed") throw new Error("Expected briefs");
    const { best, worst, frontier, solutions } = analysed.value;
    const measures = measured.value;
    expect([measures.best, measures.worst]).toEqual([best, worst]);
    if (best === null || worst === null) continue;
    compared++;
    const inPlane = (utilities: readonly number[]): number[] =>
      utilities.map((points, p) => {
        const [top, bottom] = [best[p] ?? 0, worst[p] ?? 0];
        return top > bottom ? (points - bottom) / (top - bottom) : 0;
      });
    const rows = (axes: readonly Float64Array[] | null): number[][] =>
      Array.from({ length: axes?.[0]?.length ?? -1 }, (_, point) => (axes ?? []).map((axis) => axis[point] ?? 0));
    expect(rows(measures.frontier)).toEqual(frontier.points.map(({ utilities }) => inPlane(utilities)));
    expect(rows(measures.nash)).toEqual(solutions.nash.points.map(({ utilities }) => inPlane(utilities)));
    for (const point of frontier.points) expect([...(measures.utilities(point.outcome) ?? [])]).toEqual(point.utilities);
  }
  expect(compared).toBeGreaterThan(30);
});

test("a case without a brief cannot be scored", () => {
  const game = gameOf(T1, [reciting([], "leaving")]);
  const bare = { ...game, base: sessionCase({ ...T1, briefs: {} }) };
  expect(score(bare, ROUNDING)).toMatchObject({ failure: { code: "missingBrief" } });
});
