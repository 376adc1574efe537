import {
  assertNever,
  RECENT_ACTS,
  type Signal,
  type SignalKind,
  type Stalling,
  STALLING_KINDS,
  STALLING_POINTS,
  STALLING_RULE,
} from "@detente/engine";
import type { Block, Section } from "../document.ts";
import { percentText } from "../numbers.ts";
import { plainText } from "../plain-text.ts";
import type { Table } from "../table.ts";
import { type AdviceNames, pointsText } from "./advice-names.ts";
import { durationWords } from "./duration-words.ts";
import { refWords } from "./ref-words.ts";

export interface SignalsInputs {
  /** Whose points losses are in. */
  readonly onlooker: AdviceNames["parties"][number];
  readonly signals: readonly Signal[];
  readonly stalling: readonly Stalling[];
}

/** What the record shows, and whether it adds up to stalling. */
export function signalsSection({ onlooker, signals, stalling }: SignalsInputs, names: AdviceNames): Section {
  return {
    id: "signals",
    title: "Signals in the record",
    blocks: [
      ...stalling.map((each): Block => ({ kind: "paragraph", text: stallingWords(each, names) })),
      ...(signals.length === 0
        ? [
            {
              kind: "paragraph" as const,
              text: "No signals: nothing that the others did was later than is usual here, stuck, taken back or called off.",
            },
          ]
        : [{ kind: "table" as const, table: signalsTable(signals, onlooker, names), shown: "open" as const }]),
      { kind: "table", table: ruleTable(stalling, names), shown: "folded" },
    ],
  };
}

function stallingWords({ party, isStalling, points, kinds }: Stalling, { labels }: AdviceNames): string {
  const rule = `${points} points from ${kinds === 1 ? "1 kind" : `${kinds} kinds`} of signals; stalling is read from ${STALLING_POINTS} points and ${STALLING_KINDS} kinds on`;
  return isStalling
    ? `By the rule below, ${labels.party(party)} is stalling (${rule}). Each signal may have an innocent reason; ask before you accuse.`
    : `By the rule below, ${labels.party(party)} is not stalling (${rule}).`;
}

function signalsTable(signals: readonly Signal[], onlooker: SignalsInputs["onlooker"], names: AdviceNames): Table {
  return {
    caption: "Signals, by time",
    columns: [
      { name: "Party", kind: "name" },
      { name: "When", kind: "text" },
      { name: "Signal", kind: "text" },
      { name: "How strong", kind: "text" },
      { name: "Numbers behind it", kind: "text" },
      { name: "Where", kind: "text" },
    ],
    rows: signals.map((signal) => ({
      cells: [
        names.labels.party(signal.party),
        plainText(signal.at),
        SIGNAL_WORDS[signal.kind],
        signal.strength,
        numbersBehind(signal, onlooker, names),
        signal.refs.map(refWords).join(", "),
      ],
    })),
  };
}

const SIGNAL_WORDS: Readonly<Record<SignalKind, string>> = {
  lateAnswer: "late answer",
  silence: "no answer yet",
  unmoved: "offers that do not move",
  stepBack: "step back",
  meetingCancelled: "meeting called off",
  wordsAgainstDeeds: "words against deeds",
};

function numbersBehind(signal: Signal, onlooker: SignalsInputs["onlooker"], names: AdviceNames): string {
  const less = (loss: number, share: number): string =>
    `${pointsText(names, onlooker, loss)} points less for ${names.labels.party(onlooker)}, ${percentText(share)} of its range`;
  switch (signal.kind) {
    case "lateAnswer":
    case "silence": {
      const whose = signal.habit === "own" ? "its own" : "everybody's";
      const against = signal.times === null ? "" : `, ${Math.round(signal.times * 10) / 10} times as long`;
      return `${durationWords(signal.took)}; the median of ${whose} ${signal.answers} answers before is ${durationWords(signal.median)}${against}`;
    }
    case "unmoved":
      return `${signal.steps} steps in a row${signal.isCurrent ? ", up to now" : ""}`;
    case "stepBack":
      return less(signal.loss, signal.share);
    case "meetingCancelled":
      return `${signal.count === 1 ? "the first" : `${signal.count} by then`}; ${signal.isMadeGood ? "a meeting was held since" : "no meeting was held since"}`;
    case "wordsAgainstDeeds":
      return signal.how === "refused"
        ? "it refused the package that it had announced"
        : `it offered ${less(signal.loss, signal.share)}, than it had announced`;
    default:
      return assertNever(signal);
  }
}

function ruleTable(stalling: readonly Stalling[], { labels }: AdviceNames): Table {
  return {
    caption: `The rule: points for each signal since the party's last ${RECENT_ACTS} acts, and what was counted`,
    columns: [
      { name: "Signal", kind: "text" },
      { name: "weak", kind: "number" },
      { name: "clear", kind: "number" },
      { name: "strong", kind: "number" },
      { name: "at most", kind: "number" },
      ...stalling.map(({ party }) => ({ name: `counted: ${labels.party(party)}`, kind: "number" as const })),
    ],
    rows: STALLING_RULE.map(({ kind, weak, clear, strong, most }, k) => ({
      cells: [SIGNAL_WORDS[kind], ...[weak, clear, strong, most].map(String), ...stalling.map(({ rows }) => String(rows[k]?.points ?? 0))],
    })),
  };
}
