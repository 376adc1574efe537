import { type GameScore, MOVE_CLASSES } from "@detente/engine";
import type { Labels } from "../labels.ts";
import { decimalText, percentText } from "../numbers.ts";
import type { Table } from "../table.ts";
import type { GameStory, PlayedGame } from "./game-story.ts";
import type { Step } from "./tell-steps.ts";

/** What came of a game for each party. */
export function scoreTable({ analysis, score }: PlayedGame, { parties }: GameStory, labels: Labels): Table {
  const numbers = ["Points", "Walks away below", "Share of its range", "Advantage"];
  return {
    caption: "By party",
    columns: [
      { name: "Party", kind: "name" },
      { name: "Played by", kind: "text" },
      ...numbers.map((name) => ({ name, kind: "number" as const })),
      { name: "Its steps from offer to offer", kind: "text" },
    ],
    rows: score.parties.map(({ utility, share, advantage, moves }, i) => ({
      cells: [
        parties[i]?.name ?? "",
        parties[i]?.player ?? "",
        labels.points(i, utility),
        labels.points(i, analysis.reservationValues[i] ?? Number.NaN),
        share === null ? "–" : percentText(share),
        advantage === null ? "–" : decimalText(advantage, 3),
        movesInWords(moves),
      ],
    })),
  };
}

function movesInWords(moves: GameScore["parties"][number]["moves"]): string {
  const made = MOVE_CLASSES.filter((name) => moves[name] > 0);
  return made.length === 0 ? "none" : made.map((name) => `${moves[name]} ${name}`).join(", ");
}

/** Where the agreement lies. Empty without one. */
export function agreementSentence({ isAgreed, frontierDistance, nashDistance }: GameScore): string {
  if (!isAgreed) return "";
  const near = (distance: number | null, what: string): readonly string[] =>
    distance === null ? [] : [distance < ON_IT ? `on ${what}` : `${decimalText(distance, 3)} from ${what}`];
  const places = [...near(frontierDistance, "the Pareto frontier"), ...near(nashDistance, "the nearest Nash solution")];
  return places.length === 0 ? "" : `The agreement is ${places.join(" and ")} (distances in shares of each party's range).`;
}

/** A distance that comes of rounding. */
const ON_IT = 1e-9;

/** Every step of a game, in words and points. */
export function stepsTable({ parties }: GameStory, steps: readonly Step[], labels: Labels): Table {
  return {
    caption: "Step by step",
    columns: [
      { name: "Round", kind: "number" },
      { name: "What happens", kind: "text" },
      ...parties.map(({ name }) => ({ name, kind: "number" as const })),
    ],
    rows: steps.map((step) => ({
      cells: [
        step.round === null ? "" : String(step.round),
        stepWords(step),
        ...parties.map((_, i) => (step.utilities === null ? "" : labels.points(i, step.utilities[i] ?? Number.NaN))),
      ],
    })),
  };
}

export function stepWords({ kind, offer, words, detail }: Step): string {
  const number = kind === "offer" && offer !== null ? ` (${offer})` : "";
  return `${words}${number}${detail === "" ? "" : `: ${detail}`}`;
}
