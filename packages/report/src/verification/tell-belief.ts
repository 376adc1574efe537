import type { BeliefPlan } from "@detente/engine";
import { percentText } from "../numbers.ts";
import { beliefCurve } from "./belief-curve.ts";
import { courseTable } from "./belief-tables.ts";
import { goalWords, visitsWords } from "./goal-words.ts";
import { statedShare } from "./stated-share.ts";
import type { Told } from "./told.ts";
import { visitFormulas, visitNotes } from "./visit-notes.ts";

/** What visits do to the belief that something undeclared is there. */
export function tellBelief(plan: BeliefPlan): Told {
  const { prior, after, goal, reading, course, visits } = plan;
  const goalNote = reading === null ? [] : [goalWords(reading)];
  return {
    title: "Belief that something undeclared is there",
    summary: summaryOf(plan),
    figures: [
      { value: statedShare(prior), label: "before any visit" },
      { value: percentText(after.present), label: `after ${visitsWords(visits)}` },
      ...(reading === null
        ? []
        : [{ value: reading.visits === null ? "never" : String(reading.visits), label: `visits to ${statedShare(goal ?? 0)}` }]),
    ],
    notes: [...goalNote, ...visitNotes(plan)],
    curve: beliefCurve({
      course,
      which: "present",
      levels: [
        ...(goal === null ? [] : [{ name: `goal ${statedShare(goal)}`, y: goal }]),
        ...(reading?.never === "partUnseen" ? [{ name: `stops at ${percentText(reading.limit)}`, y: reading.limit }] : []),
      ],
    }),
    tables: [courseTable(course, "present")],
    pageTables: [],
    formulas: visitFormulas(plan),
    language: "en",
  };
}

function summaryOf({ prior, visits, finds, after }: BeliefPlan): string {
  const [from, to] = [statedShare(prior), percentText(after.present)];
  if (visits === 0) return `Before any visit, belief that something is there is ${from}.`;
  if (finds === 0) return `${visitsWords(visits)} that ${visits === 1 ? "finds" : "find"} nothing: belief goes from ${from} to ${to}.`;
  return `${visitsWords(visits)}, of which ${finds} found something: belief goes from ${from} to ${to}.`;
}
