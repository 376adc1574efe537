import type { Analysis, Forfeit, GameScore, Outcome, SessionEvent } from "@detente/engine";
import { type Labels, labelsOf } from "../labels.ts";
import { plainText } from "../plain-text.ts";
import { type Step, tellSteps } from "./tell-steps.ts";

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

export function gameStory(game: PlayedGame): GameStory {
  const { analysis, events, utilities } = game;
  const labels = labelsOf(analysis);
  const steps = tellSteps(events, { labels, parties: analysis.parties.map(({ id }) => id), issues: analysis.issues, utilities });
  return {
    parties: labels.parties.map((name, i) => ({ name, player: plainText(game.players[i] ?? "") })),
    steps,
    ending: endingSentence(game, labels),
  };
}

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
