import type { Analysis } from "@detente/engine";
import type { Section } from "../document.ts";
import { countText } from "../numbers.ts";
import { SOLUTION_WORDS, SOLUTIONS } from "../solution-words.ts";

/** What the words and formulas mean, and what it takes to compute the same again. */
export function conventionsSection(analysis: Analysis): Section {
  const model = {
    full: "The model uses everything in the briefs, combinations of issues included.",
    additive: "The model adds points issue by issue; interactions, constraints, red lines and unknowns are left out, as was asked.",
  }[analysis.model];
  const grid =
    analysis.density && analysis.density.error > 0
      ? [`An outcome may lie up to ${analysis.density.error.toFixed(2)} cells off its place in the cloud.`]
      : [];
  return {
    id: "conventions",
    title: "Formulas and conventions",
    blocks: [
      {
        kind: "list",
        items: [
          "u is a party's utility, on its own scale; d the point of no agreement: the reservation value, or the worst admissible outcome where that is better; a the best a party gets in any rational frontier point.",
          ...SOLUTIONS.map((solution) => `${SOLUTION_WORDS[solution].name}: ${analysis.solutions[solution].formula}`),
          "Solutions are searched among rational frontier points: Pareto-optimal, no red line crossed, nobody below its reservation value. All ties are reported.",
          "Opposition is the distance from every party's best to the nearest outcome that suits everybody, each shortfall taken as a share of that party's best.",
          "Utilities are expected over unknowns, with ranges at their likely figure. Bands are 5 % to 95 % of the draws.",
          model,
          `${countText(analysis.admissible)} of ${countText(analysis.outcomes)} outcomes cross no red line.`,
          ...grid,
          `Seed ${analysis.seed}; format version ${analysis.detente}. The same case, seed and version give the same report.`,
        ],
      },
    ],
  };
}
