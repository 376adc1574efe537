import { failed, ok, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { readRecord } from "../contract/record-contracts.ts";
import type { Output } from "../contract/route-contract.ts";
import { audit } from "../store/audit-store.ts";
import { holdRecord, readBegunBy, withdrawStored } from "../store/proposal-store.ts";
import type { Meant } from "../store/seat-store.ts";
import type { RecordMeans } from "./act-in-record.ts";
import { type HeldRecord, missingConsents } from "./held-record.ts";
import { seatInRecord } from "./seat-in-record.ts";
import { shownRecord, timeOf } from "./shown-record.ts";

export interface Withdrawn {
  readonly shown: Output<typeof readRecord>;
  /** Null where it had been withdrawn before. */
  readonly held: HeldRecord | null;
}

/** Withdrawn proposals of one person that a table keeps. */
const MOST_WITHDRAWN = 20;

/** Takes a proposal of terms back, as who made it or as facilitator, while somebody's yes is missing; once more is the same as once. */
export function withdrawRecord(
  { database, keeper }: RecordMeans,
  { record, ...meant }: Meant & { readonly record: string },
): Promise<Result<Withdrawn, Problem>> {
  return database.transact({ kind: "engine" }, async (transaction) => {
    await holdRecord(transaction, record);
    const seated = await seatInRecord(transaction, keeper, { record, ...meant, verb: "read" });
    if (seated.kind === "failed") return seated;
    const { seat, held } = seated.value;
    const by = seat.person;
    if (seat.is.role !== "facilitator" && (await readBegunBy(transaction, record)) !== by)
      return failed({ code: "notAllowed", detail: "Who proposed the terms takes them back, or the facilitator." });
    const at = timeOf(held, transaction.at);
    if (held.withdrawn !== null) return ok({ shown: await shownRecord(transaction, { seat, held }, at), held: null });
    if (missingConsents(held).length === 0) return failed({ code: "stale", detail: "All have said yes: the terms are in force." });
    await withdrawStored(transaction, { record, table: held.table, by, most: MOST_WITHDRAWN });
    await audit(transaction, { deed: "recordWithdrawn", by, table: held.table, facts: { record } });
    const after = { ...held, withdrawn: { by, at: transaction.at } };
    return ok({ shown: await shownRecord(transaction, { seat, held: after }, at), held: after });
  });
}
