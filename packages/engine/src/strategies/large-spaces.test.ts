import { expect, test } from "vitest";
import { pointsCase } from "../analysis/points-case.fixture.ts";
import { Rng } from "../lib/rng.ts";
import type { Case } from "../model/case.ts";
import type { Interaction } from "../model/preferences.ts";
import { issueId, optionId } from "../model/ids.ts";
import { everybodyKnows } from "./attentive/everybody-knows.fixture.ts";
import { ownUtilityOf } from "./own-utility-of.ts";
import { rationalUtility } from "./rational-utility.ts";
import { REGISTRY, strategyOf } from "./registry.ts";
import type { Strategy } from "./strategy.ts";
import { alternating, Table } from "./table.fixture.ts";

const ISSUES = 50;
const OPTIONS = 10;
const ROUNDS = 6;

/** 10^50 outcomes, the parties at odds; worths and reservation values with more digits than doubles can sum. */
function vastCase(parties: number, ties: "none" | "chain"): Case {
  const rng = Rng.fromSeed(11);
  const table = Array.from({ length: ISSUES }, () =>
    Array.from({ length: OPTIONS }, () => {
      const first = Math.round(1000 * rng.float()) / 10;
      return Array.from({ length: parties }, (_, p) =>
        p === 0 ? first : p === 1 ? 100 - first + Math.round(200 * rng.float()) / 10 : 100 * rng.float(),
      );
    }),
  );
  const value = pointsCase(
    table,
    Array.from({ length: parties }, () => 10_000 / 7),
  );
  if (ties === "none") return everybodyKnows(value);
  const interactions = Array.from({ length: ISSUES - 1 }, (_, k): Interaction => {
    const some = [0, 1, 2].map((j) => optionId(`o${(3 * k + j) % OPTIONS}`));
    return { when: { [issueId(`i${k}`)]: some, [issueId(`i${k + 1}`)]: some }, given: {}, adjust: 20 * rng.float() - 10 };
  });
  const briefs = Object.entries(value.briefs).map(([id, brief]) => [
    id,
    brief && { ...brief, preferences: { ...brief.preferences, interactions } },
  ]);
  return everybodyKnows({ ...value, briefs: Object.fromEntries(briefs) });
}

function named(name: string): Strategy<unknown> {
  const strategy = strategyOf(name);
  if (strategy.kind === "failed") throw new Error(strategy.failure.message);
  return strategy.value;
}

const STRATEGIES = REGISTRY.strategies.map(({ name }) => name).filter((name) => name !== "composed");
const PARTS = [
  ...REGISTRY.offering.map(({ name }) => `composed(offering=${name}, model=frequency)`),
  ...REGISTRY.acceptance.map(({ name }) => `composed(offering=aspiration, acceptance=${name})`),
  ...REGISTRY.model.map(({ name }) => `composed(offering=accommodating, model=${name})`),
];

/** Plays to the end, and looks at each offer and acceptance of the first party. */
function expectSoundPlay(value: Case, name: string): void {
  const table = new Table(value, alternating(value, ROUNDS));
  const [first, ...others] = table.setup.parties;
  if (first === undefined) throw new Error("Expected parties");
  table.seat(first, named(name), 1);
  for (const [k, other] of others.entries()) table.seat(other, named(k === 0 ? "linear" : "boulware"), 2);
  table.play(ROUNDS * table.setup.parties.length);
  expect(table.state.ending).not.toBeNull();
  const own = ownUtilityOf(table.seatOf(first));
  for (const event of table.events)
    if (event.kind === "offered" && event.party === first && own !== null && !name.includes("negmas"))
      expect(rationalUtility(own, event.outcome), name).toBeDefined();
}

const [TWO, THREE, TIED] = [vastCase(2, "none"), vastCase(3, "none"), vastCase(2, "chain")];

// The time that a test may take is what it is about: a game has some tens of turns.
test.each([...STRATEGIES, ...PARTS])("%s plays among 10^50 outcomes without delay, with two parties and with three", (name) => {
  expectSoundPlay(TWO, name);
  expectSoundPlay(THREE, name);
});

test.each(STRATEGIES)("%s plays among 10^50 outcomes all of whose issues are tied", (name) => {
  expectSoundPlay(TIED, name);
});
