import { assertNever, type Flip, type InputChange, type Verdict } from "@detente/engine";
import type { Section } from "../../document.ts";
import { plainText } from "../../plain-text.ts";
import { pointsText } from "../advice-names.ts";
import { shareWords } from "./share-words.ts";
import type { VerdictNames } from "./verdict-names.ts";
import { VERDICT_WORDS } from "./verdict-words.ts";

/** What would change the word: single changes, then two together. Null where nobody has looked. */
export function flipsSection({ flips, party }: Verdict, names: VerdictNames): Section | null {
  if (flips === null) return null;
  const [single, pairs] = [flips.filter(({ changes }) => changes.length === 1), flips.filter(({ changes }) => changes.length > 1)];
  const items = (list: readonly Flip[]): readonly string[] => list.map((flip) => flipWords(flip, party, names));
  return {
    id: "flips",
    title: "What would change the word",
    blocks: [
      single.length === 0
        ? { kind: "paragraph", text: "No single number of those looked at changes it by itself, as far as it can go." }
        : { kind: "list", items: items(single) },
      ...(pairs.length === 0
        ? []
        : ([
            { kind: "paragraph", text: "Two together, neither of which does it alone:" },
            { kind: "list", items: items(pairs) },
          ] as const)),
    ],
  };
}

function flipWords({ word, changes }: Flip, party: Verdict["party"], names: VerdictNames): string {
  return `${VERDICT_WORDS[word].word}, if ${changes.map((change) => changeWords(change, party, names)).join(", and ")}.`;
}

function changeWords(change: InputChange, party: Verdict["party"], names: VerdictNames): string {
  const points = (value: number): string => pointsText(names, party, value);
  switch (change.kind) {
    case "offerWorth":
      return `the offer were worth ${points(change.to)} instead of ${points(change.from)} points`;
    case "reservation":
      return `no agreement were worth ${points(change.to)} instead of ${points(change.from)} points`;
    case "probability":
      return `you held "${names.unknown(change.unknown)}: ${names.state(change.unknown, change.state)}" with ${shareWords(change.to)} instead of ${shareWords(change.from)}`;
    case "redLine":
      return `your red line "${plainText(change.name)}" did not bind`;
    case "groundwork":
      return "the groundwork were done, or its bar were overridden";
    case "rounds":
      return `the talks had ${change.to} instead of ${change.from} rounds`;
    case "returnChance":
      return `the others came back after a pause with ${shareWords(change.to)} instead of ${shareWords(change.from)}`;
    case "theirReservation":
      return `no agreement were worth ${pointsText(names, change.party, change.to)} instead of ${pointsText(names, change.party, change.from)} of its points to ${names.labels.party(change.party)}`;
    default:
      return assertNever(change);
  }
}
