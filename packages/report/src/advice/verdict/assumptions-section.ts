import type { Section } from "../../document.ts";
import { decimalText } from "../../numbers.ts";
import { shareWords } from "./share-words.ts";
import type { ShownVerdict } from "./shown-verdict.ts";

/** What the numbers take for granted. */
export function assumptionsSection({ verdict, taken }: Pick<ShownVerdict, "verdict" | "taken">): Section {
  const { goingOn, comingBack } = verdict;
  return {
    id: "assumptions",
    title: "What this assumes",
    blocks: [
      {
        kind: "list",
        items: [
          ...taken,
          `What comes of going on was played out ${goingOn.playOuts} times, each time against counterparts drawn from your estimates, weighted by how well they explain the offers so far (as good as ${decimalText(goingOn.effective, 1)} equally likely ones).`,
          ...(comingBack === null
            ? []
            : [
                `After a pause the others come back with ${shareWords(comingBack.returnChance)}: an assumption that nobody has counted; --return-chance changes it.`,
              ]),
          "Nothing is known here but your brief. If its estimates of the others are wrong, so are these numbers.",
        ],
      },
    ],
  };
}
