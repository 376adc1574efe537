import { createHash } from "node:crypto";
import { canonicalJson, type CommitmentAction, type CommitmentEvent, decideCommitment, failed, ok, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Database, Transaction } from "../database/database.ts";
import { isUniqueViolation } from "../database/sql-errors.ts";
import { referToFiles } from "../files/refer-to-files.ts";
import { type DoneInRecord, keepDoneInRecord, readDoneInRecord } from "../store/record-action-key-store.ts";
import { appendRecordLog, readRecordLog } from "../store/record-log.ts";
import { readRecordActors } from "../store/record-people-store.ts";
import { readSeats } from "../store/seat-store.ts";
import { fileReferences } from "./file-references.ts";
import { type HeldRecord, type KeptCommitment, linkedCommitments, missingConsents, withCommitments } from "./held-record.ts";
import type { RecordKeeper } from "./record-keeper.ts";
import { seatInRecord } from "./seat-in-record.ts";
import { timeOf } from "./shown-record.ts";
import { speaksFor } from "./speaks-for.ts";

export interface AskedCommitment {
  /** Uuids. */
  readonly record: string;
  readonly person: string;
  /** Which of its seats is meant; undefined: the one that was given first. */
  readonly seat: string | undefined;
  readonly action: CommitmentAction;
  /** Number of the last event that was read. */
  readonly expected: number;
  /** New for each action of a seat in a record. */
  readonly key: string;
}

export interface CommitmentAnswer {
  readonly at: string;
  readonly events: readonly CommitmentEvent[];
  readonly seq: number;
  readonly head: string;
}

/** What was done: the answer to whoever asked, and what is to be told to everybody. */
export interface PutOnRecord {
  readonly answer: CommitmentAnswer;
  /** Null where the same had been done before. */
  readonly happened: { readonly held: HeldRecord; readonly kept: readonly KeptCommitment[] } | null;
}

export interface RecordMeans {
  readonly database: Database;
  readonly keeper: RecordKeeper;
  /** Unguessable, a new one each time. */
  readonly salt: () => string;
}

/** Of a record: years of carrying a deal out, and not more than a process can hold. */
const MOST_EVENTS = 20_000;
/** Times that an action may be decided anew because another process wrote first. The next time it is stale, or the answer is known. */
const MOST_TRIES = 5;

/**
 * The walk of one action: its seat, the record, `decideCommitment`, and the events into the log, in one transaction. They are kept when this
 * resolves. Of those who write at once one is first; the others meet the same number, read again, and are told that they are stale.
 */
export async function actInRecord(means: RecordMeans, asked: AskedCommitment): Promise<Result<PutOnRecord, Problem>> {
  for (let k = 0; ; k++) {
    try {
      const done = await means.database.transact({ kind: "engine" }, (transaction) => tryOnce(means, transaction, asked));
      if (done.kind === "ok" && done.value.happened !== null) means.keeper.keep(done.value.happened.held);
      return done;
    } catch (error) {
      if (!isUniqueViolation(error) || k === MOST_TRIES) throw error;
    }
  }
}

async function tryOnce(
  { keeper, salt }: RecordMeans,
  transaction: Transaction,
  asked: AskedCommitment,
): Promise<Result<PutOnRecord, Problem>> {
  const { record, person, action, expected, key } = asked;
  const seated = await seatInRecord(transaction, keeper, { ...asked, verb: "read" });
  if (seated.kind === "failed") return seated;
  const { seat, held } = seated.value;
  const known = await readDoneInRecord(transaction, { record, seat: seat.id, key });
  if (known !== null) return repeated(transaction, held, { known, digest: digestOf(asked) });
  const speakers = { seats: await readSeats(transaction, held.table), actors: await readRecordActors(transaction, record) };
  if (!speaksFor(held.terms.terms, seat, speakers).includes(action.by))
    return failed({ code: "notAllowed", detail: "This seat does not speak for whoever the action is by." });
  const missing = missingConsents(held);
  if (missing.length > 0) return refused("notInForce", "", { missing: missing.join(", ") });
  if (held.state.seq >= MOST_EVENTS) return refused("recordFull", "", { most: MOST_EVENTS });
  if (expected !== held.state.seq)
    return failed({ code: "stale", detail: "Read what has happened since, and ask again.", facts: { seq: held.state.seq } });
  const at = timeOf(held, transaction.at);
  const decision = decideCommitment(held.terms, held.state, action, at);
  if (decision.kind === "failed") return refused(decision.failure.code, decision.failure.path, decision.failure.facts);
  const kept = linkedCommitments(held, decision.value, salt);
  const { sealer } = held;
  const strange = await referToFiles(transaction, { seat, sealer, record, seq: held.state.seq + 1, hashes: fileReferences(action) });
  if (strange !== null) return refused(strange.code, action.kind === "accountFiled" ? "source" : "reference", strange.facts);
  await appendRecordLog(transaction, { record, sealer }, { events: kept, by: person });
  const after = withCommitments(held, kept);
  const done: DoneInRecord = { digest: digestOf(asked), at, first: held.state.seq + 1, last: after.state.seq, head: after.head };
  await keepDoneInRecord(transaction, { record, seat: seat.id, key }, done);
  return ok({ answer: answerOf(done, kept), happened: { held: after, kept } });
}

interface Known {
  readonly known: DoneInRecord;
  readonly digest: string;
}

async function repeated(
  transaction: Transaction,
  { id, sealer }: HeldRecord,
  { known, digest }: Known,
): Promise<Result<PutOnRecord, Problem>> {
  if (known.digest !== digest) return failed({ code: "keyUsedOtherwise" });
  const { first, last } = known;
  const kept = await readRecordLog(transaction, { record: id, sealer }, { after: first - 1, most: last - first + 1 });
  return ok({ answer: answerOf(known, kept), happened: null });
}

const answerOf = ({ at, last, head }: DoneInRecord, kept: readonly KeptCommitment[]): CommitmentAnswer => ({
  at,
  events: kept.map(({ event }) => event),
  seq: last,
  head,
});

/** The engine's code, path and facts hold nothing that not everybody at the table may know. */
const refused = (refusal: string, path: string, facts: Readonly<Record<string, string | number>>): Result<never, Problem> =>
  failed({ code: "refused", refusal, path: path === "" ? "body.action" : `body.action.${path}`, facts });

const digestOf = ({ action, expected }: AskedCommitment): string =>
  createHash("sha256").update(canonicalJson({ action, expected })).digest("hex");
