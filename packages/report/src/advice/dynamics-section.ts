import { CHANCE, type CounterpartDynamics, type Dynamics, LEAST_EXCHANGES, MOVE_CLASSES, type MoveClass } from "@detente/engine";
import type { Block, Section } from "../document.ts";
import { decimalText, percentText } from "../numbers.ts";
import { plainText } from "../plain-text.ts";
import type { Table } from "../table.ts";
import { type AdviceNames, changeOrNone, changeText, pointsText } from "./advice-names.ts";
import { refWords } from "./ref-words.ts";

/** What the moves gave and what they got. */
export function dynamicsSection(dynamics: Dynamics, names: AdviceNames): Section {
  const { counterparts, steps } = dynamics;
  const exchanged = counterparts.some(({ exchanges }) => exchanges.length > 0);
  return {
    id: "dynamics",
    title: "What concessions gave and got",
    blocks: [
      ...counterparts.flatMap((each): readonly Block[] => [
        { kind: "paragraph", text: earnedWords(each, dynamics, names) },
        { kind: "paragraph", text: answeringWords(each, dynamics, names) },
      ]),
      { kind: "table", table: movesTable(dynamics, names), shown: "open" },
      { kind: "paragraph", text: SENSITIVITY },
      ...(exchanged ? [{ kind: "table", table: exchangesTable(dynamics, names), shown: "folded" } as const] : []),
      ...(steps.length > 0 ? [{ kind: "table", table: stepsTable(dynamics, names), shown: "folded" } as const] : []),
      { kind: "table", table: CLASSES, shown: "folded" },
    ],
  };
}

function earnedWords({ party, total, recent }: CounterpartDynamics, { party: own }: Dynamics, names: AdviceNames): string {
  const [me, them] = [names.labels.party(own), names.labels.party(party)];
  const { exchanges, gave, came, ratio } = total;
  if (exchanges === 0) return `No concession of ${me} has been answered by ${them} yet.`;
  const sums = `in ${exchanges === 1 ? "1 exchange" : `${exchanges} exchanges`} ${me} gave ${pointsText(names, own, gave)} points and got ${pointsText(names, own, came)} back`;
  if (ratio === null) return `${me} has given nothing to ${them} on the whole: ${sums}.`;
  const last =
    recent.exchanges < exchanges && recent.ratio !== null ? ` In the last ${recent.exchanges}: ${decimalText(recent.ratio, 2)}.` : "";
  return `For each point that ${me} gave, ${decimalText(ratio, 2)} came back from ${them}, both in points of ${me}: ${sums}.${last}`;
}

function answeringWords({ party, answering }: CounterpartDynamics, { party: own }: Dynamics, names: AdviceNames): string {
  const [me, them] = [names.labels.party(own), names.labels.party(party)];
  const { afterConcession, afterPressure, reading, chance } = answering;
  const of = ({ gave, stood, tookBack }: typeof afterConcession): string => `${gave} of ${gave + stood + tookBack}`;
  const counts = `${them} gave more after ${of(afterConcession)} concessions of ${me}, and after ${of(afterPressure)} steps on which ${me} stood still or took back`;
  switch (reading) {
    case "tooFew":
      return `${counts}. That is too few to say whether it answers generosity or pressure: at least ${LEAST_EXCHANGES} of each are needed.`;
    case "noDifference":
      return `${counts}. Such a difference comes about by chance ${percentText(chance)} of the time, so nothing follows from it.`;
    case "generosity":
      return `${counts}. It answers generosity: chance alone makes such a difference at most ${percentText(CHANCE)} of the time.`;
    case "pressure":
      return `${counts}. It answers pressure, not generosity: chance alone makes such a difference at most ${percentText(CHANCE)} of the time.`;
  }
}

function movesTable({ parties, party: own }: Dynamics, { labels }: AdviceNames): Table {
  return {
    caption: `Steps from offer to offer by class, as ${labels.party(own)} can read them: what others feel is its estimate`,
    columns: [
      { name: "Party", kind: "name" },
      { name: "Offers", kind: "number" },
      ...MOVE_CLASSES.map((name) => ({ name, kind: "number" as const })),
      { name: "not read, for want of an estimate", kind: "number" },
      { name: "Sensitivity to the opponent", kind: "number" },
    ],
    rows: parties.map(({ party, offers, moves, unread, sensitivity }) => ({
      cells: [
        labels.party(party),
        String(offers),
        ...MOVE_CLASSES.map((name) => String(moves[name])),
        String(unread),
        sensitivity.ratio === null ? `${sensitivity.regarding} to ${sensitivity.disregarding}` : decimalText(sensitivity.ratio, 2),
      ],
    })),
  };
}

function exchangesTable({ counterparts, party: own }: Dynamics, names: AdviceNames): Table {
  const { labels } = names;
  return {
    caption: `Exchanges, in points of ${labels.party(own)}`,
    columns: [
      { name: "Counterpart", kind: "name" },
      { name: "When", kind: "text" },
      { name: "Step to", kind: "text" },
      { name: "Gave", kind: "number" },
      { name: "Got", kind: "number" },
      { name: "Answer", kind: "text" },
    ],
    rows: counterparts.flatMap(({ party, exchanges }) =>
      exchanges.map(({ at, ref, gave, came, answers, isOpen }) => ({
        cells: [
          labels.party(party),
          plainText(at),
          refWords(ref),
          pointsText(names, own, gave),
          pointsText(names, own, came),
          isOpen ? "none yet" : answers === 0 ? "no new offer" : answers === 1 ? "1 offer" : `${answers} offers`,
        ],
      })),
    ),
  };
}

function stepsTable({ steps, party: own }: Dynamics, names: AdviceNames): Table {
  const { labels } = names;
  return {
    caption: "Step by step",
    columns: [
      { name: "Party", kind: "name" },
      { name: "When", kind: "text" },
      { name: "From, to", kind: "text" },
      { name: `Change to ${labels.party(own)}`, kind: "number" },
      { name: "Change to the mover", kind: "number" },
      { name: "Class", kind: "text" },
    ],
    rows: steps.map((step) => ({
      cells: [
        labels.party(step.party),
        plainText(step.at),
        `${refWords(step.from)}, ${refWords(step.to)}`,
        changeText(names, own, step.change),
        `${changeOrNone(names, step.party, step.moverChange)}${step.party !== own && step.moverChange !== null ? " (estimate)" : ""}`,
        step.class ?? `none: no estimate of ${step.missing.map(labels.party).join(", ")}`,
      ],
    })),
  };
}

const SENSITIVITY =
  "Sensitivity to the opponent is (fortunate + nice + concession) / (selfish + unfortunate + silent): above 1, most steps gave something or were good for both.";

const MEANINGS: Readonly<Record<MoveClass, readonly [own: string, other: string]>> = {
  silent: ["no change", "no change"],
  nice: ["no change", "better"],
  fortunate: ["better", "better"],
  selfish: ["better", "not better"],
  concession: ["worse", "not worse"],
  unfortunate: ["not better", "worse"],
};

const CLASSES: Table = {
  caption: "What the classes mean (Hindriks, Jonker and Tykhonov 2007)",
  columns: [
    { name: "Class", kind: "text" },
    { name: "For the mover", kind: "text" },
    { name: "For the others", kind: "text" },
  ],
  rows: MOVE_CLASSES.map((name) => ({ cells: [name, ...MEANINGS[name]] })),
};
