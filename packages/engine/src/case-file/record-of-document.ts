import { partyId } from "../model/ids.ts";
import type { RecordEntry } from "../model/record-entry.ts";
import { given, sourcesOf, texts } from "./optional-fields.ts";
import type { RecordEntryDocument } from "./record-document.ts";

export function recordEntryOf(entry: RecordEntryDocument): RecordEntry {
  const { date, to, kind, party, speaker, text, track, position } = entry;
  return {
    id: String(entry.id),
    date,
    kind,
    text,
    ...given("party", party === undefined ? undefined : partyId(String(party))),
    ...texts({ to, speaker, track: track?.toString(), position: position?.toString() }),
    ...sourcesOf(entry),
  };
}
