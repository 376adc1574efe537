import {
  assertNever,
  type Cure,
  FIRST_SHARE,
  type Flag,
  type GuardReading,
  LEAST_SHARE,
  MOST_RATIO,
  type Place,
  type Unchecked,
} from "@detente/engine";
import type { Block, Section } from "../document.ts";
import { percentText } from "../numbers.ts";
import { plainText } from "../plain-text.ts";
import type { Table } from "../table.ts";
import { type AdviceNames, changeText, pointsText } from "./advice-names.ts";

/** What speaks against sending an offer, where it hurts, and what to send instead. */
export function guardSection(reading: GuardReading, names: AdviceNames): Section {
  const { flags, unchecked, party, utility, least } = reading;
  const { labels } = names;
  const against = least === null ? "" : `; no agreement is worth ${pointsText(names, party, least)} at this time`;
  const worth = `The offer is worth ${pointsText(names, party, utility)} points to ${labels.party(party)}${against}.`;
  const verdict = flags.length === 0 ? "Nothing that was looked into speaks against sending it." : "Look at this before you send it:";
  return {
    id: "guard",
    title: "Before this offer is sent",
    blocks: [
      { kind: "paragraph", text: `${worth} ${verdict}` },
      ...flags.flatMap((flag): readonly Block[] => [
        { kind: "list", items: [flagWords(flag, party, names)] },
        ...(flag.places.length === 0 ? [] : [{ kind: "table" as const, table: placesTable(flag, party, names), shown: "open" as const }]),
        ...cureBlocks(flag.cure, reading, names),
      ]),
      ...unchecked.map((each): Block => ({ kind: "paragraph", text: uncheckedWords(each) })),
    ],
  };
}

function flagWords(flag: Flag, party: GuardReading["party"], names: AdviceNames): string {
  const { labels } = names;
  const points = (value: number): string => pointsText(names, party, value);
  switch (flag.kind) {
    case "belowWalkAway":
      return `Below the walk-away value: ${points(flag.short)} points are missing.`;
    case "redLine":
      return `Across your own red line: ${plainText(flag.name)}.`;
    case "dominated": {
      const others = flag.others.map((each) => `${labels.party(each.party)} (${changeText(names, each.party, each.gain)})`).join(", ");
      return `Something else is worth ${points(flag.gain)} points more to you and, by your estimates, no worse for ${others}.`;
    }
    case "outOfProportion": {
      const { gives, gave, came, allowed, counterpart } = flag;
      return `Out of proportion: the offer gives ${points(gives)} points, ${points(gave)} with those before it, while the offers of ${labels.party(counterpart)} came up by ${points(came)}. Up to ${points(allowed)} would be in proportion (${percentText(FIRST_SHARE)} of the room to give, and ${MOST_RATIO} points for each that came back; steps of up to ${percentText(LEAST_SHARE)} of it pass).`;
    }
    default:
      return assertNever(flag);
  }
}

function placesTable(flag: Flag, party: GuardReading["party"], names: AdviceNames): Table {
  const { labels } = names;
  return {
    caption: PLACES[flag.kind],
    columns: [
      { name: "Issue", kind: "name" },
      { name: "The offer has", kind: "name" },
      { name: "Points lost there", kind: "number" },
    ],
    rows: flag.places.map(({ issue, option, lost }: Place) => ({
      cells: [labels.issue(issue), labels.option(issue, option), pointsText(names, party, lost)],
    })),
  };
}

const PLACES: Readonly<Record<Flag["kind"], string>> = {
  belowWalkAway: "Where most is lost, against the best option of the issue",
  redLine: "What crosses the line, and what it loses against the best option of the issue",
  dominated: "What changes, and what the offer loses there against the better one",
  outOfProportion: "Where the concession is, against the last own offer",
};

/** What could be sent instead, a line a change. */
function cureBlocks(cure: Cure | null, { party, least }: GuardReading, names: AdviceNames): readonly Block[] {
  const { labels } = names;
  if (cure === null) return [{ kind: "paragraph", text: "Nothing that could be signed mends this." }];
  const items = cure.changes.map(
    ({ issue, from, to }) => `${labels.issue(issue)}: "${labels.option(issue, to)}" in place of "${labels.option(issue, from)}"`,
  );
  const below = least !== null && cure.utility < least ? ", still less than no agreement" : "";
  return [
    { kind: "paragraph", text: `Instead, worth ${pointsText(names, party, cure.utility)} points${below}:` },
    { kind: "list", items },
  ];
}

const CHECKS: Readonly<Record<Unchecked["check"], string>> = {
  belowWalkAway: "Whether it is below the walk-away value",
  redLine: "Whether it crosses a red line",
  dominated: "Whether something else is better for you at nobody's cost",
  outOfProportion: "Whether it gives more than came back",
};

const REASONS: Readonly<Record<Unchecked["reason"], string>> = {
  noReservation: "the brief says nothing of no agreement",
  noEstimate: "the brief has no estimate of a counterpart",
  tooLarge: "too many issues depend on each other",
  notAdmissible: "there is no outcome that you could sign",
  noRoom: "nothing that you could sign is worth more than the least you may settle for",
  noOffers: "there are no offers of both sides yet to compare it with",
};

const uncheckedWords = ({ check, reason }: Unchecked): string => `${CHECKS[check]} was not looked into: ${REASONS[reason]}.`;
