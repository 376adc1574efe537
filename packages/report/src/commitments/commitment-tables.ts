import type { CommitmentsReading, Implementation, Stipulation, StipulationReading, Terms } from "@detente/engine";
import { percentText } from "../numbers.ts";
import type { Row, Table } from "../table.ts";
import { dueWords, instantWords, silenceWords, standingWords } from "./commitment-words.ts";
import { actorName, stipulationsById } from "./shown-commitments.ts";

const shareText = ({ share }: Implementation): string => (share === null ? "–" : percentText(share));

export function themesTable({ themes: names }: Terms, { themes, overall }: CommitmentsReading): Table {
  const row = (name: string, of: Implementation): Row => ({
    cells: [name, shareText(of), ...of.levels.map(String), String(of.waived)],
  });
  return {
    caption: "Implementation by theme: sum of scores over three times the number of stipulations that count",
    columns: [
      { name: "Theme", kind: "name" },
      { name: "Implemented", kind: "number" },
      ...["Not begun (0)", "Minimal (1)", "Intermediate (2)", "Full (3)", "Waived"].map((name) => ({ name, kind: "number" as const })),
    ],
    rows: [...themes.map((each) => row(names.find(({ id }) => id === each.id)?.name ?? each.id, each)), row("All", overall)],
  };
}

export function stipulationsTable(terms: Terms, readings: readonly StipulationReading[], caption: string): Table {
  const known = stipulationsById(terms);
  return {
    caption,
    columns: [
      { name: "Stipulation", kind: "name" },
      { name: "Owner", kind: "name" },
      { name: "Stands", kind: "text" },
      { name: "Score", kind: "text" },
      { name: "Due", kind: "text" },
      { name: "Verified by", kind: "name" },
      { name: "Remarks", kind: "name" },
    ],
    rows: readings.flatMap((reading) => {
      const stipulation = known.get(reading.id);
      return stipulation === undefined ? [] : [stipulationRow({ terms, known, stipulation, reading })];
    }),
  };
}

interface Shown {
  readonly terms: Terms;
  readonly known: ReadonlyMap<string, Stipulation>;
  readonly stipulation: Stipulation;
  readonly reading: StipulationReading;
}

function stipulationRow(shown: Shown): Row {
  const { terms, stipulation, reading } = shown;
  const { standing, dueAt } = reading;
  return {
    cells: [
      `${stipulation.name} (${stipulation.id})`,
      actorName(terms, stipulation.owner),
      standingWords(standing),
      scoreText(reading),
      dueWords(stipulation.due, dueAt),
      actorName(terms, stipulation.verifier),
      remarks(shown),
    ],
    ...(standing === "accepted" || standing === "waived" ? { tone: "quiet" as const } : {}),
  };
}

function scoreText({ score, derivedScore, coding }: StipulationReading): string {
  if (coding === null) return score === null ? "–" : String(score);
  return derivedScore === coding.score ? `${coding.score} (coded)` : `${coding.score} (coded; ${derivedScore ?? "–"} from events)`;
}

function remarks({ terms, known, stipulation, reading }: Shown): string {
  const { standing, gate, parts, coding, waivedBy, snappedBackAt } = reading;
  const words: string[] = [];
  if (standing === "locked" && gate.missing.length > 0)
    words.push(`waits for: ${gate.missing.map((id) => known.get(id)?.name ?? id).join(", ")}`);
  if (standing === "locked" && gate.opensAt !== null) words.push(`opens ${instantWords(gate.opensAt)}`);
  if (standing === "due" || standing === "overdue" || standing === "disputed") words.push(`to be shown: ${stipulation.evidence}`);
  if (parts.all > 1) words.push(`${parts.accepted} of ${parts.all} parts accepted, ${parts.submitted} submitted`);
  if (snappedBackAt !== null) words.push(`since ${instantWords(snappedBackAt)}`);
  if (standing !== "waived" && waivedBy.length > 0) words.push(`waived by ${waivedBy.map((id) => actorName(terms, id)).join(", ")}`);
  if (coding !== null) words.push(`${actorName(terms, coding.by)} scored: ${coding.reason}`);
  return words.join("; ");
}

export function clocksTable(terms: Terms, { clocks }: CommitmentsReading): Table {
  const known = stipulationsById(terms);
  return {
    caption: "Snapback clocks that run, and what happens if everybody stays silent",
    columns: [
      { name: "Stipulation", kind: "name" },
      { name: "Notified", kind: "text" },
      { name: "Runs out", kind: "text" },
      { name: "On silence", kind: "text" },
      { name: "Who can decide before", kind: "name" },
    ],
    rows: clocks.map(({ stipulation, by, notifiedAt, runsOutAt, onSilence, deciders, lost }) => ({
      cells: [
        known.get(stipulation)?.name ?? stipulation,
        `${instantWords(notifiedAt)} by ${actorName(terms, by)}`,
        instantWords(runsOutAt),
        onSilence === "measuresReturn"
          ? `${silenceWords(onSilence)}; ${percentText(lost)} of what was done is lost`
          : silenceWords(onSilence),
        deciders.length === 0 ? "nobody; only who notified can withdraw" : deciders.map((id) => actorName(terms, id)).join(", "),
      ],
    })),
  };
}

const MOST_NEXT = 10;

export function nextDueTable(terms: Terms, { nextDue, stipulations }: CommitmentsReading): Table {
  const known = stipulationsById(terms);
  const shown = nextDue.slice(0, MOST_NEXT);
  return {
    caption: nextDue.length > MOST_NEXT ? `What is due next: the first ${MOST_NEXT} of ${nextDue.length}` : "What is due next",
    columns: [
      { name: "Stipulation", kind: "name" },
      { name: "Owner", kind: "name" },
      { name: "Due", kind: "text" },
      { name: "Stands", kind: "text" },
    ],
    rows: shown.flatMap((id) => {
      const [stipulation, reading] = [known.get(id), stipulations.find((each) => each.id === id)];
      if (stipulation === undefined || reading === undefined) return [];
      const { name, owner, due } = stipulation;
      return [{ cells: [name, actorName(terms, owner), dueWords(due, reading.dueAt), standingWords(reading.standing)] }];
    }),
  };
}
