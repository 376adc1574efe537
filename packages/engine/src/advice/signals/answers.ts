import type { PartyId } from "../../model/ids.ts";
import type { Happening } from "../dynamics/happening.ts";

/** How long a party took to answer. */
export interface Answer {
  readonly party: PartyId;
  /** Of the answer. */
  readonly at: string;
  /** Refs of what it had to answer, and of the answer. */
  readonly refs: readonly [string, string];
  /** Milliseconds since the first offer of another that it had not answered; where there are turns, since its turn began. */
  readonly took: number;
}

/** An offer that a party has yet to answer. */
export interface Owed {
  readonly party: PartyId;
  readonly ref: string;
  /** From when on it could have been answered. */
  readonly at: string;
}

export interface AnswerTimes {
  /** In the order of happening. */
  readonly answers: readonly Answer[];
  /** What is still owed at the end. None once somebody has left, while the talks rest, after their end, or while it is another's turn. */
  readonly owed: readonly Owed[];
}

/**
 * Offering, refusing and accepting answer all that others have offered before. What is withdrawn or has fallen needs no answer; where
 * there are turns, the clock of each begins with its own. A pause, a leaving and a new sitting set every clock back to nothing.
 */
export function answerTimes(happenings: readonly Happening[], parties: readonly PartyId[]): AnswerTimes {
  const answers: Answer[] = [];
  const debts = new Debts();
  for (const { kind, party, at, ref, next, fell } of happenings) {
    if (CLEARING.has(kind)) debts.clear();
    const before = party === null || !ANSWERING.has(kind) ? undefined : debts.pay(party);
    if (fell !== undefined) debts.drop(fell);
    if (party === null) continue;
    if (before !== undefined) answers.push({ party, at, refs: [before.ref, ref], took: between(before.at, at) });
    if (kind === "offer" || kind === "partOffer")
      for (const other of parties) if (other !== party) debts.owe({ party: other, ref, at }, next === undefined ? "besides" : "instead");
    if (next !== undefined) debts.giveTurn(next, at);
  }
  return { answers, owed: debts.owed() };
}

/** Offers that parties have not answered. */
class Debts {
  readonly #unanswered = new Map<PartyId, readonly Owed[]>();
  #turn: PartyId | null = null;

  clear(): void {
    this.#unanswered.clear();
    this.#turn = null;
  }

  /** [AO3] An offer besides others, or instead of them. */
  owe(debt: Owed, how: "besides" | "instead"): void {
    const others = how === "besides" ? (this.#unanswered.get(debt.party) ?? []) : [];
    this.#unanswered.set(debt.party, [...others, debt]);
  }

  drop(ref: string): void {
    for (const [party, debts] of this.#unanswered)
      this.#unanswered.set(
        party,
        debts.filter((each) => each.ref !== ref),
      );
  }

  /** The oldest, of all that are paid. */
  pay(party: PartyId): Owed | undefined {
    const [oldest] = this.#unanswered.get(party) ?? [];
    this.#unanswered.delete(party);
    return oldest;
  }

  giveTurn(party: PartyId, at: string): void {
    this.#turn = party;
    const waiting = this.#unanswered.get(party) ?? [];
    this.#unanswered.set(
      party,
      waiting.map((each) => ({ ...each, at })),
    );
  }

  owed(): readonly Owed[] {
    return [...this.#unanswered.values()].flatMap(([oldest]) =>
      oldest === undefined || (this.#turn !== null && oldest.party !== this.#turn) ? [] : [oldest],
    );
  }
}

const CLEARING: ReadonlySet<Happening["kind"]> = new Set(["pause", "exit", "sitting"]);
const ANSWERING: ReadonlySet<Happening["kind"]> = new Set(["offer", "partOffer", "acceptance", "refusal"]);

/** Milliseconds; days are counted from midnight, UTC. 0 where the later is not later. */
export const between = (from: string, to: string): number => Math.max(0, Date.parse(to) - Date.parse(from));
