import { createHash } from "node:crypto";
import { failed, ok, type PartyId, partyId, type Result } from "@detente/engine";
import { parsedCase } from "../cases/parsed-case.ts";
import { MOST_FILE_BYTES } from "../contract/file-contracts.ts";
import type { Problem } from "../contract/problem.ts";
import type { ReceivedBytes } from "../contract/route-contract.ts";
import type { Database, Transaction } from "../database/database.ts";
import type { Sealer } from "../secrets/sealed.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import { addChunks } from "../store/chunk-store.ts";
import { addFile, countUnderWay, finishFile, readRoomUse, removeFile, removeUnfinished, type StoredFile } from "../store/file-store.ts";
import { isRecordActor } from "../store/record-people-store.ts";
import { type Meant, readSeatMeant } from "../store/seat-store.ts";
import { readTableBasis } from "../store/table-basis-store.ts";
import { accessProblem } from "../tables/access.ts";
import { partyOf, type Seat } from "../tables/seat.ts";
import { inChunks } from "./chunks.ts";
import { cleanName, isFileType } from "./clean-name.ts";
import { mostInRoom, roomOf } from "./room-of.ts";
import { TypeCheck } from "./type-check.ts";

export interface FileMeans {
  readonly database: Database;
  readonly sealers: TableSealers;
}

export interface Receiving extends Meant {
  readonly table: string;
  readonly name: string;
  readonly isFor: "table" | "delegation";
  /** What the bytes should come to; undefined: it was not said. */
  readonly sha256: string | undefined;
  readonly body: ReceivedBytes;
}

/** Milliseconds after which a file that has not arrived will not: far longer than any request may take. */
const ABANDONED = 60 * 60 * 1000;
/** Files that one person sends at the same time. */
const MOST_AT_ONCE = 3;

const NO_ROOM = failed({ code: "noRoom", detail: "What your side keeps at this table fills its room. Erase some of it first." } as const);
const WAIT = failed({
  code: "tooMany",
  detail: `You are sending ${MOST_AT_ONCE} files already. Wait until one of them is there.`,
} as const);

/**
 * Keeps a file as it arrives, piece by piece, each sealed and in a transaction of its own: nobody waits for a slow sender, and no more than
 * a piece is in memory. Nobody sees the file before all of it is there. Throws what the body throws, and leaves nothing then.
 */
export async function receiveFile(means: FileMeans, receiving: Receiving): Promise<Result<StoredFile, Problem>> {
  const { database } = means;
  const begun = await database.transact({ kind: "engine" }, (transaction) => begin(transaction, means.sealers, receiving));
  if (begun.kind === "failed") return begun;
  const { file } = begun.value;
  // What cannot be removed now is removed as abandoned.
  const forget = () => database.transact({ kind: "engine" }, (transaction) => removeFile(transaction, file)).catch(() => undefined);
  try {
    const finished = await takeIn(database, begun.value, receiving);
    if (finished.kind === "failed") await forget();
    return finished;
  } catch (error) {
    await forget();
    throw error;
  }
}

interface Begun {
  readonly file: string;
  readonly sealer: Sealer;
}

async function begin(transaction: Transaction, sealers: TableSealers, receiving: Receiving): Promise<Result<Begun, Problem>> {
  const { table, isFor, body, person } = receiving;
  const seat = await readSeatMeant(transaction, table, receiving);
  const found = await readTableBasis(transaction, table);
  const problem = await keepingProblem(transaction, seat);
  if (problem !== null) return failed(problem);
  if (seat === null || found === null) return failed({ code: "notFound" });
  const party = isFor === "delegation" ? partyOf(seat.is) : null;
  if (isFor === "delegation" && party === null) return failed({ code: "notAllowed", detail: "This seat belongs to no delegation." });
  await removeUnfinished(transaction, new Date(Date.parse(transaction.at) - ABANDONED).toISOString());
  const size = body.size ?? MOST_FILE_BYTES;
  const room = roomOf(seat.is);
  const use = await readRoomUse(transaction, table, room);
  const most = mostInRoom(parsedCase(found.caseHash, found.caseKept).parties);
  if (use.bytes + size > most.bytes || use.files >= most.files) return NO_ROOM;
  if ((await countUnderWay(transaction, person)) >= MOST_AT_ONCE) return WAIT;
  const of: PartyId | null = party === null ? null : partyId(party);
  const file = await addFile(transaction, { table, party: of, room, size, by: person });
  return ok({ file, sealer: sealers.of(table, found.wrappedKey) });
}

/** Who looks on keeps nothing, unless it speaks for a body of some record. */
async function keepingProblem(transaction: Transaction, seat: Seat | null): Promise<Problem | null> {
  const problem = accessProblem(seat, "keepFile");
  return problem !== null && seat !== null && (await isRecordActor(transaction, seat.id)) ? null : problem;
}

async function takeIn(
  database: Database,
  { file, sealer }: Begun,
  { name, sha256: wanted, body }: Receiving,
): Promise<Result<StoredFile, Problem>> {
  if (!isFileType(body.mediaType)) throw new Error(`Expected a type of the contract, got ${body.mediaType}`);
  const [check, sum] = [new TypeCheck(body.mediaType), createHash("sha256")];
  let [seq, size] = [0, 0];
  for await (const chunk of inChunks(body.bytes)) {
    check.pass(chunk);
    sum.update(chunk);
    size += chunk.length;
    seq++;
    const [first, chunks] = [seq, [chunk]];
    await database.transact({ kind: "engine" }, (transaction) => addChunks(transaction, { file, sealer }, { first, chunks }));
  }
  const [type, sha256] = [check.type(), sum.digest("hex")];
  if (wanted !== undefined && wanted !== sha256) return failed({ code: "otherContent", facts: { sha256 } });
  const facts = { name: cleanName(name, type), type, sha256 };
  const kept = await database.transact({ kind: "engine" }, (transaction) => finishFile(transaction, file, { sealer, facts, size }));
  return kept === null ? failed({ code: "notFound" }) : ok(kept);
}
