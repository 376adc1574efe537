import type { Analysis, Forfeit, GameScore, Outcome, PartyId, SessionEvent } from "@detente/engine";
import { type Labels, labelsOf } from "../labels.ts";
import { plainText } from "../plain-text.ts";
import { eventWords, optionsInWords } from "./event-words.ts";

/** A game as it was played, with what it is measured by. */
export interface PlayedGame {
  /** Of the case, with every party's brief. */
  readonly analysis: Analysis;
  readonly events: readonly SessionEvent[];
  /** What played for each party, in the order of the analysis. */
  readonly players: readonly string[];
  /** By party, in points; null for what is no outcome of the case. */
  readonly utilities: (outcome: Outcome) => ArrayLike<number> | null;
  readonly score: GameScore;
  readonly forfeits: readonly Forfeit[];
}

/** A game to be read: step by step, in words and points. All texts are plain: whoever prints them escapes them. */
export interface GameStory {
  /** Names of the parties, and what played for each. */
  readonly parties: readonly { readonly name: string; readonly player: string }[];
  readonly steps: readonly Step[];
  /** One sentence: how it ended. */
  readonly ending: string;
}

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

export function gameStory(game: PlayedGame): GameStory {
  const labels = labelsOf(game.analysis);
  const parties = game.analysis.parties.map(({ id }) => id);
  const teller = new Teller(game, labels, parties);
  const steps = game.events.filter(({ audience }) => audience === "table").map((event, i) => teller.step(event, i + 1));
  return {
    parties: labels.parties.map((name, i) => ({ name, player: plainText(game.players[i] ?? "") })),
    steps,
    ending: endingSentence(game, labels),
  };
}

/** Tells the events in their order, and remembers what each refers to. */
class Teller {
  readonly #game: PlayedGame;
  readonly #labels: Labels;
  readonly #parties: readonly PartyId[];
  readonly #offered = new Map<number, Outcome>();
  readonly #lastOf = new Map<PartyId, Outcome>();
  #order: readonly PartyId[] = [];
  #round: number | null = null;
  #place = -1;

  constructor(game: PlayedGame, labels: Labels, parties: readonly PartyId[]) {
    this.#game = game;
    this.#labels = labels;
    this.#parties = parties;
  }

  step(event: SessionEvent, number: number): Step {
    const party = "party" in event ? event.party : null;
    this.#countRound(event);
    const told = this.#told(event);
    const place = party === null ? -1 : this.#parties.indexOf(party);
    return {
      number,
      round: this.#round,
      party: place < 0 ? null : place,
      words: eventWords(event, this.#labels),
      ...told,
    };
  }

  #told(event: SessionEvent): Pick<Step, "kind" | "offer" | "detail" | "utilities"> {
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
          detail: optionsInWords(event.outcome, this.#labels),
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
    const utilities = outcome === undefined ? null : this.#game.utilities(outcome);
    return utilities === null ? null : Array.from(utilities);
  }

  #newIn(outcome: Outcome, before: Outcome | undefined): string {
    if (before === undefined) return optionsInWords(outcome, this.#labels);
    // The keys of an outcome are those of the issues.
    const issues = this.#game.analysis.issues.map(({ id }) => id).filter((id) => outcome[id] !== before[id]);
    if (issues.length === 0) return SAME_AGAIN;
    const option = (id: (typeof issues)[number], of: Outcome): string => this.#labels.option(id, of[id] ?? "–");
    return issues.map((id) => `${this.#labels.issue(id)}: ${option(id, before)} → ${option(id, outcome)}`).join("; ");
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

function endingSentence({ score, forfeits, events }: PlayedGame, labels: Labels): string {
  const forfeited = forfeits
    .map(({ party, reason, detail }) => `${labels.party(party)} forfeited (${reason}: ${plainText(detail)})`)
    .join(", ");
  const points = score.parties.map(({ utility }, i) => `${labels.parties[i] ?? ""} ${labels.points(i, utility)}`).join(", ");
  const last = events.findLast(({ kind }) => kind === "agreed" || kind === "endedWithoutAgreement");
  const why = last?.kind === "endedWithoutAgreement" && last.reason === "walkAway" ? "because a party left" : "when the time was up";
  const how = score.isAgreed ? `Agreement after ${rounds(score.rounds)}` : `No agreement, ${why}, after ${rounds(score.rounds)}`;
  return `${how}${forfeited === "" ? "" : `; ${forfeited}`}. Points: ${points}.`;
}

const rounds = (count: number): string => (count === 1 ? "1 whole round" : `${count} whole rounds`);
