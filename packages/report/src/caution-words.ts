import type { Analysis, Caution } from "@detente/engine";
import type { Labels } from "./labels.ts";
import { countText, percentText } from "./numbers.ts";
import { plainText } from "./plain-text.ts";

/** A warning in plain words: what is the matter, what it means, and what to look at (empty where the text says it all). */
export interface CautionWords {
  readonly headline: string;
  readonly text: string;
  readonly checks: readonly string[];
}

export function cautionWords(caution: Caution, analysis: Analysis, labels: Labels): CautionWords {
  return WORDS[caution.code](caution, analysis, labels);
}

type Words = (caution: Caution, analysis: Analysis, labels: Labels) => CautionWords;

const WORDS: Readonly<Record<Caution["code"], Words>> = {
  modelPredictsAgreement: () => ({
    headline: "The model predicts agreement; reality may not.",
    text: "Talks with room to agree on paper still end without a deal, for reasons that are not in the table of points. Before you rely on this analysis, check five things it may leave out:",
    checks: [
      "Sequencing and irreversibility: who moves first, and what can never be taken back if the other side stops half-way?",
      "Undeclared facts: what may exist that nobody has put on the table, and is it among the unknowns here?",
      "Leverage given away: which options give up the pressure that later issues will need?",
      "Mandate: may the people in the room sign this, has the working level prepared it, is the end-state defined alike on all sides?",
      "Domestic audiences: who at home can undo the deal, and what would they have to be shown?",
    ],
  }),
  noZopa: () => ({
    headline: "No outcome suits everybody.",
    text: "Every outcome crosses a red line or leaves some party worse off than walking away. Look at the reservation values and red lines first, then at issues, options and unknowns that are not in the case yet; do not read the frontier as a list of deals.",
    checks: [],
  }),
  zopaDependsOnRanges: (_, { sensitivity }) => ({
    headline: "Whether there is room to agree depends on uncertain numbers.",
    text: `${sensitivity ? `There is room in ${percentText(sensitivity.zopaExists)} of ${countText(String(sensitivity.draws))} draws from the ranges. ` : ""}See the sensitivity section for the inputs that decide it.`,
    checks: [],
  }),
  additiveModel: (_, { model }) => ({
    headline:
      model === "additive"
        ? "Interactions, constraints, red lines and unknowns are left out, as was asked."
        : "Each issue is scored on its own.",
    text: "Points are added issue by issue. The model does not know when one concession is worth more, or only anything at all, together with another; such packages can look good here and be absurd at the table.",
    checks: [],
  }),
  scalesNotComparable: () => ({
    headline: "Points of different parties are different units.",
    text: "Results that add or compare them (the egalitarian and the utilitarian outcome) change when one party's scale is stretched. The Nash and the Kalai–Smorodinsky outcome do not.",
    checks: [],
  }),
  reservationBelowWorst: (caution, _, labels) => ({
    headline: `${subject(caution, labels, "Some party")} would take any outcome rather than walk away.`,
    text: "The reservation value lies below the worst outcome. That is rare in life: check how the alternative to an agreement was valued.",
    checks: [],
  }),
  groupTooLarge: (_, { frontier: { tooLarge } }, labels) => ({
    headline: "Too many combinations to search completely.",
    text: tooLarge
      ? `The issues ${list(tooLarge.issues.map(labels.issue))} hang together and have ${countText(tooLarge.combinations)} combinations (the limit is ${countText(String(tooLarge.limit))}). There is no exact frontier here and nothing was sampled in its place; known are only upper bounds: ${list(tooLarge.upperBounds.map((bound, party) => `${labels.parties[party]} ${labels.points(party, bound)}`))}.`
      : "Some issues hang together in more combinations than can be enumerated; there is no exact frontier here.",
    checks: [],
  }),
  uniformProbabilities: (caution, analysis, labels) => ({
    headline: `${subject(caution, labels, "Some party")} has not said how likely the answers are${unknownOf(caution, analysis)}.`,
    text: "All states are then taken as equally likely, which is an assumption, not knowledge.",
    checks: [],
  }),
  thinEstimate: ({ facts }, analysis, labels) => ({
    headline: `What is believed of ${typeof facts["of"] === "string" ? labels.party(facts["of"]) : "another party"} is incomplete.`,
    text: thinness(facts, analysis),
    checks: [],
  }),
  zopaEstimated: (_, { zopa, frontier }) => ({
    headline: "The size of the room to agree is an estimate.",
    text: `There are too many outcomes to count; the share comes from a seeded sample${zopa.interval ? ` (95 % confidence: ${percentText(zopa.interval.low)} to ${percentText(zopa.interval.high)})` : ""}. ${zopa.exists || frontier.exact ? "Whether there is room at all does not depend on the sample." : "That none was found in it does not prove that there is none."}`,
    checks: [],
  }),
};

function thinness(facts: Caution["facts"], { issues }: Analysis): string {
  const missing = Number(facts["issues"] ?? 0);
  const worths =
    missing === 0 ? [] : [`Of ${issues.length} issues, ${missing} are not estimated and count as worth nothing to that party.`];
  const reservation =
    facts["reservation"] === "missing" ? ["No reservation value is estimated, so any outcome counts as acceptable to it."] : [];
  const parts = [...worths, ...reservation];
  return parts.length === 0 ? "What is not estimated counts as worth nothing to that party." : parts.join(" ");
}

function subject({ facts }: Caution, labels: Labels, otherwise: string): string {
  return typeof facts["party"] === "string" ? labels.party(facts["party"]) : otherwise;
}

function unknownOf({ facts }: Caution, { unknowns }: Analysis): string {
  const unknown = unknowns.find(({ id }) => id === facts["unknown"]);
  return unknown ? ` (${plainText(unknown.name)})` : "";
}

function list(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
