import { VERDICT_RULE, type Verdict } from "@detente/engine";
import type { Section } from "../../document.ts";
import type { Table } from "../../table.ts";
import { CONDITION_WORDS, rowWords } from "./condition-words.ts";
import { VERDICT_WORDS } from "./verdict-words.ts";

/** The rule row by row, the one that decided marked, and which of its conditions hold. */
export function ruleSection({ row, conditions, word }: Verdict): Section {
  const rule = VERDICT_RULE[row - 1];
  const decided = `${VERDICT_WORDS[word].word.toLowerCase()} when ${rule === undefined ? "" : rowWords(rule)}`;
  return {
    id: "rule",
    title: "The rule",
    blocks: [
      {
        kind: "paragraph",
        text: `The first of ${VERDICT_RULE.length} rows whose conditions all hold gives the word. Here it was row ${row}: ${decided}.`,
      },
      { kind: "table", table: ruleTable(row), shown: "folded" },
      { kind: "table", table: conditionsTable(conditions), shown: "folded" },
    ],
  };
}

/** `decided`: the row that gave the word, from 1; null: none is marked. */
export function ruleTable(decided: number | null): Table {
  return {
    caption: "The rule",
    columns: [
      { name: "Row", kind: "number" },
      { name: "When", kind: "text" },
      { name: "Word", kind: "text" },
    ],
    rows: VERDICT_RULE.map((row, k) => ({
      cells: [String(k + 1), rowWords(row), VERDICT_WORDS[row.word].word.toLowerCase()],
      ...(decided !== null && decided !== k + 1 && { tone: "quiet" as const }),
    })),
  };
}

/** `conditions`: whether each holds; empty: the table says what each means and no more. */
export function conditionsTable(conditions: Verdict["conditions"]): Table {
  const entries = Object.entries(CONDITION_WORDS);
  return {
    caption: "What the conditions mean",
    columns: [
      { name: "Condition", kind: "text" },
      { name: "Holds when", kind: "text" },
      ...(conditions.length === 0 ? [] : [{ name: "Here", kind: "text" as const }]),
    ],
    rows: entries.map(([key, { name, holds }]) => {
      const found = conditions.find((each) => each.name === key);
      return { cells: [name, holds, ...(found === undefined ? [] : [found.holds ? "yes" : "no"])] };
    }),
  };
}
