import type { Brief } from "@detente/engine";
import type { Transaction } from "../database/database.ts";
import { briefIn } from "../store/brief-store.ts";
import { type Briefs, readFold, readSoundSeq } from "../store/brief-event-store.ts";
import type { TableBasis } from "../store/table-basis-store.ts";
import type { BriefChecks, Missing } from "./brief-checks.ts";

/** A brief as it is in the database. */
export interface CurrentBrief {
  readonly party: string;
  /** Undefined: nothing has been written. */
  readonly document: unknown;
  /** 0: nothing has been written. */
  readonly seq: number;
  readonly at: string | null;
  /** Null: there was none. */
  readonly sound: { readonly seq: number; readonly brief: Brief } | null;
}

/** As the asker sees it. */
export async function readCurrent(transaction: Transaction, briefs: Briefs, party: string): Promise<CurrentBrief> {
  const fold = await readFold(transaction, briefs, { party, to: null });
  if (fold === null) return { party, document: undefined, seq: 0, at: null, sound: null };
  const soundSeq = await readSoundSeq(transaction, briefs.table, party);
  const { document, seq, at } = fold;
  if (soundSeq === null) return { party, document, seq, at, sound: null };
  const then = soundSeq === seq ? fold : await readFold(transaction, briefs, { party, to: soundSeq });
  return { party, document, seq, at, sound: then && { seq: then.seq, brief: briefIn(briefs.value, then.document) } };
}

export const keyOfCheck = (table: string, { party, seq }: CurrentBrief): string => `${table}/${party}/${seq}`;

/** With what is missing in it; outside of any transaction. */
export async function toldBrief(
  checks: BriefChecks,
  { table, basis }: { readonly table: string; readonly basis: TableBasis },
  current: CurrentBrief,
): Promise<CurrentBrief & { readonly missing: readonly Missing[] }> {
  const { party, document, seq, at, sound } = current;
  const { missing } = await checks.known(keyOfCheck(table, current), { table, basis, party, document });
  return { party, document: document ?? {}, seq, at, sound, missing };
}
