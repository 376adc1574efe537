import { strategyOf } from "../../strategies/registry.ts";
import type { Strategy } from "../../strategies/strategy.ts";

/** A way in which counterparts are thought to behave, and how common it is thought to be. */
export interface CounterpartKind {
  readonly strategy: Strategy<unknown>;
  /** Of all counterparts; the shares sum to 1. */
  readonly share: number;
}

/** Concession exponents of those who go by the time, from very late to early; evenly spread in the logarithm. */
const LEAST_EXPONENT = 0.05;
const MOST_EXPONENT = 3;
const EXPONENTS = 9;

const exponentAt = (share: number): number => LEAST_EXPONENT * (MOST_EXPONENT / LEAST_EXPONENT) ** share;

/** Of those who go by the time, at a share of the way from the latest (0) to the earliest (1). */
export const byTheTime = (share: number): string => `aspiration(e=${exponentAt(share).toFixed(3)})`;

/**
 * Whom a party may meet, before anything was heard: somewhat under half go by the time alone, from very late to early; a third answer
 * moves with moves; the rest wait, stand firm, or use the methods of research. Nobody has counted this; the shares are stated so that they
 * can be argued about, and what is seen at the table soon weighs more.
 */
export const KIND_SHARES: readonly { readonly share: number; readonly texts: readonly string[] }[] = [
  { share: 0.42, texts: Array.from({ length: EXPONENTS }, (_, k) => byTheTime((k + 0.5) / EXPONENTS)) },
  { share: 0.16, texts: ["micro"] },
  { share: 0.14, texts: ["tit-for-tat"] },
  { share: 0.12, texts: ["steady"] },
  { share: 0.08, texts: ["hardheaded"] },
  { share: 0.05, texts: ["foot-dragging"] },
  { share: 0.03, texts: ["tough"] },
];

/** The kinds, each of those that go by the time with its part of their share. */
export const COUNTERPART_KINDS: readonly CounterpartKind[] = KIND_SHARES.flatMap(({ share, texts }) =>
  texts.map((text) => ({ strategy: kindOf(text), share: share / texts.length })),
);

export function kindOf(text: string): Strategy<unknown> {
  const made = strategyOf(text);
  if (made.kind === "failed") throw new Error(`Expected a kind that the registry knows, got ${text}`);
  return made.value;
}
