import type { CommitmentEvent } from "@detente/engine";
import type { Transaction } from "../database/database.ts";
import type { KeptCommitment } from "../records/held-record.ts";
import type { Sealer } from "../secrets/sealed.ts";

interface Log {
  /** Uuid of the record. */
  readonly record: string;
  readonly sealer: Sealer;
}

/** Events of a record behind a number, in their order, so many at most. What the transaction's asker may not see is not among them. */
export async function readRecordLog(
  { sql }: Transaction,
  { record, sealer }: Log,
  { after, most }: { readonly after: number; readonly most: number },
): Promise<readonly KeptCommitment[]> {
  const rows = await sql
    .selectFrom("record_event")
    .select(["seq", "commitment", "head", "sealed"])
    .where("record_id", "=", record)
    .where("seq", ">", after)
    .orderBy("seq")
    .limit(most)
    .execute();
  return rows.map(({ seq, commitment, head, sealed }) => {
    const { event, salt } = payloadOf(sealer.open(placeOfRecordEvent(record, seq), sealed));
    return { event, salt, commitment, head };
  });
}

/** Fails with a unique violation where another process has been there first. */
export async function appendRecordLog(
  { sql }: Transaction,
  { record, sealer }: Log,
  { events, by }: { readonly events: readonly KeptCommitment[]; readonly by: string },
): Promise<void> {
  await sql
    .insertInto("record_event")
    .values(
      events.map(({ event, salt, commitment, head }) => ({
        record_id: record,
        seq: event.seq,
        at: event.at,
        commitment,
        head,
        sealed: sealer.seal(placeOfRecordEvent(record, event.seq), JSON.stringify({ event, salt })),
        by_person: by,
      })),
    )
    .execute();
}

/** Binds what is sealed to its row. */
export const placeOfRecordEvent = (record: string, seq: number): string => `record_event/${record}/${seq}`;

function payloadOf(text: string): { readonly event: CommitmentEvent; readonly salt: string | null } {
  // Sealed by appendRecordLog, and opened with its place: nobody else can have written it.
  return JSON.parse(text) as { readonly event: CommitmentEvent; readonly salt: string | null };
}
