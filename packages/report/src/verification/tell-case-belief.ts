import type { CaseBelief, GoalReading } from "@detente/engine";
import { percentText } from "../numbers.ts";
import { plainText } from "../plain-text.ts";
import type { Table } from "../table.ts";
import { beliefCurve } from "./belief-curve.ts";
import { courseTable } from "./belief-tables.ts";
import { neverWords, visitsWords } from "./goal-words.ts";
import { statedShare } from "./stated-share.ts";
import type { Told } from "./told.ts";
import { visitFormulas, visitNotes } from "./visit-notes.ts";

/** What visits do to a party's belief about an unknown of its case. */
export function tellCaseBelief(belief: CaseBelief): Told {
  const { title, partyName, unknownName, prior, after, goal, readings, course, visits } = belief;
  return {
    title: `${plainText(title)}: ${plainText(unknownName)}`,
    summary: summaryOf(belief),
    figures: [
      { value: percentText(prior.likely), label: `confidence of ${plainText(partyName)} before any visit` },
      { value: percentText(after.absent), label: `after ${visitsWords(visits)}` },
      ...(goal === null || readings === null ? [] : [{ value: visitsOf(readings.likely), label: `empty visits to ${statedShare(goal)}` }]),
    ],
    notes: [...goalNotes(belief), ...gateNotes(belief), ...visitNotes(belief)],
    curve: beliefCurve({
      course,
      which: "absent",
      levels: [
        ...(goal === null ? [] : [{ name: `wanted ${statedShare(goal)}`, y: goal }]),
        ...(readings?.likely.never === "partUnseen"
          ? [{ name: `stops at ${percentText(1 - readings.likely.limit)}`, y: 1 - readings.likely.limit }]
          : []),
      ],
    }),
    tables: [courseTable(course, "absent"), statesTable(belief), ...goalTable(belief)],
    pageTables: [],
    formulas: visitFormulas(belief),
    language: belief.language,
  };
}

const visitsOf = ({ visits }: GoalReading): string => (visits === null ? "never" : String(visits));

const wantedNames = ({ stateBeliefs }: CaseBelief): string =>
  stateBeliefs
    .filter(({ isWanted }) => isWanted)
    .map(({ name }) => `“${plainText(name)}”`)
    .join(" or ");

function summaryOf(belief: CaseBelief): string {
  const { partyName, prior, visits, finds, after } = belief;
  const confidence = `confidence of ${plainText(partyName)} in ${wantedNames(belief)}`;
  const [from, to] = [percentText(prior.likely), percentText(after.absent)];
  if (visits === 0) return `Before any visit, the ${confidence} is ${from}.`;
  if (finds > 0) return `${visitsWords(visits)}, of which ${finds} found something: the ${confidence} goes from ${from} to ${to}.`;
  return `${visitsWords(visits)} that ${visits === 1 ? "finds" : "find"} nothing: the ${confidence} goes from ${from} to ${to}.`;
}

function goalNotes({ goal, readings }: CaseBelief): readonly string[] {
  if (goal === null || readings === null) return [];
  const { visits, never, limit } = readings.likely;
  const wanted = `Confidence of ${statedShare(goal)}`;
  if (never !== null)
    return [`${wanted} is never reached by empty visits: ${neverWords(never, `confidence stops at ${percentText(1 - limit)}`)}.`];
  return [visits === 0 ? `${wanted} is there before any visit.` : `${wanted} needs ${visitsWords(visits ?? 0)} that find nothing.`];
}

function gateNotes({ gates, stateBeliefs }: CaseBelief): readonly string[] {
  return gates.map(({ name, probability, states }) => {
    const names = states.map((id) => `“${plainText(stateBeliefs.find((state) => state.id === id)?.name ?? id)}”`).join(" or ");
    return `The red line “${plainText(name)}” binds until ${names} is held with at least ${statedShare(probability)}.`;
  });
}

function statesTable({ stateBeliefs, visits, partyName }: CaseBelief): Table {
  return {
    caption: `What ${plainText(partyName)} holds likely, before and after ${visitsWords(visits)}`,
    columns: [
      { name: "State", kind: "name" },
      { name: "Found by a visit", kind: "number" },
      { name: "Before", kind: "number" },
      { name: "After", kind: "number" },
    ],
    rows: stateBeliefs.map(({ name, sensitivity, prior, after }) => ({
      cells: [plainText(name), sensitivity === null ? "nothing there" : statedShare(sensitivity), percentText(prior), percentText(after)],
    })),
  };
}

function goalTable({ goal, readings, prior }: CaseBelief): readonly Table[] {
  if (goal === null || readings === null) return [];
  const rows = [
    ["least likely", prior.cautious, readings.cautious],
    ["likely", prior.likely, readings.likely],
    ["likeliest", prior.hopeful, readings.hopeful],
  ] as const;
  return [
    {
      caption: `Empty visits to a confidence of ${statedShare(goal)}, by what the brief's ranges allow`,
      columns: [
        { name: "Figures of the brief", kind: "text" },
        { name: "Confidence before", kind: "number" },
        { name: "Empty visits", kind: "number" },
      ],
      rows: rows.map(([name, confidence, reading]) => ({ cells: [name, percentText(confidence), visitsOf(reading)] })),
    },
  ];
}
