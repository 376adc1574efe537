import type { CrossedLine, OfferUnknown, Verdict } from "@detente/engine";
import type { Block, Section } from "../../document.ts";
import { plainText } from "../../plain-text.ts";
import type { Table } from "../../table.ts";
import { pointsText } from "../advice-names.ts";
import { shareWords } from "./share-words.ts";
import type { VerdictNames } from "./verdict-names.ts";

/** Red lines and constraints in the way of the offer, with what would lift them, and the unknowns that its worth hangs on. */
export function offerSection(verdict: Verdict, names: VerdictNames): Section {
  const { crosses, breaks, unknowns } = verdict.offer;
  const items = [
    ...crosses.map((line) => `Across your own red line: ${plainText(line.name)}. ${gateWords(line, names)}`),
    ...breaks.map(({ name }) => `Ruled out by a constraint of the case: ${plainText(name)}.`),
  ];
  return {
    id: "offer",
    title: "What stands against the offer",
    blocks: [
      items.length === 0
        ? { kind: "paragraph", text: "It crosses no red line of yours in force, and breaks no constraint of the case." }
        : { kind: "list", items },
      ...(unknowns.length === 0 ? [] : unknownBlocks(verdict, names)),
    ],
  };
}

function gateWords({ gate }: CrossedLine, names: VerdictNames): string {
  if (gate === null) return "Nothing lifts it but a decision of your own, which is kept on record.";
  const states = Object.entries(gate.given).map(
    ([unknown, wanted]) => `${names.unknown(unknown)}: ${(wanted ?? []).map((state) => names.state(unknown, state)).join(" or ")}`,
  );
  return `Evidence would lift it: you would have to hold "${states.join("; ")}" with at least ${shareWords(gate.needed)}; you hold it with ${shareWords(gate.held)}.`;
}

function unknownBlocks(verdict: Verdict, names: VerdictNames): readonly Block[] {
  const sorted = verdict.offer.unknowns.toSorted((a, b) => SINKS.indexOf(a.sinks) - SINKS.indexOf(b.sinks));
  return [
    { kind: "list", items: sorted.map((each) => unknownWords(each, verdict, names)) },
    { kind: "table", table: statesTable(sorted, verdict, names), shown: "open" },
  ];
}

/** What sinks the offer comes first. */
const SINKS: readonly OfferUnknown["sinks"][] = ["worth", "line", "share", "none"];

function unknownWords({ unknown, states, sinks, cost }: OfferUnknown, { party, reservation }: Verdict, names: VerdictNames): string {
  const name = names.unknown(unknown);
  const points = (value: number): string => pointsText(names, party, value);
  const best = states.reduce((top, state) => (state.value > top.value ? state : top), states[0] ?? NO_STATE);
  const state = `"${names.state(unknown, best.state)}"`;
  const taken = `takes ${points(cost)} points from it: ${points(best.value)} if ${state} were certain`;
  switch (sinks) {
    case "worth":
      return `${name}: this sinks it. If ${state} were certain, the offer would be worth ${points(best.value)}, and acceptable (no agreement: ${points(reservation.value)}).`;
    case "line":
      return `${name}: keeps a red line in force, and ${taken}.`;
    case "share":
      return `${name}: ${taken}, which alone would not make it acceptable.`;
    case "none":
      return `${name}: ${taken}.`;
  }
}

const NO_STATE: OfferUnknown["states"][number] = {
  // Every unknown has two states or more; this one is never shown.
  state: "" as OfferUnknown["states"][number]["state"],
  probability: 0,
  value: Number.NaN,
  isAcceptable: false,
};

function statesTable(unknowns: readonly OfferUnknown[], { party }: Verdict, names: VerdictNames): Table {
  return {
    caption: `What the offer would be worth to ${names.labels.party(party)} if a state were certain, everything else as it is`,
    columns: [
      { name: "Unknown", kind: "name" },
      { name: "State", kind: "name" },
      { name: "Held", kind: "number" },
      { name: "Worth", kind: "number" },
      { name: "Acceptable", kind: "text" },
    ],
    rows: unknowns.flatMap(({ unknown, states }) =>
      states.map(({ state, probability, value, isAcceptable }) => ({
        cells: [
          names.unknown(unknown),
          names.state(unknown, state),
          shareWords(probability),
          pointsText(names, party, value),
          isAcceptable ? "yes" : "no",
        ],
      })),
    ),
  };
}
