import { type Contradiction, contradictions, type Question, questionOf, type Statable } from "@detente/engine";
import { answerWords, contradictionWords } from "./answer-words.ts";
import type { Said } from "./entry.ts";
import type { Room } from "./room.ts";
import { type Typed, typed } from "./typed.ts";

/** The first contradiction that the person has not seen and let stand; null where there is none. */
export function openContradiction({ subject }: Room, { answers, letStand }: Said): Contradiction | null {
  return contradictions(subject, answers).find((each) => !letStand.has(keyOf(each))) ?? null;
}

export type Settled =
  | { readonly kind: "letStand"; readonly contradiction: string }
  | { readonly kind: "askAgain"; readonly question: Question }
  | { readonly kind: Exclude<Typed["kind"], "text" | "skip" | "done"> };

/** Names it, and lets the person answer one of its questions anew or let it stand. */
export async function settleContradiction(room: Room, contradiction: Contradiction): Promise<Settled> {
  const { screen, keyboard, labels } = room;
  const suspect = "suspect" in contradiction ? contradiction.suspect : null;
  // The doubtful one first: it is the one to look at.
  const answers = [...contradiction.answers].toSorted((a: Statable, b: Statable) => Number(b === suspect) - Number(a === suspect));
  screen.blank();
  screen.say(contradictionWords(contradiction), "warning");
  for (const [k, answer] of answers.entries()) screen.item(`${k + 1}${answer === suspect ? "*" : ""}  ${answerWords(labels, answer)}.`);
  for (;;) {
    const line = typed(await keyboard.line(screen.prompt("Number of the one to answer again, or Enter to let them stand:")));
    if (line.kind === "skip" || line.kind === "done") return { kind: "letStand", contradiction: keyOf(contradiction) };
    if (line.kind !== "text") return { kind: line.kind };
    if (line.text === "") return { kind: "letStand", contradiction: keyOf(contradiction) };
    const chosen = answers[Number(line.text) - 1];
    if (chosen !== undefined) return { kind: "askAgain", question: questionOf(chosen) };
    screen.say(`A number from 1 to ${answers.length}, or Enter.`, "warning");
  }
}

const keyOf = (contradiction: Contradiction): string => JSON.stringify([contradiction.kind, contradiction.answers]);
