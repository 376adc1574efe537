import { expect, test } from "vitest";
import { T2 } from "../analysis/published-tables.fixture.ts";
import { own } from "../lib/own.ts";
import type { Brief, Case } from "../model/case.ts";
import { issueId, optionId, partyId, type PartyId } from "../model/ids.ts";
import { outcomeOf, outcomeSpace } from "../model/outcome-space.ts";
import { sessionCase } from "../session/session-case.ts";
import { strategyOf } from "../strategies/registry.ts";
import type { Strategy } from "../strategies/strategy.ts";
import { play } from "./play.ts";
import { acting, ladder } from "./players.fixture.ts";

const [a, b, c] = [partyId("p0"), partyId("p1"), partyId("p2")];

/** A brief that gives itself away wherever a part of it turns up. */
const marked = (mark: number): Brief => ({
  notes: `secret-${mark}`,
  preferences: {
    kind: "points",
    interactions: [{ when: { [issueId("i0")]: [optionId("o1")] }, given: {}, adjust: mark + 1 }],
    issues: Object.fromEntries(T2.issues.map(({ id }) => [id, { kind: "options", options: { o0: mark + 2, o1: mark + 3, o2: mark + 4 } }])),
    discount: 1 - mark * 1e-9,
  },
  noAgreement: { kind: "reservationValue", reservationValue: mark + 5 },
  redLines: [{ kind: "forbid", id: `secret-${mark}`, name: `secret-${mark}`, forbid: { [issueId("i2")]: [optionId("o2")] } }],
  probabilities: {},
  steps: {},
  estimates: {},
});

const withBriefs = (briefs: Readonly<Partial<Record<PartyId, Brief>>>): Case => ({ ...T2, briefs: { ...T2.briefs, ...briefs } });

/** Says everything it knows and does in private: nobody else may see a word of it. */
function talkative(mark: number, numbers: readonly number[]): Strategy<unknown> {
  let deeds = 0;
  return acting(() => {
    deeds++;
    if (deeds === 1) return { deed: { kind: "giveMandate", issues: T2.issues.map(({ id }) => id) } };
    if (deeds === 2) return { deed: { kind: "overrideRedLine", redLine: `secret-${mark}`, reason: `secret-${mark}` } };
    if (deeds === 3) return { deed: { kind: "message", to: "delegation", text: `secret-${mark}` } };
    if (deeds === 4) return { deed: { kind: "message", to: "caucus", text: `secret-${mark}` } };
    return { deed: { kind: "offer", outcome: outcomeOf(outcomeSpace(T2.issues), numbers) } };
  });
}

/** Plays as the other does, and keeps everything it is ever given. */
function spying(strategy: Strategy<unknown>, given: unknown[]): Strategy<unknown> {
  return {
    ...strategy,
    init(seat) {
      given.push(seat);
      return strategy.init(seat);
    },
    observe(memory, event) {
      given.push(event);
      return strategy.observe(memory, event);
    },
    act(memory, view, rng) {
      given.push(view, rng);
      return strategy.act(memory, view, rng);
    },
  };
}

function givenTo(value: Case, players: readonly Strategy<unknown>[]): unknown[] {
  const given: unknown[] = [];
  const [first, ...others] = players;
  const parties = [a, b, c];
  const game = play({
    base: sessionCase(value),
    setup: { protocol: { kind: "alternatingOffers" }, parties, required: parties, deadline: { rounds: 12 } },
    players: Object.fromEntries([spying(first ?? ladder(1), given), ...others].map((player, k) => [parties[k], player])),
    seed: 1,
    startAt: "2020-01-01T00:00:00.000Z",
    turnTime: 0,
  });
  if (game.kind === "failed") throw new Error(game.failure.code);
  expect(game.value.forfeits).toEqual([]);
  return given;
}

/** Every primitive that can be reached from a value: through fields of all kinds, prototypes, maps and sets. */
function reached(from: unknown): Set<unknown> {
  const seen = new Set<unknown>();
  const waiting: unknown[] = [from];
  for (let value = waiting.pop(); value !== undefined || waiting.length > 0; value = waiting.pop()) {
    if (seen.has(value)) continue;
    seen.add(value);
    if ((typeof value !== "object" && typeof value !== "function") || value === null) continue;
    // What comes with the language knows nothing of any case.
    if (value === Object.prototype || value === Function.prototype || value === Array.prototype) continue;
    waiting.push(Object.getPrototypeOf(value));
    for (const key of Reflect.ownKeys(value)) waiting.push(key, Object.getOwnPropertyDescriptor(value, key)?.value);
    if (value instanceof Map || value instanceof Set) waiting.push(...value.entries());
    if (ArrayBuffer.isView(value)) waiting.push(...new Uint8Array(value.buffer));
  }
  return seen;
}

const MARKS = [771_000, 883_000];

function betrayed(values: Set<unknown>): unknown[] {
  const isMarked = (value: unknown): boolean =>
    MARKS.some((mark) =>
      typeof value === "number"
        ? Math.abs(value - mark) < 500 || value === 1 - mark * 1e-9
        : typeof value === "string" && (value.includes(`secret-${mark}`) || value.includes(String(mark).slice(0, 3))),
    );
  return [...values].filter(isMarked);
}

test("nothing that a strategy is ever given leads to another party's brief, or to what it did in private", () => {
  const [hers, his] = [marked(771_000), marked(883_000)];
  const value = withBriefs({ [b]: hers, [c]: his });
  const given = givenTo(value, [ladder(1), talkative(771_000, [0, 1, 0]), talkative(883_000, [1, 1, 1])]);
  expect(given.length).toBeGreaterThan(40);
  expect(betrayed(reached(given))).toEqual([]);
  // The search finds what is there.
  expect(betrayed(reached({ value })).length).toBeGreaterThan(5);
  const theirs: unknown[] = [];
  const others = [spying(talkative(771_000, [0, 1, 0]), theirs), talkative(883_000, [1, 1, 1])];
  givenTo(value, [ladder(1), ...others]);
  expect(betrayed(reached(theirs)).length).toBeGreaterThan(5);
});

test("what a strategy is given is the same to the byte, whatever the briefs of others say", () => {
  const seen = [771_000, 883_000].map((mark) => {
    const value = withBriefs({ [b]: marked(mark), [c]: { ...marked(mark), estimates: { [a]: marked(mark) } } });
    return JSON.stringify(givenTo(value, [ladder(1), talkative(mark, [0, 1, 0]), talkative(mark, [1, 1, 1])]));
  });
  expect(seen[1]).toBe(seen[0]);
});

test("what stands between two games of one plan carries nothing over: each strategy of the registry opens as it would in a first game", () => {
  for (const name of ["steady", "hardheaded", "zeuthen", "micro", "human", "tit-for-tat", "floor-seeking", "trade-off"]) {
    const strategy = strategyOf(name);
    if (strategy.kind === "failed") throw new Error(name);
    const alone = givenTo(structuredClone(T2), [ladder(1), strategy.value, strategy.value]);
    const value = structuredClone(T2);
    givenTo(value, [ladder(3), strategy.value, strategy.value]);
    const again = givenTo(value, [ladder(1), strategy.value, strategy.value]);
    expect(JSON.stringify(again), name).toBe(JSON.stringify(alone));
    expect(own(value.briefs, b)).toEqual(own(T2.briefs, b));
  }
});
