import { failed, ok } from "@detente/engine";
import { parsedCase } from "../cases/parsed-case.ts";
import type { SeatRole } from "../contract/parts.ts";
import type { Database, Transaction } from "../database/database.ts";
import { isUniqueViolation } from "../database/sql-errors.ts";
import type { Seats } from "../services.ts";
import type { Live } from "../sessions/live.ts";
import { readCase } from "../store/case-store.ts";
import { readPerson } from "../store/person-store.ts";
import { addSeat, readSeatMeant, readSeats, removeSeat } from "../store/seat-store.ts";
import { readTable } from "../store/table-store.ts";
import { accessProblem } from "./access.ts";
import { shownSeat } from "./shown-seat.ts";

/** The channel on which processes tell each other that a seat is gone. */
const GONE = "detente_seat_gone";

interface Means {
  readonly database: Database;
  readonly live: Live;
}

export interface SeatService extends Seats {
  readonly close: () => Promise<void>;
}

export async function seatService({ database, live }: Means): Promise<SeatService> {
  const deafen = await database.listen(GONE, (seat) => live.endSeat(seat));
  return {
    list: async ({ person }, { params: { table }, query: { seat } }) =>
      database.transact({ kind: "engine" }, async (transaction) => {
        const problem = accessProblem(await readSeatMeant(transaction, table, { person, seat }), "read");
        return problem === null ? ok({ seats: (await readSeats(transaction, table)).map(shownSeat) }) : failed(problem);
      }),

    give: async ({ person }, { params: { table }, query: { seat }, body }) => {
      try {
        return await database.transact({ kind: "engine" }, async (transaction) => {
          const problem = accessProblem(await readSeatMeant(transaction, table, { person, seat }), "giveSeat");
          if (problem !== null) return failed(problem);
          const given = await readPerson(transaction, body.person);
          if (given === null) return failed({ code: "notFound", detail: "There is no such person." });
          if (!(await hasParty(transaction, table, body.is))) return failed({ code: "notFound", detail: "The case has no such party." });
          const added = await addSeat(transaction, { table, person: given.id, is: body.is });
          return ok(shownSeat({ ...added, name: given.name }));
        });
      } catch (error) {
        if (isUniqueViolation(error)) return failed({ code: "alreadyThere", detail: "This person has that seat already." });
        throw error;
      }
    },

    take: async ({ person }, { params: { table, seat }, query }) => {
      const taken = await database.transact({ kind: "engine" }, async (transaction) => {
        const mine = await readSeatMeant(transaction, table, { person, seat: query.seat });
        const problem = accessProblem(mine, "takeSeat");
        if (problem !== null) return failed(problem);
        if (mine?.id === seat) return failed({ code: "notAllowed", detail: "Nobody takes away their own seat." } as const);
        return (await removeSeat(transaction, table, seat)) === null ? failed({ code: "notFound" } as const) : ok(null);
      });
      if (taken.kind === "failed") return taken;
      live.endSeat(seat);
      await database.notify(GONE, seat);
      return taken;
    },

    close: deafen,
  };
}

async function hasParty(transaction: Transaction, table: string, is: SeatRole): Promise<boolean> {
  if (!("party" in is)) return true;
  const stored = await readTable(transaction, table);
  const found = stored && (await readCase(transaction, stored.caseHash));
  return found !== null && parsedCase(found.hash, found.text).parties.some(({ id }) => id === is.party);
}
