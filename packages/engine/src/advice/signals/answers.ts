import type { PartyId } from "../../model/ids.ts";
import type { Happening } from "../dynamics/happening.ts";

/** How long a party took to answer. */
export interface Answer {
  readonly party: PartyId;
  /** Of the answer. */
  readonly at: string;
  /** Refs of what it had to answer, and of the answer. */
  readonly refs: readonly [string, string];
  /** Milliseconds since the first offer of another that it had not answered. */
  readonly took: number;
}

/** An offer that a party has yet to answer. */
export interface Owed {
  readonly party: PartyId;
  readonly ref: string;
  readonly at: string;
}

export interface AnswerTimes {
  /** In the order of happening. */
  readonly answers: readonly Answer[];
  /** What is still owed at the end. None once somebody has left, or while the talks rest. */
  readonly owed: readonly Owed[];
}

/** Offering, refusing, accepting and leaving answer all that others have offered before. A pause sets every clock back to nothing. */
export function answerTimes(happenings: readonly Happening[], parties: readonly PartyId[]): AnswerTimes {
  const answers: Answer[] = [];
  const owed = new Map<PartyId, Owed>();
  for (const { kind, party, at, ref } of happenings) {
    if (kind === "pause" || kind === "exit") owed.clear();
    if (party === null || !ANSWERING.has(kind)) continue;
    const before = owed.get(party);
    owed.delete(party);
    if (before !== undefined) answers.push({ party, at, refs: [before.ref, ref], took: between(before.at, at) });
    if (kind !== "offer" && kind !== "partOffer") continue;
    for (const other of parties) if (other !== party && !owed.has(other)) owed.set(other, { party: other, ref, at });
  }
  return { answers, owed: [...owed.values()] };
}

const ANSWERING: ReadonlySet<Happening["kind"]> = new Set(["offer", "partOffer", "acceptance", "refusal"]);

/** Milliseconds; days are counted from midnight, UTC. 0 where the later is not later. */
export const between = (from: string, to: string): number => Math.max(0, Date.parse(to) - Date.parse(from));
