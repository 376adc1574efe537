import { failed, ok, type PartyId, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { consentToRecord as contract } from "../contract/record-contracts.ts";
import type { Output } from "../contract/route-contract.ts";
import type { Transaction } from "../database/database.ts";
import { isUniqueViolation } from "../database/sql-errors.ts";
import { holdRecord } from "../store/proposal-store.ts";
import { addConsent } from "../store/record-people-store.ts";
import { type Meant, readSeats } from "../store/seat-store.ts";
import type { RecordMeans } from "./act-in-record.ts";
import type { HeldRecord } from "./held-record.ts";
import { seatInRecord } from "./seat-in-record.ts";
import { shownRecord, timeOf } from "./shown-record.ts";
import { maySayYes } from "./speaks-for.ts";

export interface AskedConsent extends Meant {
  readonly record: string;
  readonly party: PartyId;
  /** Of the terms that were read. */
  readonly termsHead: string;
}

export interface Consented {
  readonly shown: Output<typeof contract>;
  /** Null where the party had said yes before. */
  readonly held: HeldRecord | null;
}

/** Times that others may say yes at the same moment. */
const MOST_TRIES = 20;

/** Notes the yes of a party; once more is the same as once. */
export async function consentToRecord(means: RecordMeans, asked: AskedConsent): Promise<Result<Consented, Problem>> {
  for (let k = 0; ; k++) {
    try {
      return await means.database.transact({ kind: "engine" }, (transaction) => tryOnce(means, transaction, asked));
    } catch (error) {
      if (!isUniqueViolation(error) || k === MOST_TRIES) throw error;
    }
  }
}

async function tryOnce({ keeper }: RecordMeans, transaction: Transaction, asked: AskedConsent): Promise<Result<Consented, Problem>> {
  const { record, party, termsHead, person: by } = asked;
  await holdRecord(transaction, record);
  const seated = await seatInRecord(transaction, keeper, { ...asked, verb: "read" });
  if (seated.kind === "failed") return seated;
  const { seat, held } = seated.value;
  if (!held.terms.parties.has(party)) return failed({ code: "notFound", detail: "The terms name no such party." });
  if (!maySayYes(seat, party, await readSeats(transaction, held.table)))
    return failed({ code: "notAllowed", detail: "A head of the party says yes for it." });
  if (termsHead !== held.termsHead)
    return failed({ code: "stale", detail: "These are other terms. Read them, and say yes to what they are." });
  if (held.withdrawn !== null) return failed({ code: "stale", detail: "These terms were taken back." });
  const at = timeOf(held, transaction.at);
  if (held.consents.some((each) => each.party === party))
    return ok({ shown: await shownRecord(transaction, { seat, held }, at), held: null });
  await addConsent(transaction, record, { party, by, position: held.consents.length + 1 });
  const after = { ...held, consents: [...held.consents, { party, by, at: transaction.at }] };
  return ok({ shown: await shownRecord(transaction, { seat, held: after }, at), held: after });
}
