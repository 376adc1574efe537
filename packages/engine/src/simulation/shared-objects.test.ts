import { expect, test } from "vitest";
import { randomCase } from "../analysis/random-case.fixture.ts";
import { Rng } from "../lib/rng.ts";
import type { Brief, Case, Rule } from "../model/case.ts";
import { issueId, type PartyId, stateId, unknownId } from "../model/ids.ts";
import { outcomeSpace } from "../model/outcome-space.ts";
import { sessionCase } from "../session/session-case.ts";
import type { SessionEvent } from "../session/event.ts";
import { everybodyKnows } from "../strategies/attentive/everybody-knows.fixture.ts";
import { REGISTRY, strategyOf } from "../strategies/registry.ts";
import type { Strategy } from "../strategies/strategy.ts";
import { play } from "./play.ts";

const STRATEGIES = REGISTRY.strategies
  .filter(({ parameters }) => parameters.every((each) => each.default !== "required"))
  .map(({ name }) => name);

function named(name: string): Strategy<unknown> {
  const strategy = strategyOf(name);
  if (strategy.kind === "failed") throw new Error(name);
  return strategy.value;
}

interface Talks {
  readonly value: Case;
  readonly parties: readonly PartyId[];
}

/** Talks that have all objects in common but the one that sets them apart: whoever remembers by object must notice. */
function talksAlike(value: Case, rng: Rng): readonly Talks[] {
  const parties = value.parties.map(({ id }) => id);
  const [first] = outcomeSpace(value.issues).issues;
  const forbidden: Rule = { kind: "forbid", id: "x", name: "X", forbid: { [first?.id ?? issueId("")]: first?.options.slice(0, 1) ?? [] } };
  const states = ["s0", "s1", "s2", "s3", "s4"].map((id) => ({ id: stateId(id), name: id }));
  const unknowns = value.unknowns.map((unknown) => ({ ...unknown, states }));
  const redLined = (brief: Brief): Brief => ({ ...brief, redLines: [...brief.redLines, forbidden] });
  const [, ...later] = parties;
  return [
    { value, parties },
    { value: { ...value, constraints: [...value.constraints, forbidden] }, parties },
    { value: { ...value, unknowns: [...unknowns, { id: unknownId("more"), name: "More", states }] }, parties },
    { value: { ...value, issues: value.issues.toReversed() }, parties },
    {
      value: { ...value, briefs: Object.fromEntries(Object.entries(value.briefs).map(([id, brief]) => [id, brief && redLined(brief)])) },
      parties,
    },
    { value, parties: parties.toReversed() },
    { value, parties: later.length > 1 ? later : parties },
  ]
    .map((talks) => ({ talks, key: rng.float() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ talks }) => talks);
}

function eventsOf({ value, parties }: Talks, strategy: Strategy<unknown>): readonly SessionEvent[] {
  const game = play({
    base: sessionCase(value),
    setup: { protocol: { kind: "alternatingOffers" }, parties, required: parties, deadline: { rounds: 12 } },
    players: Object.fromEntries(parties.map((party) => [party, strategy])),
    seed: 1,
    startAt: "2020-01-01T00:00:00.000Z",
    turnTime: 0,
  });
  if (game.kind === "failed") throw new Error(JSON.stringify(game.failure));
  return game.value.events;
}

test.each(STRATEGIES)(
  "%s plays talks that share objects as if it had never seen the others (seeds 1 to 25, and one that once failed)",
  (name) => {
    const strategy = named(name);
    for (const seed of [...Array.from({ length: 25 }, (_, k) => k + 1), 167]) {
      const talks = talksAlike(everybodyKnows(randomCase(seed)), Rng.fromSeed(seed));
      const apart = talks.map((each) => JSON.stringify(eventsOf(structuredClone(each), strategy)));
      for (const [k, each] of [...talks, ...talks].entries())
        expect(JSON.stringify(eventsOf(each, strategy)), `seed ${seed}, talks ${k}`).toBe(apart[k % talks.length]);
    }
  },
);
