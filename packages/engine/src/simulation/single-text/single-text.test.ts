import { expect, test } from "vitest";
import { T1 } from "../../analysis/published-tables.fixture.ts";
import type { Case } from "../../model/case.ts";
import { sessionCase } from "../../session/session-case.ts";
import { caseMeasures } from "../case-measures.ts";
import type { Game } from "../game.ts";
import type { GameScore } from "../game-score.ts";
import { ROUNDING } from "../move-class.ts";
import { play } from "../play.ts";
import { acting } from "../players.fixture.ts";
import { score } from "../score.ts";
import { interdependentCase } from "./interdependent-case.fixture.ts";
import { mutatingMediator } from "./mutating-mediator.ts";
import { type Temper, textVoter } from "./text-voter.ts";

interface Mediated {
  readonly rounds: number;
  readonly seed: number;
  readonly changes?: "one" | "several";
}

function mediated(value: Case, tempers: readonly Temper[], { rounds, seed, changes = "several" }: Mediated): Game {
  const parties = value.parties.map(({ id }) => id);
  const game = play({
    base: sessionCase(value),
    setup: { protocol: { kind: "singleText", search: { kind: "hillClimbing" } }, parties, required: parties, deadline: { rounds } },
    players: Object.fromEntries(parties.flatMap((party, k) => (tempers[k] ? [[party, textVoter(tempers[k])]] : []))),
    mediator: mutatingMediator(changes),
    seed,
    startAt: "2020-01-01T00:00:00.000Z",
    turnTime: 0,
  });
  if (game.kind === "failed") throw new Error(JSON.stringify(game.failure));
  return game.value;
}

const climber: Temper = { kind: "hillClimbing" };
const annealer: Temper = { kind: "annealing", startTemperature: 0.1 };

function scored(game: Game): GameScore {
  const found = score(game, ROUNDING);
  if (found.kind === "failed") throw new Error(found.failure.code);
  return found.value;
}

test("a text is put, voted on, bettered and signed; no text that was kept is worse for anybody", () => {
  const value = interdependentCase(8, 1);
  const game = mediated(value, [climber, climber], { rounds: 60, seed: 3 });
  expect(game.ending.kind).toBe("agreed");
  expect(game.forfeits).toEqual([]);
  const measures = caseMeasures(value);
  if (measures.kind === "failed") throw new Error(measures.failure.code);
  const put = new Map(game.events.flatMap((event) => (event.kind === "textPut" ? [[event.text, event.outcome] as const] : [])));
  const kept = game.events.flatMap((event) => (event.kind === "textDecided" && event.isKept ? [put.get(event.text)] : []));
  const utilities = kept.map((outcome) => outcome && measures.value.utilities(outcome));
  expect(kept.length).toBeGreaterThan(2);
  for (const [k, after] of utilities.entries())
    if (k > 0) for (const party of [0, 1]) expect(after?.[party] ?? 0).toBeGreaterThanOrEqual(utilities[k - 1]?.[party] ?? 0);
});

test("the same seed gives the same texts", () => {
  const value = interdependentCase(8, 1);
  const [once, again] = [1, 1].map((seed) => mediated(value, [annealer, annealer], { rounds: 50, seed }));
  expect(again).toEqual(once);
  expect(mediated(value, [annealer, annealer], { rounds: 50, seed: 2 }).events).not.toEqual(once?.events);
});

test("texts keep to the constraints, and an outcome across a voter's red line is not signed", () => {
  const [first] = T1.issues;
  const [party] = T1.parties;
  const brief = party && T1.briefs[party.id];
  if (first?.kind !== "choice" || party === undefined || brief === undefined) throw new Error("Expected a choice and a brief");
  const never = first.options.slice(0, 2).map(({ id }) => id);
  const narrow: Case = { ...T1, constraints: [{ kind: "forbid", id: "c", name: "C", forbid: { [first.id]: never } }] };
  const texts = mediated(narrow, [climber, climber], { rounds: 40, seed: 1 }).events.flatMap((event) =>
    event.kind === "textPut" ? [event.outcome[first.id]] : [],
  );
  expect(new Set(texts)).toEqual(new Set(first.options.slice(2).map(({ id }) => id)));
  const redLine = { kind: "forbid", id: "r", name: "R", forbid: { [first.id]: first.options.map(({ id }) => id).slice(1) } } as const;
  const careful: Case = { ...T1, briefs: { ...T1.briefs, [party.id]: { ...brief, redLines: [redLine] } } };
  for (let seed = 0; seed < 8; seed++) {
    const { ending } = mediated(careful, [climber, climber], { rounds: 40, seed });
    if (ending.kind === "agreed") expect(ending.outcome[first.id]).toBe(first.options[0]?.id);
  }
});

test("without a mediator a single text is over at once, and a party that does not vote forfeits", () => {
  const parties = T1.parties.map(({ id }) => id);
  const settings = {
    base: sessionCase(T1),
    setup: { protocol: { kind: "singleText", search: { kind: "hillClimbing" } }, parties, required: parties, deadline: { rounds: 5 } },
    players: Object.fromEntries(parties.map((party) => [party, acting(() => null)])),
    seed: 1,
    startAt: "2020-01-01T00:00:00.000Z",
    turnTime: 0,
  } as const;
  expect(play(settings)).toMatchObject({ value: { stopped: "silence", turns: 0 } });
  expect(play({ ...settings, mediator: mutatingMediator("one") })).toMatchObject({ value: { forfeits: [{ reason: "silent" }] } });
});

/** Shares of each party's range, means over 24 cases in which everything hangs together. */
function meanShares(tempers: readonly Temper[], changes: "one" | "several"): readonly [number, number] {
  const scores = Array.from({ length: 24 }, (_, seed) =>
    scored(mediated(interdependentCase(12, seed), tempers, { rounds: 400, seed, changes })),
  );
  const mean = (party: number): number => scores.reduce((sum, { parties }) => sum + (parties[party]?.share ?? 0), 0) / scores.length;
  return [mean(0), mean(1)];
}

const inPercent = ([a, b]: readonly [number, number]): string => `${(100 * a).toFixed(1)} and ${(100 * b).toFixed(1)} %`;

/** The finding of Klein and others (2003). */
test("two that anneal reach more than two that climb, but one that anneals alone pays for the one that climbs", () => {
  const climbing = meanShares([climber, climber], "one");
  const annealing = meanShares([annealer, annealer], "one");
  const mixed = meanShares([annealer, climber], "one");
  console.log(
    `figure: one issue changed at a time: both climb ${inPercent(climbing)}; both anneal ${inPercent(annealing)}; the first anneals ${inPercent(mixed)}`,
  );
  for (const party of [0, 1] as const) expect(annealing[party]).toBeGreaterThan(climbing[party] + 0.05);
  expect(mixed[0]).toBeLessThan(climbing[0] - 0.05);
  expect(mixed[1]).toBeGreaterThan(annealing[1] + 0.05);
});

test("a mediator that changes several issues at once brings those that climb further, together", () => {
  const one = meanShares([climber, climber], "one");
  const several = meanShares([climber, climber], "several");
  console.log(`figure: both climb: one issue changed at a time ${inPercent(one)}; several ${inPercent(several)}`);
  expect(several[0] + several[1]).toBeGreaterThan(one[0] + one[1] + 0.1);
});
