import type { Analysis, HappeningReading, SourceReading } from "@detente/engine";
import type { Section } from "../document.ts";
import { type Labels, labelsOf } from "../labels.ts";
import { plainText } from "../plain-text.ts";
import type { Table } from "../table.ts";

/** What happened, by date, each with its sources; null without a record. */
export function recordSection(analysis: Analysis): Section | null {
  if (analysis.record.length === 0) return null;
  const cited = citedSources(analysis.record);
  return {
    id: "record",
    title: "What has happened",
    blocks: [
      { kind: "table", table: recordTable(analysis, cited, labelsOf(analysis)), shown: "open" },
      ...(cited.length === 0 ? [] : [{ kind: "table" as const, table: sourcesTable(cited), shown: "folded" as const }]),
    ],
  };
}

/** Each once, in the order in which the record first cites it. */
function citedSources(record: readonly HappeningReading[]): readonly SourceReading[] {
  return [...new Map(record.flatMap(({ sources }) => sources).map((source) => [source.id, source])).values()];
}

const KINDS: Readonly<Record<HappeningReading["kind"], string>> = {
  statement: "statement",
  meeting: "meeting",
  meetingCancelled: "meeting cancelled",
  offer: "offer",
  refusal: "refusal",
  deed: "deed",
};

function recordTable({ record }: Analysis, cited: readonly SourceReading[], labels: Labels): Table {
  return {
    caption: "The record of the case, by date. Where accounts differ, each has its row.",
    columns: [
      { name: "Date", kind: "name" },
      { name: "What", kind: "text" },
      { name: "As told", kind: "text" },
      { name: "Sources", kind: "text" },
    ],
    rows: record.map((entry) => ({
      cells: [
        plainText(days(entry)),
        what(entry, labels),
        told(entry),
        entry.sources.map(({ id }) => String(cited.findIndex((source) => source.id === id) + 1)).join(", ") || "–",
      ],
    })),
  };
}

/** Within a month the second date is its day alone. */
function days({ date, to }: HappeningReading): string {
  if (to === null) return date;
  return `${date} to ${to.startsWith(date.slice(0, "2019-01-".length)) ? to.slice("2019-01-".length) : to}`;
}

function what({ kind, party, speaker }: HappeningReading, labels: Labels): string {
  const of = party === null ? KINDS[kind] : `${KINDS[kind]} of ${labels.party(party)}`;
  return speaker === null ? of : `${of} (${plainText(speaker)})`;
}

function told({ text, track, position }: HappeningReading): string {
  const about = [...(track === null ? [] : [plainText(track)]), ...(position === null ? [] : [`position "${plainText(position)}"`])];
  return about.length === 0 ? plainText(text) : `${plainText(text)} (${about.join("; ")})`;
}

function sourcesTable(cited: readonly SourceReading[]): Table {
  return {
    caption: "Sources of the record",
    columns: [
      { name: "No.", kind: "number" },
      { name: "Title", kind: "name" },
      { name: "Publisher", kind: "name" },
      { name: "Date", kind: "text" },
      { name: "Address", kind: "text" },
    ],
    rows: cited.map(({ title, publisher, date, url }, i) => ({
      cells: [String(i + 1), plainText(title), plainText(publisher ?? "–"), plainText(date ?? "–"), plainText(url ?? "–")],
    })),
  };
}
