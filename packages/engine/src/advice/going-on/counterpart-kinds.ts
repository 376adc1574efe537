import type { Rng } from "../../lib/rng.ts";
import { strategyOf } from "../../strategies/registry.ts";
import type { Strategy } from "../../strategies/strategy.ts";

/** A way in which counterparts are thought to behave, and how common it is thought to be. */
export interface CounterpartKind {
  /** Of all counterparts; the shares sum to 1. */
  readonly share: number;
  /** As the registry reads it, with what varies drawn. */
  readonly text: (rng: Rng) => string;
}

const LEAST_EXPONENT = 0.05;
const MOST_EXPONENT = 3;

/** Evenly spread in the logarithm: as many late as early movers. */
const exponent = (rng: Rng): string => (LEAST_EXPONENT * (MOST_EXPONENT / LEAST_EXPONENT) ** rng.float()).toFixed(3);

/**
 * Whom a party may meet, before anything was heard: somewhat under half go by the time alone, from very late to early; a third answer
 * moves with moves; the rest wait, stand firm, or use the methods of research. Nobody has counted this; the shares are stated so that they
 * can be argued about, and what is seen at the table soon weighs more.
 */
export const COUNTERPART_KINDS: readonly CounterpartKind[] = [
  { share: 0.42, text: (rng) => `aspiration(e=${exponent(rng)})` },
  { share: 0.16, text: () => "micro" },
  { share: 0.14, text: () => "tit-for-tat" },
  { share: 0.12, text: () => "steady" },
  { share: 0.08, text: () => "hardheaded" },
  { share: 0.05, text: () => "foot-dragging" },
  { share: 0.03, text: () => "tough" },
];

/** One of them, by their shares. */
export function drawnKind(rng: Rng): Strategy<unknown> {
  let left = rng.float();
  const kind = COUNTERPART_KINDS.find(({ share }) => (left -= share) < 0) ?? COUNTERPART_KINDS[0];
  const made = strategyOf(kind?.text(rng) ?? "steady");
  if (made.kind === "failed") throw new Error(`Expected a kind that the registry knows, got ${made.failure.message}`);
  return made.value;
}
