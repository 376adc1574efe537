import type { Database, Transaction } from "../../database/database.ts";
import { inChunks } from "../../files/chunks.ts";
import { fileBytes } from "../../files/file-bytes.ts";
import { readAuditPage, type StoredAudit } from "../../store/audit-store.ts";
import { mindOf } from "../../store/bot-store.ts";
import { placeOfBrief } from "../../store/brief-event-store.ts";
import { readStoredFile } from "../../store/file-store.ts";
import { readRecordLog } from "../../store/record-log.ts";
import { openingOf } from "../../store/record-store.ts";
import { type Meant, readSeatMeant } from "../../store/seat-store.ts";
import { readLogPage } from "../../store/session-log.ts";
import { readTakenAudit } from "../../store/taken-audit-store.ts";
import { accessProblem } from "../../tables/access.ts";
import { TABLE_FORM, type TableLine } from "./table-line.ts";
import type { TableOutline } from "./table-outline.ts";
import { OF_THE_FILE, ToldAudit } from "./told-audit.ts";
import { ToldPeople } from "./told-people.ts";

interface Telling extends Meant {
  readonly database: Database;
  readonly table: string;
  readonly outline: TableOutline;
}

/** Edits and events that are read at once. */
const AT_ONCE = 50;
/** Characters of a piece of text: less than a line may have, however each is written. */
const PIECE = 80_000;

/**
 * Everything of a table that its file has, as of its outline, but for the end. Read page by page, each in a transaction of its own, so that a
 * slow reader holds nobody up; who may take it along no more gets no more of it, which throws.
 */
export async function* tableLines(telling: Telling): AsyncGenerator<TableLine> {
  const { outline } = telling;
  const people = new ToldPeople(telling.person);
  const numbers = (rows: readonly { readonly id: string }[]) => new Map(rows.map(({ id }, k) => [id, k + 1]));
  const [seats, records, files] = [numbers(outline.seats), numbers(outline.records), numbers(outline.files)];
  const sessions = new Set(outline.sessions.map(({ id }) => id));
  const known = { telling, people, seats, records, files };
  const { title, case_hash, created_at, case_id, text } = outline;
  yield { kind: "table", form: TABLE_FORM, title, caseHash: case_hash, createdAt: created_at };
  yield { kind: "case", caseId: case_id };
  yield* pieces(text);
  yield* seatLines(known);
  yield* briefLines(known);
  yield* sessionLines(known);
  yield* recordLines(known);
  yield* fileLines(known);
  yield* botLines(known);
  yield* auditLines(known, new ToldAudit({ people, seats, records, files, sessions }));
}

interface Known {
  readonly telling: Telling;
  readonly people: ToldPeople;
  readonly seats: ReadonlyMap<string, number>;
  readonly records: ReadonlyMap<string, number>;
  readonly files: ReadonlyMap<string, number>;
}

/** Lines with those of the people before them whom they name first. */
async function page(
  { telling: { database, table, person, seat }, people }: Known,
  read: (transaction: Transaction) => Promise<readonly TableLine[]>,
): Promise<readonly TableLine[]> {
  return database.transact({ kind: "engine" }, async (transaction) => {
    if (accessProblem(await readSeatMeant(transaction, table, { person, seat }), "exportTable") !== null)
      throw new Error("Expected a table for who reads it: the seat is gone, or another");
    const lines = await read(transaction);
    return [...(await people.lines(transaction)), ...lines];
  });
}

function* pieces(text: string): Generator<TableLine> {
  for (let begin = 0; begin < text.length; begin += PIECE) yield { kind: "text", text: text.slice(begin, begin + PIECE) };
}

async function* seatLines(known: Known): AsyncGenerator<TableLine> {
  const { seats } = known.telling.outline;
  yield* await page(known, async () =>
    seats.map(({ person, role, party, created_at }, k) => {
      return { kind: "seat", seat: k + 1, person: known.people.number(person), role, party, createdAt: created_at };
    }),
  );
}

async function* briefLines(known: Known): AsyncGenerator<TableLine> {
  const { table, outline } = known.telling;
  for (const { party, seq: last } of outline.briefs)
    for (let after = 0; after < last; after++) {
      const lines = await page(known, async ({ sql }) => {
        const row = await sql
          .selectFrom("brief_event")
          .selectAll()
          .where("table_id", "=", table)
          .where("party", "=", party)
          .where("seq", "=", after + 1)
          .executeTakeFirstOrThrow();
        const { seq, by_person, at, is_whole, is_sound, sealed } = row;
        const head = { kind: "brief", party, seq, by: known.people.number(by_person), at, isWhole: is_whole, isSound: is_sound } as const;
        return [head, ...pieces(outline.sealer.open(placeOfBrief(table, party, seq), sealed))];
      });
      yield* lines;
    }
}

async function* sessionLines(known: Known): AsyncGenerator<TableLine> {
  const { people, telling } = known;
  const { sealer, sessions } = telling.outline;
  for (const { id, name, track, created_at, pins, position: last } of sessions) {
    const briefs = Object.fromEntries([...pins].toSorted(([a], [b]) => (a < b ? -1 : 1)));
    yield { kind: "session", id, name, track, createdAt: created_at, briefs };
    // Of no rows the greatest is null.
    const end = last ?? 0;
    for (let after = 0; after < end; after += AT_ONCE)
      yield* await page(known, async (transaction) => {
        const to = Math.min(after + AT_ONCE, end);
        const events = await readLogPage(transaction, { session: id, sealer }, { after, to });
        return events.map(({ position, link, by, event, salt }) => {
          return { kind: "event", position, link, by: by === null ? null : people.number(by), event: { ...event }, salt };
        });
      });
  }
}

async function* recordLines(known: Known): AsyncGenerator<TableLine> {
  const { people, seats, telling } = known;
  const { sealer, records } = telling.outline;
  for (const [k, row] of records.entries()) {
    const { id, table_id, head, sealed, created_at, begun_by, withdrawn_at, withdrawn_by, consents, speakers } = row;
    yield* await page(known, async () => {
      const { terms, salt, basis } = openingOf(sealer, {
        id,
        table: table_id,
        termsHead: head,
        sealed,
        createdAt: created_at,
        withdrawn: null,
      });
      const opening = { terms: { ...terms }, salt, basis: basis === null ? null : { ...basis, outcome: { ...basis.outcome } } };
      const begun = { by: people.number(begun_by), createdAt: created_at, head };
      const withdrawn = withdrawn_at === null ? null : { at: withdrawn_at, by: people.number(withdrawn_by ?? begun_by) };
      return [
        { kind: "record", record: k + 1, ...begun, ...opening, withdrawn },
        ...consents.map(({ party, by, at }) => ({ kind: "consent", party, by: people.number(by), at }) as const),
        ...[...speakers].map(([body, seat]) => ({ kind: "speaker", body, seat: seats.get(seat) ?? 0 }) as const),
      ];
    });
    const last = row.seq ?? 0;
    for (let after = 0; after < last; after += AT_ONCE)
      yield* await page(known, async (transaction) => {
        const most = Math.min(AT_ONCE, last - after);
        const events = await readRecordLog(transaction, { record: id, sealer }, { after, most });
        const authors = await readRecordAuthors(transaction, id, { after, to: after + most });
        return events.map(({ event, salt, commitment, head: to }) => {
          const by = people.number(authors.get(event.seq) ?? "");
          return { kind: "recordEvent", by, commitment, head: to, salt, event: { ...event } };
        });
      });
  }
}

async function readRecordAuthors({ sql }: Transaction, record: string, { after, to }: { readonly after: number; readonly to: number }) {
  const rows = await sql
    .selectFrom("record_event")
    .select(["seq", "by_person"])
    .where("record_id", "=", record)
    .where("seq", ">", after)
    .where("seq", "<=", to)
    .execute();
  return new Map(rows.map(({ seq, by_person }) => [seq, by_person]));
}

async function* fileLines(known: Known): AsyncGenerator<TableLine> {
  const { people, records, telling } = known;
  const { database, outline } = telling;
  const { sealer } = outline;
  for (const [k, { id }] of outline.files.entries()) {
    const stored = await database.transact({ kind: "engine" }, (transaction) => readStoredFile(transaction, id, sealer));
    if (stored === null) throw new Error("Expected a file that was there: it was erased meanwhile");
    const { party, room, name, type, sha256, size, by, createdAt } = stored;
    yield* await page(known, async () => [
      { kind: "file", file: k + 1, party, room, name, type, sha256, size, by: people.number(by), createdAt },
    ]);
    const bytes = fileBytes(database, { asker: { kind: "engine" }, sealer, file: stored });
    for await (const chunk of inChunks(bytes)) yield { kind: "bytes", bytes: Buffer.from(chunk).toString("base64") };
    yield* await page(known, async ({ sql }) => {
      const rows = await sql.selectFrom("evidence_reference").select(["record_id", "seq"]).where("file_id", "=", id).execute();
      return rows
        .flatMap(({ record_id, seq }) => ({ kind: "evidence", record: records.get(record_id) ?? 0, seq }) as const)
        .filter(({ record }) => record > 0)
        .toSorted((a, b) => a.record - b.record || a.seq - b.seq);
    });
  }
}

async function* botLines(known: Known): AsyncGenerator<TableLine> {
  const { people, seats, telling } = known;
  const { bots, sealer } = telling.outline;
  yield* await page(known, async () =>
    bots
      .map((bot) => {
        const { strategy, seed } = mindOf(bot, sealer);
        const standsInFor = bot.standsInFor === null ? null : people.number(bot.standsInFor);
        return {
          kind: "bot",
          seat: seats.get(bot.seat) ?? 0,
          standsInFor,
          pace: bot.pace,
          strategy,
          seed,
          createdAt: bot.createdAt,
        } as const;
      })
      .toSorted((a, b) => a.seat - b.seat),
  );
}

/** What was taken along before comes first. */
async function* auditLines(known: Known, told: ToldAudit): AsyncGenerator<TableLine> {
  const { people, telling } = known;
  const { table, outline } = telling;
  const lineOf = ({ at, by, deed, facts }: AuditEntry) =>
    ({ kind: "audit", at, by: by === null ? null : people.number(by), deed, facts: told.facts(facts) }) as const;
  for (let after = 0; after < outline.takenAudit; after += AT_ONCE)
    yield* await page(known, async (transaction) =>
      (await readTakenAudit(transaction, table, { before: after + AT_ONCE + 1, most: AT_ONCE })).toReversed().map(lineOf),
    );
  for (let after = 0; after < outline.audit; ) {
    const from = after;
    const lines = await page(known, async (transaction) => {
      const entries = await readAuditPage(transaction, table, { after: from, to: outline.audit, most: AT_ONCE });
      after = entries.at(-1)?.id ?? outline.audit;
      return entries.filter(({ deed }) => !OF_THE_FILE.includes(deed)).map(lineOf);
    });
    yield* lines;
  }
}

type AuditEntry = Pick<StoredAudit, "at" | "by" | "deed" | "facts">;
