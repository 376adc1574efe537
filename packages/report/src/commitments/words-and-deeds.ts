import type { CommitmentEvent, Terms } from "@detente/engine";
import { plainText } from "../plain-text.ts";
import type { Row, Table } from "../table.ts";
import { deedWords, instantWords } from "./commitment-words.ts";
import { type ShownCommitments, stipulationsById } from "./shown-commitments.ts";

/**
 * What was done, in order of time, and beside each deed how each party tells it, and what a party says of a stipulation as a whole. The
 * last `most` rows; `left` is how many earlier ones are not shown.
 */
export function wordsAndDeeds({ terms, events }: ShownCommitments, most: number): { readonly table: Table; readonly left: number } {
  const all = rowsOf(terms, events);
  const rows = all.slice(Math.max(0, all.length - most));
  return {
    left: all.length - rows.length,
    table: {
      caption: "Words against deeds: what was done, and how each party tells it",
      columns: [
        { name: "No.", kind: "number" },
        { name: "When", kind: "text" },
        { name: "Stipulation", kind: "name" },
        { name: "What was done", kind: "name" },
        ...terms.parties.map(({ name }) => ({ name: `As ${plainText(name)} tells it`, kind: "name" as const })),
      ],
      rows,
    },
  };
}

const SAYS_NOTHING = "–";

function rowsOf(terms: Terms, events: readonly CommitmentEvent[]): readonly Row[] {
  const names = stipulationsById(terms);
  const told = accountsOf(events);
  const submitted = new Map<string, number>();
  const wholes = new Set<string>();
  return events.flatMap((event): readonly Row[] => {
    const name = names.get(event.stipulation)?.name ?? event.stipulation;
    const accounts = (fact: string): readonly string[] =>
      terms.parties.map(({ id }) => told.get(`${fact} ${id}`)?.join(" / ") ?? SAYS_NOTHING);
    if (event.kind !== "accountFiled") {
      const evidence = (submitted.get(event.stipulation) ?? 0) + (event.kind === "evidenceSubmitted" ? 1 : 0);
      submitted.set(event.stipulation, evidence);
      return [
        { cells: [String(event.seq), instantWords(event.at), name, deedWords(terms, event, evidence), ...accounts(`event ${event.seq}`)] },
      ];
    }
    // All accounts of a stipulation as a whole stand in one row, where the first of them was filed.
    if (event.event !== undefined || wholes.has(event.stipulation)) return [];
    wholes.add(event.stipulation);
    return [{ cells: [String(event.seq), instantWords(event.at), name, "(as a whole)", ...accounts(`stipulation ${event.stipulation}`)] }];
  });
}

/** By fact (number of an event, or id of a stipulation) and party. */
function accountsOf(events: readonly CommitmentEvent[]): ReadonlyMap<string, readonly string[]> {
  const told = new Map<string, string[]>();
  for (const event of events) {
    if (event.kind !== "accountFiled") continue;
    const fact = event.event === undefined ? `stipulation ${event.stipulation}` : `event ${event.event}`;
    const key = `${fact} ${event.by}`;
    const text = event.source === undefined ? event.text : `${event.text} [${event.source}]`;
    const list = told.get(key);
    if (list === undefined) told.set(key, [text]);
    else list.push(text);
  }
  return told;
}
