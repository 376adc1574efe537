import type { Rng } from "../../lib/rng.ts";
import type { ExchangeProblem, ExchangeStep, Simultaneous } from "./exchange-problem.ts";

export interface RandomExchange {
  readonly counts: readonly [number, number];
  readonly kind: "independent" | "correlated" | "thin";
  readonly precedence: number;
  readonly reversible: boolean;
  readonly parts: number;
  readonly simultaneous: Simultaneous;
}

/** Costs and values are multiples of 12 / 12, so that thirds and quarters of them are exact. */
export function randomExchange(rng: Rng, settings: RandomExchange): ExchangeProblem {
  const parties = ["a", "b"];
  const names = settings.counts.flatMap((count, side) => Array.from({ length: count }, (_, k) => `${parties[side]}${k}`));
  const steps = names.map((id, place) => step(rng, settings, { id, party: id.slice(0, 1), earlier: names.slice(0, place) }));
  const shuffled = steps.map((each) => ({ each, at: rng.float() })).sort((a, b) => a.at - b.at);
  return {
    parties: parties.map((id) => ({ id, breakingCost: 12 * rng.below(5) + (rng.below(4) === 0 ? 0 : 12) })),
    steps: shuffled.map(({ each }) => each),
    simultaneous: settings.simultaneous,
  };
}

function step(
  rng: Rng,
  { kind, precedence, reversible, parts }: RandomExchange,
  { id, party, earlier }: { readonly id: string; readonly party: string; readonly earlier: readonly string[] },
): ExchangeStep {
  const cost = 12 * (rng.below(10) + (rng.below(8) === 0 ? 0 : 1));
  const value = {
    independent: () => 12 * (1 + rng.below(15)),
    correlated: () => Math.round((cost * (0.8 + 1.2 * rng.float())) / 12) * 12,
    thin: () => Math.round((cost * (0.8 + 0.5 * rng.float())) / 12) * 12,
  }[kind]();
  return {
    id,
    party,
    cost,
    value,
    recovered: reversible ? rng.below(3) / 4 : 0,
    lost: reversible ? rng.below(5) / 4 : 0,
    after: rng.float() < precedence ? earlier.slice(-3).filter(() => rng.below(2) === 0) : [],
    parts: rng.below(3) === 0 ? 1 + rng.below(parts) : 1,
    days: rng.below(20),
    earliest: null,
  };
}

const KINDS = ["independent", "correlated", "thin"] as const;

/** One of `count` steps a side, of any kind: with or without precedence, snapback and steps at once. */
export const largeExchange = (rng: Rng, count: number): ExchangeProblem =>
  randomExchange(rng, {
    counts: [count, count],
    kind: KINDS[rng.below(KINDS.length)] ?? "thin",
    precedence: rng.below(2) * 0.4,
    reversible: rng.below(2) === 0,
    parts: 1,
    simultaneous: { kind: rng.below(4) === 0 ? "anyPair" : "never" },
  });
