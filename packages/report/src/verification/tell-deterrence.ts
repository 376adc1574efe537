import { type Deterrence, VERIFICATION_FORMULAS } from "@detente/engine";
import { decimalText, percentText } from "../numbers.ts";
import { visitsWords } from "./goal-words.ts";
import type { Told } from "./told.ts";

/** How much detection makes a violation not worth its risk. */
export function tellDeterrence(found: Deterrence): Told {
  const { threshold, visits, visitsNeeded, detectionCap } = found;
  return {
    title: "What deters a violation",
    summary: `A violation does not pay where it is detected with a chance of ${percentText(threshold)} or more.`,
    figures: [
      { value: percentText(threshold), label: "detection that deters" },
      ...(visits === null ? [] : [{ value: visitsNeeded === null ? "never" : String(visitsNeeded), label: "visits that detect so often" }]),
    ],
    notes: [
      ...(visits === null || detectionCap === null ? [] : [visitsNote(visitsNeeded, detectionCap)]),
      "The loss counts against behaving: penalties, relief that ends, standing that is lost. It deters only if the other side believes that it will follow.",
    ],
    curve: null,
    tables: [],
    pageTables: [],
    formulas: [VERIFICATION_FORMULAS.deterrence],
    language: "en",
  };
}

function visitsNote(needed: number | null, cap: number): string {
  if (needed !== null) return `${visitsWords(needed)} ${needed === 1 ? "detects" : "detect"} it so often.`;
  return `No number of visits detects so often: with this access they find at most ${percentText(cap)}.`;
}

/** How much the future must count for keeping to pay. */
export function tellRepeatedPlay(threshold: number): Told {
  return {
    title: "Keeping to it, round after round",
    summary: `Keeping pays where a round counts for at least ${percentText(threshold)} of the round before it.`,
    figures: [{ value: decimalText(threshold, 4), label: "least discount of a round" }],
    notes: ["Each side keeps as long as the other does, and a breach ends it for good. Talks that end on a known day have no such future."],
    curve: null,
    tables: [],
    pageTables: [],
    formulas: [VERIFICATION_FORMULAS.repeatedPlay],
    language: "en",
  };
}
