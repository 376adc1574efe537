import { labelsOf } from "../labels.ts";
import { plainText } from "../plain-text.ts";
import { gameStory, type PlayedGame } from "./game-story.ts";
import { SAME_AGAIN, type Step } from "./tell-steps.ts";

/**
 * A game as a plain text to be read and compared, a line a step: round, what happens, and behind it what the outcome is worth to each
 * party. Of an offer only what is new since the party's last one is told. Where nothing is new for a while, one line tells it.
 */
export function transcript(game: PlayedGame): string {
  const labels = labelsOf(game.analysis);
  const { parties, steps, ending } = gameStory(game);
  const lines = folded(steps).map((part) => (part.kind === "step" ? stepLine(part.step, labels.vector) : silenceLine(part)));
  const players = parties.map(({ name, player }) => `${name}: ${player}`);
  return `${[plainText(game.analysis.title), ...players, "", ...lines, "", ending].join("\n")}\n`;
}

type Part = { readonly kind: "step"; readonly step: Step } | Silence;

/** Steps that repeat what their parties offered before. */
interface Silence {
  readonly kind: "silence";
  readonly first: Step;
  readonly last: Step;
  readonly count: number;
}

/** Fewer are told one by one. */
const LEAST_FOLDED = 4;

function folded(steps: readonly Step[]): readonly Part[] {
  const parts: Part[] = [];
  let k = 0;
  while (k < steps.length) {
    const end = endOfSilence(steps, k);
    const [first, last] = [steps[k], steps[end - 1]];
    if (first === undefined) break;
    const isFolded = last !== undefined && end - k >= LEAST_FOLDED;
    parts.push(isFolded ? { kind: "silence", first, last, count: end - k } : { kind: "step", step: first });
    k = isFolded ? end : k + 1;
  }
  return parts;
}

/** Place after the last step, from k on, that repeats an offer; k where the one at k does not. */
function endOfSilence(steps: readonly Step[], k: number): number {
  let end = k;
  while (steps[end]?.detail === SAME_AGAIN) end++;
  return end;
}

function stepLine({ round, words, detail, offer, kind, utilities }: Step, vector: (utilities: readonly number[]) => string): string {
  const number = kind === "offer" && offer !== null ? ` (${offer})` : "";
  const worth = utilities === null ? "" : `  [${vector(utilities).replaceAll("\u00a0", " ")}]`;
  return `${roundText(round)} ${words}${number}${detail === "" ? "" : `: ${detail}`}${worth}`;
}

const silenceLine = ({ first, last, count }: Silence): string =>
  `${roundText(first.round)} … ${count} offers like those before, up to round ${last.round ?? "–"} …`;

const roundText = (round: number | null): string => (round === null ? "   " : String(round).padStart(3));
