import type { Section } from "../../document.ts";
import { plainText } from "../../plain-text.ts";
import { alternativesSection } from "../alternatives-section.ts";
import { assumptionsSection } from "./assumptions-section.ts";
import { cautionsSection } from "./cautions-section.ts";
import { counterSection } from "./counter-section.ts";
import { flipsSection } from "./flips-section.ts";
import { obstacleWords } from "./obstacle-words.ts";
import { offerSection } from "./offer-section.ts";
import { ruleSection } from "./rule-section.ts";
import type { ShownVerdict } from "./shown-verdict.ts";
import { type VerdictNames, verdictNames } from "./verdict-names.ts";
import { VERDICT_WORDS } from "./verdict-words.ts";
import { whySentence } from "./why-sentence.ts";
import { worthSection } from "./worth-rows.ts";

/** A verdict in words, before it is HTML or text for a terminal. */
export interface ToldVerdict {
  readonly title: string;
  readonly word: string;
  readonly gloss: string;
  readonly why: string;
  /** Whose verdict, on which offer, at which moment. */
  readonly context: string;
  /** What the scale shows, as a table. */
  readonly worth: Section;
  readonly sections: readonly Section[];
  readonly names: VerdictNames;
}

export function tellVerdict(shown: ShownVerdict): ToldVerdict {
  const { verdict, value, offer, moment } = shown;
  const names = verdictNames(shown);
  const { word, gloss } = VERDICT_WORDS[verdict.word];
  const by = names.labels.party(offer.by);
  const named = offer.name === null ? `an offer of ${by}` : `"${plainText(offer.name)}", put forward by ${by}`;
  return {
    title: plainText(value.title),
    word,
    gloss,
    why: whySentence(verdict, names),
    context: `${names.labels.party(verdict.party)} on ${named}, ${moment}.`,
    worth: worthSection(verdict, names),
    sections: sections(shown, names),
    names,
  };
}

function sections(shown: ShownVerdict, names: VerdictNames): readonly Section[] {
  const { verdict } = shown;
  return [
    offerSection(verdict, names),
    verdict.reservation.alternatives && alternativesSection(verdict.reservation.alternatives, names),
    obstaclesSection(shown, names),
    flipsSection(verdict, names),
    counterSection(
      {
        id: "packages",
        title: verdict.word === "pause" ? "What to come back with" : "What could be put forward instead",
        intro: "Packages better than no agreement for every side, by your brief and your estimates, best first by gain × chance.",
        party: verdict.party,
        offers: verdict.counterOffers,
        none: "No package was found that crosses no line and is worth no less than no agreement to every side, by your brief and your estimates.",
      },
      names,
    ),
    cautionsSection(verdict, names),
    ruleSection(verdict),
    assumptionsSection(shown),
  ].flatMap((section) => section ?? []);
}

function obstaclesSection({ verdict }: ShownVerdict, names: VerdictNames): Section | null {
  if (verdict.obstacles.length === 0) return null;
  const items = verdict.obstacles.map((obstacle) => obstacleWords(obstacle, names));
  return { id: "obstacles", title: "Why nothing better can be settled now", blocks: [{ kind: "list", items }] };
}

/** With a capital letter, to stand alone. */
export const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
