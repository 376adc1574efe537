import { failed, ok } from "@detente/engine";
import type { Database } from "../database/database.ts";
import type { SeatLinks } from "../services.ts";
import { later } from "../sign-in/later.ts";
import { keptOfNew, newSecret } from "../sign-in/secret.ts";
import { audit } from "../store/audit-store.ts";
import { addSeatLink, readSeatLinks, removeSeatLink, type SeatLink } from "../store/seat-link-store.ts";
import { readSeatById, readSeatMeant, removeSeat } from "../store/seat-store.ts";
import { accessProblem } from "./access.ts";
import { hasParty } from "./has-party.ts";
import { factsOfSeat, partyOf } from "./seat.ts";
import type { SeatsChanged } from "./seats-changed.ts";

const DAY = 24 * 60 * 60;
const USUAL_SECONDS = 7 * DAY;
const MOST_SECONDS = 366 * DAY;
/** Links of a table, used up or not. */
const MOST_LINKS = 200;

interface Means {
  readonly database: Database;
  readonly changed: SeatsChanged;
}

export const seatLinkService = ({ database, changed }: Means): SeatLinks => ({
  make: async ({ person }, { params: { table }, query: { seat }, body: { is, label, uses, until } }) =>
    database.transact({ kind: "engine" }, async (transaction) => {
      const { at } = transaction;
      const problem = accessProblem(await readSeatMeant(transaction, table, { person, seat }), "linkSeat");
      if (problem !== null) return failed(problem);
      if (!(await hasParty(transaction, table, is))) return failed({ code: "notFound", detail: "The case has no such party." });
      const end = until ?? later(at, USUAL_SECONDS);
      if (end <= at || end > later(at, MOST_SECONDS)) return WRONG_END;
      if ((await readSeatLinks(transaction, table)).length >= MOST_LINKS) return TOO_MANY;
      const token = newSecret();
      const asked = { table, is, label: label ?? null, uses: uses ?? 1, until: end };
      const link = await addSeatLink(transaction, { ...asked, token: keptOfNew(token), by: person });
      await audit(transaction, { deed: "seatLinkMade", by: person, table, facts: { link: link.id, role: is.role, party: partyOf(is) } });
      return ok({ ...shown(link), path: `/join/${token}` });
    }),

  list: async ({ person }, { params: { table }, query: { seat } }) =>
    database.transact({ kind: "engine" }, async (transaction) => {
      const problem = accessProblem(await readSeatMeant(transaction, table, { person, seat }), "linkSeat");
      return problem === null ? ok({ links: (await readSeatLinks(transaction, table)).map(shown) }) : failed(problem);
    }),

  revoke: ({ person }, { params: { table, link }, query: { seat, seats } }) =>
    database.transact({ kind: "engine" }, async (transaction) => {
      const problem = accessProblem(await readSeatMeant(transaction, table, { person, seat }), "linkSeat");
      if (problem !== null) return failed(problem);
      const came = await removeSeatLink(transaction, table, link);
      if (came === null) return failed({ code: "notFound", detail: "There is no such link." } as const);
      await audit(transaction, { deed: "seatLinkRevoked", by: person, table, facts: { link } });
      if (seats !== "take") return ok(null);
      for (const each of came) {
        const found = await readSeatById(transaction, table, each);
        // Somebody who came by it may have been made a facilitator since; such a seat is not what the link opened.
        if (found === null || found.is.role === "facilitator") continue;
        await removeSeat(transaction, table, each);
        await audit(transaction, { deed: "seatTaken", by: person, table, facts: factsOfSeat(found) });
        await changed.tell(transaction, [each]);
      }
      return ok(null);
    }),
});

const WRONG_END = failed({
  code: "badRequest",
  wrong: [{ path: "body.until", detail: "Give a time from now on, at most a year away." }],
} as const);
const TOO_MANY = failed({ code: "notAllowed", detail: `A table has at most ${MOST_LINKS} links. Revoke some first.` } as const);

const shown = ({ id, is, label, uses, usesLeft, until, createdAt }: SeatLink) => ({ id, is, label, uses, usesLeft, until, createdAt });
