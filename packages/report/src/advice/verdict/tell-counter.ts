import type { CounterOffer } from "@detente/engine";
import type { Section } from "../../document.ts";
import { plainText } from "../../plain-text.ts";
import { pointsText } from "../advice-names.ts";
import { counterSection } from "./counter-section.ts";
import type { ShownVerdict } from "./shown-verdict.ts";
import { type VerdictNames, verdictNames } from "./verdict-names.ts";

/** Packages worth the same to the party, to be put forward together. */
export interface ShownEquivalents {
  readonly offers: readonly CounterOffer[];
  /** What each is worth at least, and by how much it may be more. */
  readonly target: number;
  readonly tolerance: number;
}

/** What could be put forward, in words. */
export interface ToldCounter {
  readonly title: string;
  readonly summary: string;
  readonly context: string;
  readonly packages: Section;
  /** Null where nobody asked. */
  readonly equivalents: Section | null;
  readonly assumptions: Section;
  readonly names: VerdictNames;
}

export function tellCounter(shown: ShownVerdict, equivalents: ShownEquivalents | null): ToldCounter {
  const { verdict, value, offer, moment, taken } = shown;
  const names = verdictNames(shown);
  const { party, counterOffers } = verdict;
  const [me, them] = [names.labels.party(party), names.labels.party(offer.by)];
  const against = offer.name === null ? `an offer of ${them}` : `"${plainText(offer.name)}", put forward by ${them}`;
  const points = (each: number): string => pointsText(names, party, each);
  return {
    title: plainText(value.title),
    summary: summary(counterOffers.length),
    context: `${me}, against ${against}, ${moment}. That offer is worth ${points(verdict.offer.value)} points, no agreement ${points(verdict.reservation.value)}.`,
    packages: counterSection(
      {
        id: "packages",
        title: "Best by gain × chance",
        intro:
          "No package crosses a red line, of your own or that you know of, and all sides prefer each to no agreement, by your brief and your estimates.",
        party,
        offers: counterOffers,
        none: "No package was found that crosses no line and is worth no less than no agreement to every side, by your brief and your estimates.",
      },
      names,
    ),
    equivalents: equivalents && equivalentsSection(equivalents, party, names),
    assumptions: { id: "assumptions", title: "What this assumes", blocks: [{ kind: "list", items: [...taken, ESTIMATES] }] },
    names,
  };
}

const ESTIMATES = "What the others think of a package, and the chance that they accept it, is computed from your estimates of them.";

const summary = (count: number): string =>
  count === 0
    ? "There is nothing to put forward that all sides prefer to no agreement."
    : count === 1
      ? "One package could be put forward instead of the offer."
      : `${count} packages could be put forward instead of the offer.`;

function equivalentsSection(
  { offers, target, tolerance }: ShownEquivalents,
  party: ShownVerdict["verdict"]["party"],
  names: VerdictNames,
): Section {
  const points = (each: number): string => pointsText(names, party, each);
  const band = `${points(target)} to ${points(target + tolerance)} points`;
  return counterSection(
    {
      id: "equivalents",
      title: "Several that are worth the same to you",
      intro: `Each is worth ${band} to ${names.labels.party(party)}, and they are as different as can be. Put forward together, they give nothing away, and which of them the others like best tells what they care about.`,
      party,
      offers,
      none: `No package that you could sign is worth ${band}: try another --worth, or a larger --tolerance.`,
    },
    names,
  );
}
