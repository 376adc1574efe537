import { expect, test } from "vitest";
import { randomCase } from "../../analysis/random-case.fixture.ts";
import { Rng } from "../../lib/rng.ts";
import type { Case } from "../../model/case.ts";
import type { Outcome } from "../../model/combination.ts";
import { outcomeOf, outcomeSpace } from "../../model/outcome-space.ts";
import { CASES, pick } from "../../session/random-table.fixture.ts";
import { everybodyKnows } from "../../strategies/attentive/everybody-knows.fixture.ts";
import { standpointAt } from "../going-on/standpoint-at.ts";
import type { Standpoint } from "../going-on/standpoint.ts";
import { assess } from "./assess.ts";
import type { AssessSettings } from "./assess-settings.ts";
import { randomTalks, standpointOf } from "./random-talks.fixture.ts";
import { VERDICT_RULE } from "./verdict-rule.ts";
import type { Verdict } from "./verdict.ts";

const COUNT = Number(process.env["DETENTE_MOMENTS"] ?? 50);

function expectFinite(value: unknown, path: string): void {
  if (typeof value === "number" && !Number.isFinite(value)) throw new Error(`Expected a number at ${path}, got ${value}`);
  if (typeof value === "object" && value !== null) for (const [key, each] of Object.entries(value)) expectFinite(each, `${path}.${key}`);
}

function expectSound(verdict: Verdict): void {
  expectFinite(verdict, "verdict");
  expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict);
  const { conditions, counterOffers, offer, reservation, goingOn, comingBack } = verdict;
  const holds = Object.fromEntries(conditions.map((each) => [each.name, each.holds]));
  const row = VERDICT_RULE.findIndex(({ when }) => when.every((name) => (name.startsWith("not ") ? !holds[name.slice(4)] : holds[name])));
  expect([verdict.row, verdict.word]).toEqual([row + 1, VERDICT_RULE[row]?.word]);
  expect(holds["blocked"]).toBe(verdict.obstacles.length > 0);
  expect(holds["hasCounterOffer"]).toBe(counterOffers.length > 0);
  const shares = [verdict.zopa, goingOn.agreement, comingBack?.agreement ?? 0, verdict.steadiness ?? 0];
  for (const share of [...shares, ...counterOffers.map(({ chance }) => chance)]) {
    expect(share).toBeGreaterThanOrEqual(0);
    expect(share).toBeLessThanOrEqual(1);
  }
  for (const band of [offer.band, reservation.band, goingOn.band, comingBack?.band])
    if (band) expect(band.low).toBeLessThanOrEqual(band.high);
  for (const { value } of counterOffers) expect(value).toBeGreaterThanOrEqual(reservation.value);
  for (const flip of verdict.flips ?? []) expect(flip.word).not.toBe(verdict.word);
}

/** Null where it is refused. */
function verdictAt(standpoint: Standpoint, outcome: Outcome, settings: Partial<AssessSettings>): Verdict | null {
  const found = assess(standpoint, outcome, { seed: 3, playOuts: 4, counterOffers: 3, flips: "listed", ...settings });
  return found.kind === "failed" ? null : found.value;
}

function anyOutcome(rng: Rng, { issues }: Pick<Case, "issues">): Outcome {
  const space = outcomeSpace(issues);
  return outcomeOf(
    space,
    space.sizes.map((size) => rng.below(size)),
  );
}

test(`verdicts at ${COUNT} moments of random cases hold together, and read no brief but the party's`, () => {
  for (let seed = 0; seed < COUNT; seed++) {
    const rng = Rng.fromSeed(seed);
    const value = rng.below(2) === 0 ? randomCase(seed) : everybodyKnows(randomCase(seed));
    const [first, second] = value.parties;
    if (first === undefined || second === undefined) throw new Error("Expected two parties");
    const outcome = anyOutcome(rng, value);
    const of = 1 + rng.below(8);
    const clock = { kind: "rounds", round: 1 + rng.below(of), of, at: "2020-01-01T00:00:00.000Z" } as const;
    const moment = standpointAt(value, { party: first.id, offer: { by: second.id, outcome }, track: null, clock });
    if (moment.kind === "failed") throw new Error(moment.failure.code);
    const { standpoint, offeredBy } = moment.value;
    const settings = offeredBy === null ? {} : { offeredBy };
    const verdict = verdictAt(standpoint, outcome, settings);
    if (verdict === null) throw new Error(`Expected a verdict for seed ${seed}`);
    expectSound(verdict);
    // A standpoint at a moment holds no other briefs; here they are again.
    if (seed % 10 === 0) expect(verdictAt({ ...standpoint, value }, outcome, settings)).toEqual(verdict);
  }
});

test(`verdicts at ${COUNT} moments of random sessions of every protocol hold together`, () => {
  let given = 0;
  for (let seed = 0; seed < COUNT; seed++) {
    const rng = Rng.fromSeed(seed);
    const value = rng.below(2) === 0 ? everybodyKnows(pick(rng, CASES)) : pick(rng, CASES);
    const talks = randomTalks(value, seed);
    if (talks === null) continue;
    const outcome = anyOutcome(rng, talks.session.state.current.value);
    const verdict = verdictAt(standpointOf(value, talks.session, pick(rng, talks.parties)), outcome, {});
    if (verdict === null) continue;
    given++;
    expectSound(verdict);
  }
  expect(given).toBeGreaterThan(COUNT / 3);
});
