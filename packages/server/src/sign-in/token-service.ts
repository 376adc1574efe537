import { failed, ok } from "@detente/engine";
import type { Database } from "../database/database.ts";
import type { Tokens } from "../services.ts";
import { audit } from "../store/audit-store.ts";
import { addToken, readTokens, removeToken } from "../store/token-store.ts";
import { isGuest } from "./guest.ts";
import { later } from "./later.ts";
import { keptOfShown, newToken } from "./shown-token.ts";
import { tellOver } from "./sign-ins-over.ts";

const DAY = 24 * 60 * 60;
const USUAL_SECONDS = 90 * DAY;
const MOST_SECONDS = 366 * DAY;
/** Of a person. */
const MOST_TOKENS = 20;

/** Tokens of programs, as their person knows them. */
export const tokenService = (database: Database): Tokens => ({
  make: ({ person }, { body: { name, rights, until } }) =>
    database.transact({ kind: "engine" }, async (transaction) => {
      const { at, sql } = transaction;
      if (await isGuest(transaction, person)) return GUESTS_HAVE_NONE;
      const end = until ?? later(at, USUAL_SECONDS);
      if (end <= at || end > later(at, MOST_SECONDS)) return WRONG_END;
      // Held, so that nobody makes two at once where only one more may be.
      await sql.selectFrom("person").select("id").where("id", "=", person).forUpdate().execute();
      if ((await readTokens(transaction, person)).length >= MOST_TOKENS) return TOO_MANY;
      const token = newToken();
      const kept = keptOfShown(token);
      if (kept === null) throw new Error("Expected a new token to have the form of one");
      const added = await addToken(transaction, { person, hash: kept, name, rights, until: end });
      await audit(transaction, { deed: "tokenMade", by: person, table: null, facts: { token: added.id, rights } });
      return ok({ ...added, token });
    }),

  list: ({ person }) =>
    database.transact({ kind: "person", person }, async (transaction) => ok({ tokens: await readTokens(transaction, person) })),

  revoke: ({ person }, { params: { token } }) =>
    database.transact({ kind: "engine" }, async (transaction) => {
      const hash = await removeToken(transaction, person, token);
      if (hash === null) return failed({ code: "notFound", detail: "You have no such token." } as const);
      await tellOver(transaction, [hash]);
      await audit(transaction, { deed: "tokenRevoked", by: person, table: null, facts: { token } });
      return ok(null);
    }),
});

const GUESTS_HAVE_NONE = failed({ code: "notAllowed", detail: "Who came by a link to a seat has no tokens." } as const);
const TOO_MANY = failed({
  code: "notAllowed",
  detail: `You have ${MOST_TOKENS} tokens, the most there may be. Revoke one first.`,
} as const);
const WRONG_END = failed({
  code: "badRequest",
  wrong: [{ path: "body.until", detail: "Give a time from now on, at most a year away." }],
} as const);
