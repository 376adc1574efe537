import { failed, ok, type PartyId, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Database, Transaction } from "../database/database.ts";
import { isUniqueViolation } from "../database/sql-errors.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import type { Bots } from "../services.ts";
import type { SessionKeeper } from "../sessions/session-keeper.ts";
import { audit } from "../store/audit-store.ts";
import { hasSoundBrief, mindOf, readBots, type StoredBot } from "../store/bot-store.ts";
import { readPerson } from "../store/person-store.ts";
import { hasHead, readSeatById, readSeatMeant } from "../store/seat-store.ts";
import { readSessions } from "../store/session-store.ts";
import { readTableBasis } from "../store/table-basis-store.ts";
import { type NamedStrategy, namedStrategy } from "../strategies/named-strategy.ts";
import { accessProblem } from "../tables/access.ts";
import { hasParty } from "../tables/has-party.ts";
import type { SeatsChanged } from "../tables/seats-changed.ts";
import { botProtocols } from "./bot-protocols.ts";
import type { BotInSeat, BotSeats, GivenBot } from "./bot-seats.ts";

interface Means {
  readonly database: Database;
  readonly sealers: TableSealers;
  readonly keeper: SessionKeeper;
  readonly botSeats: BotSeats;
  readonly changed: SeatsChanged;
  /** A whole number below 2^32, not to be foreseen. */
  readonly newSeed: () => number;
}

/** Bots as the routes know them. */
export function botService(means: Means): Bots {
  const { database, botSeats, changed } = means;

  /** Whoever asks may seat bots; what was done is told to those whose seat it was. */
  const seating = ({ person, table, as, body }: Asking, work: (transaction: Transaction, given: GivenBot) => Promise<Done>) => {
    const named = namedStrategy(body.strategy);
    return orTwice(() =>
      database.transact({ kind: "engine" }, async (transaction) => {
        const problem = accessProblem(await readSeatMeant(transaction, table, { person, seat: as }), "seatBot");
        if (problem !== null) return failed(problem);
        if (named.kind === "failed") return wrong("body.strategy", named.failure);
        const unknown = await unknownProtocol(means, transaction, { table, named: named.value });
        if (unknown !== null) return wrong("body.strategy", unknown);
        const given = { strategy: named.value.name, pace: body.pace, seed: body.seed ?? means.newSeed() };
        const seated = await work(transaction, given);
        if (seated.kind === "failed") return seated;
        const { seat, bot } = seated.value;
        const party = "party" in seat.is ? seat.is.party : null;
        const facts = { seat: seat.id, person: seat.person, standsInFor: bot.standsInFor, party };
        await audit(transaction, { deed: "botSeated", by: person, table, facts });
        await changed.tell(transaction, [seat.id]);
        return ok({ seat: bot.seat, known: await knownOf(means, transaction, bot) });
      }),
    );
  };

  return {
    list: ({ person }, { params: { table }, query: { seat } }) =>
      database.transact({ kind: "engine" }, async (transaction) => {
        const own = await readSeatMeant(transaction, table, { person, seat });
        const problem = accessProblem(own, "read");
        if (problem !== null) return failed(problem);
        const mayKnow = accessProblem(own, "seatBot") === null;
        const shown = [];
        for (const bot of await readBots(transaction, table))
          shown.push({ seat: bot.seat, known: mayKnow ? await knownOf(means, transaction, bot) : null });
        return ok({ bots: shown });
      }),

    seat: ({ person }, { params: { table }, query: { seat: as }, body }) =>
      seating({ person, table, as, body }, async (transaction, given) => {
        const is = { role: "head", party: body.party } as const;
        if (!(await hasParty(transaction, table, is))) return failed({ code: "notFound", detail: "The case has no such party." });
        if (await hasHead(transaction, table, body.party)) return HAS_HEAD;
        const brief = await briefProblem(transaction, table, body.party, "body.party");
        return brief ?? ok(await botSeats.seat(transaction, { table, is }, given));
      }),

    sitIn: ({ person }, { params: { table, seat }, query, body }) =>
      seating({ person, table, as: query.seat, body }, async (transaction, given) => {
        const found = await readSeatById(transaction, table, seat);
        if (found === null) return NO_SEAT;
        if (found.is.role !== "head" && found.is.role !== "member") return ACTS_FOR_NOBODY;
        const brief = await briefProblem(transaction, table, found.is.party, "params.seat");
        return brief ?? ok(await botSeats.sitInFor(transaction, found, given));
      }),

    take: ({ person }, { params: { table, seat }, query }) =>
      orTwice(() =>
        database.transact({ kind: "engine" }, async (transaction) => {
          const problem = accessProblem(await readSeatMeant(transaction, table, { person, seat: query.seat }), "seatBot");
          if (problem !== null) return failed(problem);
          const found = await readSeatById(transaction, table, seat);
          const taken = found && (await botSeats.giveBack(transaction, found));
          if (taken === null) return NO_BOT;
          const facts = { seat, person: taken.bot.person, givenBackTo: taken.bot.standsInFor };
          await audit(transaction, { deed: "botTaken", by: person, table, facts });
          await changed.tell(transaction, [seat]);
          return ok(null);
        }),
      ),
  };
}

interface Asking {
  readonly person: string;
  readonly table: string;
  /** As which of their seats. */
  readonly as: string | undefined;
  readonly body: { readonly strategy: string; readonly pace: number; readonly seed?: number | undefined };
}

type Done = Result<BotInSeat, Problem>;

const HAS_HEAD = failed({ code: "alreadyThere", detail: "This party has a head. A bot can sit in for it." } as const);
const NO_SEAT = failed({ code: "notFound", detail: "There is no such seat." } as const);
const NO_BOT = failed({ code: "notFound", detail: "No bot sits there." } as const);
const ACTS_FOR_NOBODY = failed({ code: "notAllowed", detail: "A bot sits in for heads and members." } as const);

const wrong = (path: string, detail: string) => failed({ code: "badRequest", wrong: [{ path, detail }] } as const);

// oxlint-disable-next-line max-params -- whose brief where, and where it is asked for.
async function briefProblem(transaction: Transaction, table: string, party: PartyId, path: string) {
  return (await hasSoundBrief(transaction, table, party))
    ? null
    : wrong(path, "This party has no brief at this table, so nothing can play for it.");
}

async function knownOf({ sealers }: Means, transaction: Transaction, bot: StoredBot) {
  const basis = await readTableBasis(transaction, bot.table);
  if (basis === null) throw new Error("Expected a bot at a table");
  const mind = mindOf(bot, sealers.of(bot.table, basis.wrappedKey));
  const named = namedStrategy(mind.strategy);
  const standsInFor = bot.standsInFor === null ? null : await readPerson(transaction, bot.standsInFor);
  return { ...mind, pace: bot.pace, protocols: named.kind === "ok" ? botProtocols(named.value) : [], standsInFor, since: bot.createdAt };
}

/** Why it has no place at the table, where talks are under way that it could not take part in; null: there are none. */
async function unknownProtocol(
  { keeper }: Means,
  transaction: Transaction,
  { table, named }: { readonly table: string; readonly named: NamedStrategy },
): Promise<string | null> {
  const protocols = botProtocols(named);
  for (const { id } of await readSessions(transaction, table)) {
    const state = (await keeper.current(transaction, id))?.kept.state;
    const protocol = state?.ending === null ? state.setup?.protocol.kind : undefined;
    if (protocol !== undefined && !protocols.includes(protocol))
      return `A bot that goes by ${named.name} knows ${protocols.join(", ")}, and a session is under way here in ${protocol}.`;
  }
  return null;
}

/** A seat takes one bot, and a person the same seat once. */
async function orTwice<Value>(work: () => Promise<Result<Value, Problem>>): Promise<Result<Value, Problem>> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) return failed({ code: "alreadyThere", detail: "That seat is taken so already." });
    throw error;
  }
}
