import { ok, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Database, Transaction } from "../database/database.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import type { Watch } from "../services.ts";
import { KeyedQueue } from "../sessions/keyed-queue.ts";
import { parsedCase } from "../cases/parsed-case.ts";
import { type BriefEvent, type Briefs, readBriefEvents, readFold } from "../store/brief-event-store.ts";
import { readSeatMeant } from "../store/seat-store.ts";
import { readTableBasis } from "../store/table-basis-store.ts";
import { isSameRole } from "../tables/seat.ts";
import { BriefLive, type BriefReading, placeOfBrief, tellReader } from "./brief-live.ts";
import { type AskedBrief, seatAtBrief } from "./seat-at-brief.ts";
import { shownEdits } from "./shown-edits.ts";

/** The channel on which processes tell each other of edits. */
const EDITED = "detente_brief";
/** Edits that are told again one by one, to somebody who comes back; who has missed more is told the whole. */
const MOST_MISSED = 200;

interface Means {
  readonly database: Database;
  readonly sealers: TableSealers;
}

export interface AskedWatch extends AskedBrief {
  /** Number of the last edit that was read; null: it begins here. */
  readonly after: number | null;
  readonly reader: BriefReading["reader"];
}

/** What keeps the streams of briefs going. */
export interface BriefWatching {
  readonly watch: (asked: AskedWatch) => Promise<Result<Watch, Problem>>;
  /** Tells of a new edit, here and in other processes. Nobody has to wait for it. */
  readonly edited: (table: string, party: string) => void;
  /** Looks for what other processes have written, should a notice of it have been lost. */
  readonly catchUp: () => Promise<void>;
  readonly endSeat: (seat: string) => void;
  readonly close: () => Promise<void>;
}

export async function watchBriefs({ database, sealers }: Means): Promise<BriefWatching> {
  const live = new BriefLive();
  const queue = new KeyedQueue();

  /** In the brief's turn only. */
  const tellMissing = async (place: string): Promise<void> => {
    const after = live.readings.positionOf(place);
    if (after === null) return;
    const events = await database.transact({ kind: "engine" }, (transaction) => eventsBehind(transaction, sealers, { place, after }));
    live.tell(place, await shownEdits(database, events));
    if (events.length === MOST_MISSED) await tellMissing(place);
  };
  const tellSoon = (place: string): void => {
    // What cannot be told now is told by the next look around.
    if (live.readings.positionOf(place) !== null) queue.run(place, () => tellMissing(place)).catch(() => undefined);
  };
  const catchUp = async (): Promise<void> => {
    for (const { id } of live.readings.positions) await queue.run(id, () => tellMissing(id));
  };
  const deafen = await database.listen(EDITED, (place) => {
    if (place === "") catchUp().catch(() => undefined);
    else tellSoon(place);
  });

  return {
    watch: (asked) => queue.run(placeOfBrief(asked.table, asked.party), () => begin({ database, sealers, live }, asked)),
    edited: (table, party) => {
      const place = placeOfBrief(table, party);
      tellSoon(place);
      // As above.
      database.notify(EDITED, place).catch(() => undefined);
    },
    catchUp,
    endSeat: (seat) => live.readings.endSeat(seat),
    close: async () => {
      live.readings.endAll();
      await deafen();
    },
  };
}

async function begin(
  { database, sealers, live }: Means & { readonly live: BriefLive },
  asked: AskedWatch,
): Promise<Result<Watch, Problem>> {
  const begun = await database.transact({ kind: "engine" }, async (transaction) => {
    const at = await seatAtBrief(transaction, { asked, verb: "readBrief", sealers });
    if (at.kind === "failed") return at;
    const { briefs, seat } = at.value;
    const fold = await readFold(transaction, briefs, { party: asked.party, to: null });
    const seq = fold?.seq ?? 0;
    const missed = asked.after === null ? MOST_MISSED + 1 : seq - asked.after;
    const span = { kind: "after", after: asked.after ?? 0 } as const;
    const events =
      missed > MOST_MISSED || missed < 0 ? null : await readBriefEvents(transaction, briefs, { party: asked.party, span, most: missed });
    return ok({ seat, seq, document: fold?.document ?? {}, events });
  });
  if (begun.kind === "failed") return begun;
  const { seat, seq, document, events } = begun.value;
  const edits = await shownEdits(database, events ?? []);
  const reading: BriefReading = { seat: seat.id, reader: asked.reader, seq: events === null ? seq : (asked.after ?? 0) };
  if (events === null) asked.reader.tell({ kind: "whole", seq, document });
  tellReader(reading, edits);
  const stop = live.readings.join(placeOfBrief(asked.table, asked.party), seq, reading);
  // Its seat may have been taken away, or changed, between being read and being heeded.
  const now = await database.transact({ kind: "engine" }, (transaction) =>
    readSeatMeant(transaction, asked.table, { ...asked, seat: seat.id }),
  );
  if (now === null || !isSameRole(now.is, seat.is)) live.readings.endSeat(seat.id);
  return ok({ stop });
}

async function eventsBehind(
  transaction: Transaction,
  sealers: TableSealers,
  { place, after }: { readonly place: string; readonly after: number },
): Promise<readonly BriefEvent[]> {
  const [table = "", party = ""] = place.split(/\/(.*)/s);
  const basis = await readTableBasis(transaction, table);
  if (basis === null) return [];
  const value = parsedCase(basis.caseHash, basis.caseKept);
  const briefs: Briefs = { table, value, sealer: sealers.of(table, basis.wrappedKey) };
  return readBriefEvents(transaction, briefs, { party, span: { kind: "after", after }, most: MOST_MISSED });
}
