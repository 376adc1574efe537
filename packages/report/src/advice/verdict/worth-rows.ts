import type { Band, Verdict } from "@detente/engine";
import type { Section } from "../../document.ts";
import { pointsText } from "../advice-names.ts";
import { drawnShareWords, shareWords } from "./share-words.ts";
import type { VerdictNames } from "./verdict-names.ts";
import { isOver } from "./why-sentence.ts";

/** One thing on the scale of the party's points. */
export interface WorthRow {
  readonly name: string;
  readonly kind: "offer" | "noAgreement" | "course";
  readonly value: number;
  /** Null where the brief states no ranges. */
  readonly band: Pick<Band, "low" | "high"> | null;
  /** How it comes about, or in how many cases. */
  readonly note: string;
}

/** Offer, no agreement, going on, coming back, a pause: all on one scale. */
export function worthRows({ offer, reservation, goingOn, comingBack, party }: Verdict, names: VerdictNames): readonly WorthRow[] {
  const agreed = (share: number): string => `an agreement in ${drawnShareWords(share)}`;
  const { alternatives, source } = reservation;
  const best = alternatives?.alternatives.find(({ isBest }) => isBest)?.name;
  return [
    { name: "This offer", kind: "offer", value: offer.value, band: offer.band, note: "expected over the unknowns" },
    {
      name: "No agreement",
      kind: "noAgreement",
      value: reservation.value,
      band: reservation.band,
      note: best ?? (source === "worstOutcome" ? "the brief says nothing: the worst outcome" : "as the brief states"),
    },
    { name: "Going on now", kind: "course", value: goingOn.mean, band: goingOn.band, note: agreed(goingOn.agreement) },
    ...(comingBack === null
      ? []
      : ([
          { name: "If both come back", kind: "course", value: comingBack.mean, band: comingBack.band, note: agreed(comingBack.agreement) },
          {
            name: "A pause",
            kind: "course",
            value: comingBack.value,
            band: null,
            note: `they come back with ${shareWords(comingBack.returnChance)}, else ${pointsText(names, party, reservation.value)}`,
          },
        ] as const)),
  ];
}

/** What the scale shows as a table, and what is to be read from it. */
export function worthSection(verdict: Verdict, names: VerdictNames): Section {
  const points = (value: number): string => pointsText(names, verdict.party, value);
  return {
    id: "worth",
    title: "What it is worth",
    blocks: [
      {
        kind: "table",
        shown: "open",
        table: {
          caption: `In points of ${names.labels.party(verdict.party)}; nine of ten draws fall into the range`,
          columns: [
            { name: "What", kind: "text" },
            { name: "Worth", kind: "number" },
            { name: "Range", kind: "text" },
            { name: "How", kind: "text" },
          ],
          rows: worthRows(verdict, names).map(({ name, value, band, note }) => ({
            cells: [name, points(value), band === null ? "–" : `${points(band.low)} to ${points(band.high)}`, note],
          })),
        },
      },
      ...worthNotes(verdict).map((text) => ({ kind: "paragraph" as const, text })),
    ],
  };
}

/** Sentences about the scale. */
export function worthNotes(verdict: Verdict): readonly string[] {
  const { steadiness, goingOn } = verdict;
  return [
    ...(isOver(verdict) && goingOn.agreement > 0
      ? ["Nothing can be settled in time at this table, so the rule counts going on as no agreement."]
      : []),
    steadiness === null
      ? "Your brief states no ranges, so the numbers of offer and no agreement have no band."
      : `Drawing other figures from the ranges of your brief, the word stays the same in ${drawnShareWords(steadiness)} of the draws.`,
  ];
}
