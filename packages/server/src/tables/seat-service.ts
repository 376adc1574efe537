import { failed, ok, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Database, Transaction } from "../database/database.ts";
import { isUniqueViolation } from "../database/sql-errors.ts";
import type { Seats } from "../services.ts";
import type { Live } from "../sessions/live.ts";
import { audit } from "../store/audit-store.ts";
import { readPerson } from "../store/person-store.ts";
import { addSeat, changeSeat, isLastFacilitator, readSeatById, readSeatMeant, readSeats, removeSeat } from "../store/seat-store.ts";
import { accessProblem } from "./access.ts";
import { hasParty } from "./has-party.ts";
import { factsOfSeat, isSameRole, type Seat } from "./seat.ts";
import { SeatsChanged } from "./seats-changed.ts";
import { shownSeats } from "./shown-seats.ts";

interface Means {
  readonly database: Database;
  readonly live: Live;
}

export interface SeatService extends Seats {
  readonly changed: SeatsChanged;
  readonly close: () => Promise<void>;
}

export async function seatService({ database, live }: Means): Promise<SeatService> {
  const changed = await SeatsChanged.heardBy(database, live);
  return {
    list: async ({ person }, { params: { table }, query: { seat } }) =>
      database.transact({ kind: "engine" }, async (transaction) => {
        const problem = accessProblem(await readSeatMeant(transaction, table, { person, seat }), "read");
        return problem === null ? ok({ seats: shownSeats(await readSeats(transaction, table)) }) : failed(problem);
      }),

    give: ({ person }, { params: { table }, query: { seat }, body }) =>
      orTwice(() =>
        database.transact({ kind: "engine" }, async (transaction) => {
          const problem = accessProblem(await readSeatMeant(transaction, table, { person, seat }), "giveSeat");
          if (problem !== null) return failed(problem);
          const given = await readPerson(transaction, body.person);
          if (given === null) return failed({ code: "notFound", detail: "There is no such person." });
          if (!(await hasParty(transaction, table, body.is))) return NO_PARTY;
          const added = await addSeat(transaction, { table, person: given.id, is: body.is });
          await audit(transaction, { deed: "seatGiven", by: person, table, facts: factsOfSeat(added) });
          return ok(await shownAt(transaction, added));
        }),
      ),

    take: ({ person }, { params: { table, seat }, query }) =>
      database.transact({ kind: "engine" }, async (transaction) => {
        const mine = await readSeatMeant(transaction, table, { person, seat: query.seat });
        const found = await readSeatById(transaction, table, seat);
        const problem = accessProblem(mine, found?.person === person ? "leave" : "takeSeat");
        if (problem !== null) return failed(problem);
        if (found === null) return NO_SEAT;
        if (await isLastFacilitator(transaction, found)) return LAST_FACILITATOR;
        if ((await removeSeat(transaction, table, seat)) === null) return NO_SEAT;
        await audit(transaction, { deed: "seatTaken", by: person, table, facts: factsOfSeat(found) });
        await changed.tell(transaction, [seat]);
        return ok(null);
      }),

    change: ({ person }, { params: { table, seat }, query, body: { is } }) =>
      orTwice(() =>
        database.transact({ kind: "engine" }, async (transaction) => {
          const problem = accessProblem(await readSeatMeant(transaction, table, { person, seat: query.seat }), "changeSeat");
          if (problem !== null) return failed(problem);
          const found = await readSeatById(transaction, table, seat);
          if (found === null) return NO_SEAT;
          if (!(await hasParty(transaction, table, is))) return NO_PARTY;
          if (isSameRole(found.is, is)) return ok(await shownAt(transaction, found));
          if (await isLastFacilitator(transaction, found)) return LAST_FACILITATOR;
          await changeSeat(transaction, seat, is);
          const now = { ...found, is };
          await audit(transaction, { deed: "seatChanged", by: person, table, facts: factsOfSeat(now) });
          await changed.tell(transaction, [seat]);
          return ok(await shownAt(transaction, now));
        }),
      ),

    changed,
    close: changed.close,
  };
}

const NO_SEAT = failed({ code: "notFound", detail: "There is no such seat." } as const);
const NO_PARTY = failed({ code: "notFound", detail: "The case has no such party." } as const);
const LAST_FACILITATOR = failed({
  code: "notAllowed",
  detail: "The table would be left without a facilitator. Give somebody else that seat first.",
} as const);

/** One of them, beside the others. */
async function shownAt(transaction: Transaction, { id, table }: Seat) {
  const shown = shownSeats(await readSeats(transaction, table)).find((each) => each.id === id);
  if (shown === undefined) throw new Error(`Expected the seat ${id} at its table`);
  return shown;
}

/** What a person has already it is not given twice. */
async function orTwice<Value>(work: () => Promise<Result<Value, Problem>>): Promise<Result<Value, Problem>> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) return failed({ code: "alreadyThere", detail: "This person has that seat already." });
    throw error;
  }
}
