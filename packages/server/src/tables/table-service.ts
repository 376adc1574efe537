import { failed, ok } from "@detente/engine";
import type { Database, Transaction } from "../database/database.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import type { Tables } from "../services.ts";
import { untilKept } from "../store/until-kept.ts";
import { readCase } from "../store/case-store.ts";
import { readOwnSeats, readSeatMeant, readSeats } from "../store/seat-store.ts";
import { readSessions } from "../store/session-store.ts";
import { readTable, readTables, type StoredTable } from "../store/table-store.ts";
import { isGuest } from "../sign-in/guest.ts";
import { accessProblem } from "./access.ts";
import { openTables } from "./open-tables.ts";
import type { Seat } from "./seat.ts";
import { shownSeats } from "./shown-seats.ts";

interface Means {
  readonly database: Database;
  readonly sealers: TableSealers;
}

export const tableService = ({ database, sealers }: Means): Tables => ({
  create: async ({ person }, { body: { title, caseHash } }) => {
    if (await database.transact({ kind: "engine" }, (transaction) => isGuest(transaction, person))) return GUESTS_DO_NOT;
    // Read as the person: nobody opens a table on a case that is not theirs to see.
    const found = await database.transact({ kind: "person", person }, (transaction) => readCase(transaction, caseHash));
    if (found === null) return failed({ code: "notFound" });
    return untilKept(database, async (transaction) => {
      // It may have been dropped since by the last who had it.
      if ((await readCase(transaction, caseHash)) === null) return failed({ code: "notFound" } as const);
      const [opened] = await openTables(transaction, sealers, { titles: [title], caseHash, by: person });
      if (opened === undefined) throw new Error("Expected the table that was just opened");
      return ok(await wholeTable(transaction, opened.table, opened.seat));
    });
  },

  list: async ({ person }) =>
    database.transact({ kind: "person", person }, async (transaction) => {
      const seats = new Map((await readOwnSeats(transaction, person)).toReversed().map((seat) => [seat.table, seat]));
      const tables = await readTables(transaction);
      return ok({ tables: tables.flatMap((table) => summaryOf(table, seats.get(table.id)) ?? []) });
    }),

  read: async ({ person }, { params, query }) =>
    database.transact({ kind: "engine" }, async (transaction) => {
      const seat = await readSeatMeant(transaction, params.table, { person, seat: query.seat });
      const problem = accessProblem(seat, "read");
      if (problem !== null) return failed(problem);
      const table = await readTable(transaction, params.table);
      return table === null || seat === null ? failed({ code: "notFound" }) : ok(await wholeTable(transaction, table, seat));
    }),
});

const GUESTS_DO_NOT = failed({ code: "notAllowed", detail: "Who came by a link to a seat opens no tables." } as const);

/** Null without a seat. */
const summaryOf = ({ id, title, caseHash, createdAt }: StoredTable, seat: Seat | undefined) =>
  seat === undefined ? null : { id, title, caseHash, createdAt, seat: { id: seat.id, is: seat.is } };

async function wholeTable(transaction: Transaction, table: StoredTable, seat: Seat) {
  const seats = await readSeats(transaction, table.id);
  const { id, title, caseHash, createdAt } = table;
  return {
    id,
    title,
    caseHash,
    createdAt,
    seat: { id: seat.id, is: seat.is },
    seats: shownSeats(seats),
    sessions: await readSessions(transaction, id),
  };
}
