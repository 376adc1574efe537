import type { Case } from "../model/case.ts";
import type { HappeningReading } from "./analysis.ts";

/** The record of a case by date, in the order of the file within a day, with names in place of ids and sources in full. */
export function recordReadings({ record, tracks, positions, sources }: Case): readonly HappeningReading[] {
  return record
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .map((entry) => ({
      id: entry.id,
      date: entry.date,
      to: entry.to ?? null,
      kind: entry.kind,
      party: entry.party ?? null,
      speaker: entry.speaker ?? null,
      text: entry.text,
      track: tracks.find(({ id }) => id === entry.track)?.name ?? null,
      position: positions.find(({ id }) => id === entry.position)?.name ?? null,
      sources: (entry.sources ?? []).flatMap((id) => {
        const source = sources.find((each) => each.id === id);
        return source === undefined
          ? []
          : [{ id, title: source.title, publisher: source.publisher ?? null, date: source.date ?? null, url: source.url ?? null }];
      }),
    }));
}
