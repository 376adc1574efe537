import type { IssueId, Outcome, PartyId, SessionEvent } from "@detente/engine";
import type { Labels } from "../labels.ts";
import { eventWords, optionsInWords } from "./event-words.ts";

/** One event of the table. */
export interface Step {
  /** From 1. */
  readonly number: number;
  /** From 1; null where the protocol has no turns. */
  readonly round: number | null;
  /** Place of the party whose act it is. */
  readonly party: number | null;
  readonly kind: "offer" | "accept" | "agreed" | "other";
  /** Number of the offer meant. */
  readonly offer: number | null;
  readonly words: string;
  /** Of an offer: its options, or what is new in it since the party's last one. */
  readonly detail: string;
  /** What the outcome that is offered, accepted or agreed is worth to each party. */
  readonly utilities: readonly number[] | null;
}

/** What is told of an offer in which nothing is new. */
export const SAME_AGAIN = "the same again";

/** Whose events are told, and with what. */
export interface Telling {
  readonly labels: Labels;
  /** In the order in which utilities are given. */
  readonly parties: readonly PartyId[];
  readonly issues: readonly { readonly id: IssueId }[];
  /** By party, in points, not a number where it is not known; null for what is no outcome of the case. */
  readonly utilities: (outcome: Outcome) => ArrayLike<number> | null;
}

/** The events of the table, one step each; others are left out. */
export function tellSteps(events: readonly SessionEvent[], telling: Telling): readonly Step[] {
  const teller = new Teller(telling);
  return events.filter(({ audience }) => audience === "table").map((event, i) => teller.step(event, i + 1));
}

/** Tells the events in their order, and remembers what each refers to. */
class Teller {
  readonly #telling: Telling;
  readonly #offered = new Map<number, Outcome>();
  readonly #lastOf = new Map<PartyId, Outcome>();
  #order: readonly PartyId[] = [];
  #round: number | null = null;
  #place = -1;

  constructor(telling: Telling) {
    this.#telling = telling;
  }

  step(event: SessionEvent, number: number): Step {
    const party = "party" in event ? event.party : null;
    this.#countRound(event);
    const content = this.#content(event);
    const place = party === null ? -1 : this.#telling.parties.indexOf(party);
    return {
      number,
      round: this.#round,
      party: place < 0 ? null : place,
      words: eventWords(event, this.#telling.labels),
      ...content,
    };
  }

  #content(event: SessionEvent): Pick<Step, "kind" | "offer" | "detail" | "utilities"> {
    switch (event.kind) {
      case "offered": {
        const detail = this.#newIn(event.outcome, this.#lastOf.get(event.party));
        this.#offered.set(event.offer, event.outcome);
        this.#lastOf.set(event.party, event.outcome);
        return { kind: "offer", offer: event.offer, detail, utilities: this.#worth(event.outcome) };
      }
      case "accepted":
        return { kind: "accept", offer: event.offer, detail: "", utilities: this.#worth(this.#offered.get(event.offer)) };
      case "agreementProposed":
        this.#offered.set(event.offer, event.outcome);
        return { kind: "other", offer: event.offer, detail: "", utilities: this.#worth(event.outcome) };
      case "agreed":
        return {
          kind: "agreed",
          offer: event.offer ?? null,
          detail: optionsInWords(event.outcome, this.#telling.labels),
          utilities: this.#worth(event.outcome),
        };
      case "textPut":
      case "suggested":
        return { kind: "other", offer: null, detail: "", utilities: this.#worth(event.outcome) };
      default:
        return { kind: "other", offer: null, detail: "", utilities: null };
    }
  }

  #worth(outcome: Outcome | undefined): readonly number[] | null {
    const utilities = outcome === undefined ? null : this.#telling.utilities(outcome);
    return utilities === null ? null : Array.from(utilities);
  }

  #newIn(outcome: Outcome, before: Outcome | undefined): string {
    const { labels, issues } = this.#telling;
    if (before === undefined) return optionsInWords(outcome, labels);
    const changed = issues.filter(({ id }) => outcome[id] !== before[id]);
    if (changed.length === 0) return SAME_AGAIN;
    const option = (id: IssueId, of: Outcome): string => labels.option(id, of[id] ?? "–");
    return changed.map(({ id }) => `${labels.issue(id)}: ${option(id, before)} → ${option(id, outcome)}`).join("; ");
  }

  /** A round has passed when the turn has come round to somebody no later in the order. */
  #countRound(event: SessionEvent): void {
    if (event.kind === "opened") {
      this.#order = event.setup.parties;
      this.#round = event.setup.protocol.kind === "alternatingOffers" ? 1 : null;
    }
    if (this.#round === null || !TURNS.has(event.kind) || !("party" in event)) return;
    const place = this.#order.indexOf(event.party);
    if (place <= this.#place) this.#round++;
    this.#place = place;
  }
}

const TURNS: ReadonlySet<SessionEvent["kind"]> = new Set(["offered", "partOffered", "accepted", "rejected"]);
