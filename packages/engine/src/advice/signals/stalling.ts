import type { PartyId } from "../../model/ids.ts";
import type { Happening } from "../dynamics/happening.ts";
import { type Signal, type SignalKind, type Strength, STRENGTHS } from "./signal.ts";

/** What signals of a kind count for in the reading, by strength, and how much all of one kind can count for together. */
export interface StallingRow extends Readonly<Record<Strength, number>> {
  readonly kind: SignalKind;
  readonly most: number;
}

/** The whole rule: counted points reach STALLING_POINTS, and come from at least STALLING_KINDS kinds of signals. */
export const STALLING_RULE: readonly StallingRow[] = [
  { kind: "lateAnswer", weak: 0.5, clear: 1, strong: 2, most: 3 },
  { kind: "silence", weak: 1, clear: 2, strong: 3, most: 3 },
  { kind: "unmoved", weak: 1, clear: 2, strong: 3, most: 3 },
  { kind: "stepBack", weak: 1, clear: 2, strong: 3, most: 3 },
  { kind: "meetingCancelled", weak: 0.5, clear: 1, strong: 2, most: 3 },
  { kind: "wordsAgainstDeeds", weak: 1, clear: 2, strong: 2, most: 2 },
];
export const STALLING_POINTS = 4;
/** No kind of signal decides alone: each may have an innocent reason. */
export const STALLING_KINDS = 2;
/** Signals count from the party's last so many acts on. */
export const RECENT_ACTS = 5;

/** Does a party stall? A reading of the record by a rule, not of anybody's mind. */
export interface Stalling {
  readonly party: PartyId;
  readonly isStalling: boolean;
  readonly points: number;
  /** Kinds of signals that count for anything. */
  readonly kinds: number;
  /** From when on signals count: ISO time or date; null where the party has not acted. */
  readonly since: string | null;
  /** One row a kind of the rule, in its order. */
  readonly rows: readonly StallingCount[];
}

export interface StallingCount extends Readonly<Record<Strength, number>> {
  readonly kind: SignalKind;
  readonly points: number;
}

export function stalling(found: readonly Signal[], happenings: readonly Happening[], party: PartyId): Stalling {
  const since =
    happenings.filter((each) => each.party === party).at(-RECENT_ACTS)?.at ?? happenings.find((each) => each.party === party)?.at ?? null;
  const recent = found.filter((signal) => signal.party === party && (since === null || signal.at >= since));
  const rows = STALLING_RULE.map(({ most, ...row }): StallingCount => {
    const count = (strength: Strength): number => recent.filter((each) => each.kind === row.kind && each.strength === strength).length;
    const points = STRENGTHS.reduce((sum, strength) => sum + count(strength) * row[strength], 0);
    return { kind: row.kind, weak: count("weak"), clear: count("clear"), strong: count("strong"), points: Math.min(most, points) };
  });
  const points = rows.reduce((sum, row) => sum + row.points, 0);
  const kinds = rows.filter((row) => row.points > 0).length;
  return { party, isStalling: points >= STALLING_POINTS && kinds >= STALLING_KINDS, points, kinds, since, rows };
}
