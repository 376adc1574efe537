import type { CounterOffer, PackageChange, PartyId } from "@detente/engine";
import type { Block, Section } from "../../document.ts";
import type { Table } from "../../table.ts";
import { changeText, pointsText } from "../advice-names.ts";
import { drawnShareWords } from "./share-words.ts";
import type { VerdictNames } from "./verdict-names.ts";

export interface CounterSectionInputs {
  readonly id: string;
  readonly title: string;
  readonly intro: string;
  readonly party: PartyId;
  readonly offers: readonly CounterOffer[];
  /** What the sentence says where there is none. */
  readonly none: string;
}

/** Packages to put forward: a table to compare them, and for each what it asks and gives against the offer. */
export function counterSection({ id, title, intro, party, offers, none }: CounterSectionInputs, names: VerdictNames): Section {
  return {
    id,
    title,
    blocks:
      offers.length === 0
        ? [{ kind: "paragraph", text: none }]
        : [
            { kind: "paragraph", text: intro },
            { kind: "table", table: comparedTable(offers, party, names), shown: "open" },
            ...offers.flatMap((offer, k): readonly Block[] => [
              { kind: "paragraph", text: `Package ${k + 1}, against the offer:` },
              { kind: "list", items: sideItems(offer.changes, party, names) },
            ]),
          ],
  };
}

function comparedTable(offers: readonly CounterOffer[], party: PartyId, names: VerdictNames): Table {
  const others = offers[0]?.counterparts.map((each) => each.party) ?? [];
  return {
    caption:
      "Chance: in how many draws of your estimates every counterpart likes it no less than no agreement. Gain: own points over no agreement.",
    columns: [
      { name: "Package", kind: "number" },
      { name: `${names.labels.party(party)}, points`, kind: "number" },
      ...others.map((each) => ({ name: `${names.labels.party(each)}, points by estimate`, kind: "number" as const })),
      { name: "Chance", kind: "number" },
      { name: "Gain × chance", kind: "number" },
    ],
    rows: offers.map(({ value, counterparts, chance, rank }, k) => ({
      cells: [
        String(k + 1),
        pointsText(names, party, value),
        ...counterparts.map((each) => pointsText(names, each.party, each.value)),
        drawnShareWords(chance),
        pointsText(names, party, rank),
      ],
    })),
  };
}

const SIDES = [
  ["asked", "Asked"],
  ["given", "Given"],
  ["neutral", "Changed at no cost or gain of yours"],
] as const;

/** "Asked: Declaration: "B" (+3; them −2); …": one item a side. */
function sideItems(changes: readonly PackageChange[], party: PartyId, names: VerdictNames): readonly string[] {
  return SIDES.flatMap(([side, word]) => {
    const found = changes.filter((change) => change.side === side);
    return found.length === 0 ? [] : [`${word}: ${found.map((change) => changeWords(change, party, names)).join("; ")}.`];
  });
}

function changeWords({ issue, to, ours, theirs }: PackageChange, party: PartyId, names: VerdictNames): string {
  const { labels } = names;
  const points = [
    changeText(names, party, ours),
    ...theirs.map((each) => `${labels.party(each.party)} ${changeText(names, each.party, each.points)}`),
  ];
  return `${labels.issue(issue)}: "${labels.option(issue, to)}" (${points.join("; ")})`;
}
