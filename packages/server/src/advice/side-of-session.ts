import { type Audience, failed, ok, type PartyId, type Result, sees, type Standpoint } from "@detente/engine";
import { parsedCase } from "../cases/parsed-case.ts";
import type { Problem } from "../contract/problem.ts";
import type { Seqs } from "../contract/seqs.ts";
import type { Database } from "../database/database.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import { readBriefs } from "../store/brief-store.ts";
import { readSeatMeantInSession } from "../store/seat-store.ts";
import { readBasis, readPins, type SessionBasis } from "../store/session-basis-store.ts";
import { readLog } from "../store/session-log.ts";
import type { Seat } from "../tables/seat.ts";
import { caseOfSide } from "./case-of-side.ts";
import { ownSide } from "./own-side.ts";

export interface SideMeans {
  readonly database: Database;
  readonly sealers: TableSealers;
}

export interface AskedSide {
  /** Uuids. `seat`: which of several; undefined: the one that was given first. */
  readonly person: string;
  readonly seat: string | undefined;
  readonly as: PartyId | undefined;
  /** Where the request says `as`. */
  readonly path: string;
}

/** From where a side looks at a session now. */
export interface SideOfSession {
  readonly table: string;
  /** Of the public part of the case. */
  readonly caseHash: string;
  readonly from: Standpoint;
  /** How far the side has seen. */
  readonly seqs: Seqs;
  /** Of the brief that the session goes by, or would be opened with; 0: there is none. */
  readonly briefSeq: number;
}

/**
 * Who asks, and for which side, is settled as the engine; what the side knows is then read as the person itself, so that the wall in the
 * database stands between it and what others know.
 */
export async function sideOfSession(means: SideMeans, session: string, asked: AskedSide): Promise<Result<SideOfSession, Problem>> {
  const settled = await means.database.transact({ kind: "engine" }, async (transaction) => {
    const side = ownSide(await readSeatMeantInSession(transaction, session, asked), asked.as, asked.path);
    const basis = side.kind === "failed" ? null : await readBasis(transaction, session);
    if (side.kind === "failed") return side;
    return basis === null
      ? failed({ code: "notFound" } as const)
      : ok({ ...side.value, basis, pins: await readPins(transaction, session) });
  });
  return settled.kind === "failed" ? settled : seenBySide(means, session, { ...settled.value, path: asked.path });
}

interface Settled {
  readonly seat: Seat;
  readonly party: PartyId;
  readonly basis: SessionBasis;
  /** How far the briefs were when the session was opened. */
  readonly pins: ReadonlyMap<string, number>;
  readonly path: string;
}

async function seenBySide(
  { database, sealers }: SideMeans,
  session: string,
  { seat, party, basis, pins, path }: Settled,
): Promise<Result<SideOfSession, Problem>> {
  const { table, caseHash, caseKept, wrappedKey } = basis;
  const sealer = sealers.of(table, wrappedKey);
  return database.transact({ kind: "person", person: seat.person, seat: seat.id }, async (transaction) => {
    const log = await readLog(transaction, { session, sealer }, 0);
    const events = log.flatMap(({ event }) => (sees({ kind: "party", party }, event.audience) ? [event] : []));
    const given = parsedCase(caseHash, caseKept);
    const briefs = await readBriefs(transaction, { table, sealer, value: given }, events.length === 0 ? null : pins);
    const own = caseOfSide(given, { party, briefs, path });
    if (own.kind === "failed") return own;
    const { value, briefSeq } = own.value;
    const last = new Map<Audience, number>(events.map(({ audience, seq }) => [audience, seq]));
    return ok({ table, caseHash, from: { value, party, events, at: transaction.at }, seqs: Object.fromEntries(last), briefSeq });
  });
}
