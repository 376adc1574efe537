import { readFileSync } from "node:fs";
import { parseCase } from "../packages/engine/src/case-file/index.ts";
import { assess } from "../packages/engine/src/advice/verdict/assess.ts";
import type { TalksMoment } from "../packages/engine/src/advice/going-on/standpoint-at.ts";
import { standpointAt } from "../packages/engine/src/advice/going-on/standpoint-at.ts";
import { Rng } from "../packages/engine/src/lib/rng.ts";
import type { Case } from "../packages/engine/src/model/case.ts";
import type { Outcome } from "../packages/engine/src/model/combination.ts";
import { issueId, optionId, partyId } from "../packages/engine/src/model/ids.ts";
import type { Preferences } from "../packages/engine/src/model/preferences.ts";
import type { Quantity } from "../packages/engine/src/model/quantity.ts";

/** Verdicts as somebody waits for them: the first one of a process, later ones, and those with everything that would change the word. */
export function benchVerdicts(): void {
  const name = "cases/hanoi/hanoi-2019.yaml";
  const parsed = parseCase({ name, text: readFileSync(new URL(`../${name}`, import.meta.url), "utf8") });
  if (parsed.kind === "failed") throw new Error(parsed.failure[0]?.message);
  const hanoi = parsed.value.case;
  const offer = hanoi.positions.find(({ id }) => id === "dprk-offer")?.outcome ?? {};
  const [us, dprk] = [partyId("us"), partyId("dprk")];
  for (const rounds of [2, 12])
    bench(`Hanoi, 69,120 outcomes, round 2 of ${rounds}`, hanoi, {
      party: us,
      offer: { by: dprk, outcome: offer },
      track: "summit",
      clock: { kind: "rounds", round: 2, of: rounds, at: "2019-02-28T06:00:00.000Z" },
    });
  const { value, outcome } = largeCase(12, 10);
  bench("10^12 outcomes, round 1 of 20", value, {
    party: us,
    offer: { by: dprk, outcome },
    track: null,
    clock: { kind: "rounds", round: 1, of: 20, at: "2020-01-01T00:00:00.000Z" },
  });
}

function bench(name: string, value: Case, moment: TalksMoment): void {
  const found = standpointAt(value, moment);
  if (found.kind === "failed" || moment.offer === null) throw new Error(`Expected a moment of ${name}`);
  const { standpoint, offeredBy } = found.value;
  const { outcome } = moment.offer;
  const time = (seed: number, flips: "listed" | "leftOut"): number => {
    const start = performance.now();
    const verdict = assess(standpoint, outcome, { seed, counterOffers: 5, flips, ...(offeredBy !== null && { offeredBy }) });
    if (verdict.kind === "failed") throw new Error(verdict.failure.code);
    return performance.now() - start;
  };
  const first = time(1, "leftOut");
  const later = medianOf([2, 3, 4, 5, 6].map((seed) => time(seed, "leftOut")));
  const listed = medianOf([7, 8, 9].map((seed) => time(seed, "listed")));
  console.log(
    `figure: verdict, ${name}: first of a process ${first.toFixed(0)} ms, later ${later.toFixed(0)} ms; with what would change it ${listed.toFixed(0)} ms, ${(listed / later).toFixed(1)} times as long`,
  );
}

/** Issues opposed in the main, what the counterpart wants stated in ranges. */
function largeCase(issueCount: number, optionCount: number): { readonly value: Case; readonly outcome: Outcome } {
  const rng = Rng.fromSeed(5);
  const issues = Array.from({ length: issueCount }, (_, i) => ({
    kind: "choice" as const,
    id: issueId(`i${i}`),
    name: `Issue ${i}`,
    options: Array.from({ length: optionCount }, (__, o) => ({ id: optionId(`o${o}`), name: `Option ${o}` })),
  }));
  const preferences = (worthOf: (option: number) => number, width: number): Preferences => ({
    kind: "weighted",
    interactions: [],
    issues: Object.fromEntries(
      issues.map(({ id, options }) => [
        id,
        {
          kind: "options" as const,
          weight: spread(50 + 50 * rng.float(), 2.5 * width),
          options: Object.fromEntries(
            options.map((option, o) => [option.id, spread(Math.max(0, worthOf(o) + 20 * (rng.float() - 0.5)), width)]),
          ),
        },
      ]),
    ),
  });
  const rise = (option: number): number => (100 * option) / (optionCount - 1);
  const nothing = { redLines: [], probabilities: {}, steps: {} };
  const [us, dprk] = [partyId("us"), partyId("dprk")];
  const theirs = { preferences: preferences((o) => 100 - rise(o), 8), noAgreement: stated({ low: 25, likely: 35, high: 45 }), ...nothing };
  const brief = { preferences: preferences(rise, 0), noAgreement: stated(40), ...nothing, estimates: { [dprk]: theirs } };
  const value: Case = {
    detente: 1,
    title: "Large",
    language: "en",
    parties: [us, dprk].map((id) => ({ id, name: id })),
    groups: [],
    issues,
    constraints: [],
    unknowns: [],
    tracks: [],
    positions: [],
    record: [],
    steps: [],
    sources: [],
    briefs: { [us]: brief },
  };
  const outcome = Object.fromEntries(issues.map(({ id, options }, i) => [id, options[i % 3 === 0 ? 5 : 3]?.id ?? optionId("o0")]));
  return { value, outcome };
}

const spread = (value: number, width: number): Quantity =>
  width === 0
    ? Math.round(value)
    : { low: Math.max(0, Math.round(value - width)), likely: Math.round(value), high: Math.round(value + width) };

const stated = (reservationValue: Quantity) => ({ kind: "reservationValue" as const, reservationValue });

const medianOf = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;
