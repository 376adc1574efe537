import { Rng } from "../lib/rng.ts";
import { derivedSeed } from "./derived-seed.ts";
import type { TournamentSettings } from "./tournament-settings.ts";

/** The ways to seat strategies at the parties of one case. Strategies and parties by their places in the settings and the case. */
export interface Seatings {
  readonly count: number;
  /** The strategy of each party; k from 0 to count − 1. */
  seating(k: number): readonly number[];
}

/** Of one case. Nothing is listed: a seating is computed from its number, so that a tournament of any size takes no room. */
export function seatings({ strategies, seating, selfPlay, seed }: TournamentSettings, { name, parties }: SeatedCase): Seatings {
  const kinds = strategies.length;
  if (seating.kind === "sample") {
    const isPossible = selfPlay === "included" ? kinds > 0 : kinds > 1;
    return {
      count: isPossible ? seating.size : 0,
      seating: (k) =>
        rotated(lot({ kinds, parties, selfPlay }, Rng.fromSeed(derivedSeed(seed, "lot", name, Math.floor(k / parties)))), k % parties),
    };
  }
  const all = kinds ** parties;
  if (selfPlay === "included") return { count: all, seating: (k) => digits(k, kinds, parties) };
  // Seatings of one strategy alone lie at equal distances from the first number to the last.
  const distance = kinds > 1 ? (all - 1) / (kinds - 1) : all;
  return { count: all - kinds, seating: (k) => digits(k + 1 + Math.floor(k / (distance - 1)), kinds, parties) };
}

interface SeatedCase {
  readonly name: string;
  /** How many. */
  readonly parties: number;
}

/** A number written with the base, the first digit counting most. */
const digits = (number: number, base: number, length: number): number[] =>
  Array.from({ length }, (_, place) => Math.floor(number / base ** (length - 1 - place)) % base);

interface Lot {
  readonly kinds: number;
  readonly parties: number;
  readonly selfPlay: TournamentSettings["selfPlay"];
}

/** Each seat on its own; drawn again where one strategy alone is not wanted. */
function lot({ kinds, parties, selfPlay }: Lot, rng: Rng): readonly number[] {
  for (;;) {
    const drawn = Array.from({ length: parties }, () => rng.below(kinds));
    if (selfPlay === "included" || drawn.some((kind) => kind !== drawn[0])) return drawn;
  }
}

const rotated = (list: readonly number[], by: number): readonly number[] => [...list.slice(by), ...list.slice(0, by)];
