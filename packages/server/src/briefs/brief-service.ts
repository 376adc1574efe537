import { ok } from "@detente/engine";
import { type DocumentChange, overlap } from "@detente/engine/case-file";
import type { CaseDesk } from "../cases/desk/case-desk.ts";
import type { Database } from "../database/database.ts";
import { cursorIn, pageOf } from "../lists/page-of.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import type { Briefs } from "../services.ts";
import type { Remembering } from "../sessions/erased-words.ts";
import { KeyedQueue } from "../sessions/keyed-queue.ts";
import { readBriefEvents } from "../store/brief-event-store.ts";
import { SEAT_CHANGED } from "../tables/seats-changed.ts";
import { BriefChecks } from "./brief-checks.ts";
import { placeOfBrief, type ShownEdit } from "./brief-live.ts";
import { changeBrief } from "./change-brief.ts";
import { readCurrent, toldBrief } from "./current-brief.ts";
import { type AskedBrief, type SeatAtBrief, seatAtBrief } from "./seat-at-brief.ts";
import { shownEdits } from "./shown-edits.ts";
import { watchBriefs } from "./watch-briefs.ts";

interface Means {
  readonly database: Database;
  readonly sealers: TableSealers;
  readonly desk: CaseDesk;
}

export interface BriefService extends Briefs {
  /** What is known to be missing in briefs, which quotes what people wrote. */
  readonly memory: Remembering;
  /** Looks for what other processes have written, should a notice of it have been lost. Call it now and then. */
  readonly catchUp: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Edits of others that are told at most in an answer; the history has all. */
const MOST_OTHERS = 500;

export async function briefService({ database, sealers, desk }: Means): Promise<BriefService> {
  const checks = new BriefChecks(desk);
  const watching = await watchBriefs({ database, sealers });
  const deafen = await database.listen(SEAT_CHANGED, watching.endSeat);
  const queue = new KeyedQueue();

  const seated = (asked: AskedBrief) =>
    database.transact({ kind: "engine" }, (transaction) => seatAtBrief(transaction, { asked, verb: "readBrief", sealers }));
  /** Read as that seat, so that the second wall stands as well. */
  const asSeat = ({ seat }: SeatAtBrief) => ({ kind: "person", person: seat.person, seat: seat.id }) as const;

  return {
    memory: checks,

    read: async ({ person }, { params: { table, party }, query: { seat } }) => {
      const at = await seated({ table, party, person, seat });
      if (at.kind === "failed") return at;
      const { briefs, basis } = at.value;
      const current = await database.transact(asSeat(at.value), (transaction) => readCurrent(transaction, briefs, party));
      return ok(await toldBrief(checks, { table, basis }, current));
    },

    history: async ({ person }, { params: { table, party }, query: { seat, after, limit } }) => {
      const cursor = cursorIn(after, /^(\d{1,9})$/);
      if (cursor.kind === "failed") return cursor;
      const at = await seated({ table, party, person, seat });
      if (at.kind === "failed") return at;
      const before = cursor.value === null ? null : Number(cursor.value[0]);
      const events = await database.transact(asSeat(at.value), (transaction) =>
        readBriefEvents(transaction, at.value.briefs, { party, span: { kind: "before", before }, most: limit + 1 }),
      );
      const { items, next } = pageOf(events, limit, ({ seq }) => String(seq));
      return ok({ edits: await shownEdits(database, items), next });
    },

    change: async ({ person }, { params: { table, party }, query: { seat }, headers, body: { changes, read: after } }) => {
      const asked = { table, party, person, seat, changes, key: headers["idempotency-key"] };
      const made = await queue.run(placeOfBrief(table, party), () => changeBrief({ database, sealers, checks }, asked));
      if (made.kind === "failed") return made;
      const { edit, isNew, at } = made.value;
      if (isNew) watching.edited(table, party);
      const { briefs, basis } = at;
      const found = await database.transact(asSeat(at), async (transaction) => ({
        current: await readCurrent(transaction, briefs, party),
        events: await readBriefEvents(transaction, briefs, { party, span: { kind: "after", after }, most: MOST_OTHERS }),
      }));
      const others = found.events.filter(({ seq, by }) => seq < edit && by !== person);
      return ok({
        edit,
        brief: await toldBrief(checks, { table, basis }, found.current),
        others: fieldsOf(await shownEdits(database, others), changes),
      });
    },

    watch: ({ person }, { table, party, seat, after }, reader) => watching.watch({ table, party, person, seat, after, reader }),

    catchUp: watching.catchUp,

    close: async () => {
      await watching.close();
      await deafen();
    },
  };
}

/** Which fields edits have changed, and whether some other changes have as well. */
const fieldsOf = (edits: readonly ShownEdit[], mine: readonly DocumentChange[]) =>
  edits.flatMap(({ changes, seq, at, by }) =>
    changes.map(({ path }) => ({ path, seq, at, by, isSame: mine.some((own) => overlap(own.path, path)) })),
  );
