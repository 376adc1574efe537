import { expect, test } from "vitest";
import { T1 } from "../../analysis/published-tables.fixture.ts";
import type { Action } from "../../session/action.ts";
import { decide } from "../../session/decide.ts";
import { evolve } from "../../session/evolve.ts";
import { relativeTime } from "../../session/relative-time.ts";
import { sessionCase } from "../../session/session-case.ts";
import { unopened } from "../../session/state.ts";
import type { Deadline, SessionSetup } from "../../session/setup.ts";
import { outcomeOf, outcomeSpace } from "../../model/outcome-space.ts";
import { startClock, tick, turnTime } from "./event-clock.ts";
import { THEM, US } from "./talking-counterpart.fixture.ts";

const time = (minutes: number): string => new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString();

const DEADLINES: readonly (readonly [string, Deadline])[] = [
  ["rounds", { rounds: 8 }],
  ["rounds that count when entered", { rounds: 8, roundTime: "entered" }],
  ["an instant", { at: time(90) }],
  ["both", { rounds: 30, at: time(60) }],
  ["nothing", {}],
];

test.each(DEADLINES)("with a deadline of %s, the time of a party's turn is the session's", (_, deadline) => {
  const base = sessionCase(T1);
  const outcome = outcomeOf(outcomeSpace(T1.issues), [0, 0, 0]);
  const setup: SessionSetup = { protocol: { kind: "alternatingOffers" }, parties: [US, THEM], required: [US, THEM], deadline };
  let state = unopened(base);
  let clock = startClock(THEM);
  const at = (action: Action, minutes: number): void => {
    const decided = decide(base, state, action, time(minutes));
    if (decided.kind === "failed") throw new Error(decided.failure.code);
    for (const event of decided.value) {
      const before = relativeTime(state, event.at);
      state = evolve(state, event);
      clock = tick(clock, event);
      if (event.kind === "offered" && event.party === THEM) expect(turnTime(clock, deadline, event.at)).toBe(before);
    }
  };
  at({ by: { kind: "clock" }, kind: "open", setup }, 3);
  for (let round = 0; round < 5; round++)
    for (const [place, party] of [US, THEM].entries())
      at({ by: { kind: "party", party }, kind: "offer", outcome }, 4 + 10 * round + 3 * place);
  expect(clock.turns).toBe(5);
});
