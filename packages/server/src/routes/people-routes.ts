import { failed, ok, type Result } from "@detente/engine";
import { readAuditLog } from "../contract/audit-contracts.ts";
import { letBotSitIn, listBots, seatBot, takeBot } from "../contract/bot-contracts.ts";
import { askCounterOffers, askGuard, askReading, askVerdict } from "../contract/advice-contracts.ts";
import { askAnalysis, askExchangePlan, askVerification } from "../contract/table-advice-contracts.ts";
import { readMe } from "../contract/me-contract.ts";
import type { Problem } from "../contract/problem.ts";
import { listSeatLinks, makeSeatLink, revokeSeatLink } from "../contract/seat-link-contracts.ts";
import { changeSeat, giveSeat, listSeats, takeSeat } from "../contract/seat-contracts.ts";
import { type Seqs, seqsOfText } from "../contract/seqs.ts";
import { act, createSession, exportSession, readSession, watchSession } from "../contract/session-contracts.ts";
import { listTokens, makeToken, revokeToken } from "../contract/token-contracts.ts";
import { createTable, listTables, readTable } from "../contract/table-contracts.ts";
import type { SeatLinks, Services } from "../services.ts";
import type { Settings } from "../settings.ts";
import { briefRoutes } from "./brief-routes.ts";
import { caseRoutes } from "./case-routes.ts";
import { exerciseRoutes } from "./exercise-routes.ts";
import { recordRoutes } from "./record-routes.ts";
import { taskRoutes } from "./task-routes.ts";
import { servedToCaller, servedWhileTold, type ServedRoute, streamedToCaller } from "./served-route.ts";

/** Everything that people ask for. */
export const peopleRoutes = (
  {
    tournaments,
    simulations,
    tokens,
    cases,
    briefs,
    tables,
    seats,
    seatLinks,
    audits,
    bots,
    exercises,
    sessions,
    advice,
    records,
    files,
  }: Services,
  { signIn }: Settings,
): readonly ServedRoute[] => [
  servedToCaller(readMe, async ({ person, name }) => ok({ person: { id: person, name }, mode: signIn.kind })),
  servedToCaller(makeToken, tokens.make),
  servedToCaller(listTokens, tokens.list),
  servedToCaller(revokeToken, tokens.revoke),
  ...caseRoutes({ cases }),
  servedToCaller(createTable, tables.create),
  servedToCaller(listTables, tables.list),
  servedToCaller(readTable, tables.read),
  servedToCaller(listSeats, seats.list),
  servedToCaller(giveSeat, seats.give),
  ...(signIn.kind === "people" && signIn.seatLinks === "on" ? seatLinkRoutes(seatLinks) : []),
  servedToCaller(changeSeat, seats.change),
  servedToCaller(takeSeat, seats.take),
  servedToCaller(readAuditLog, audits.read),
  servedToCaller(listBots, bots.list),
  servedToCaller(seatBot, bots.seat),
  servedToCaller(letBotSitIn, bots.sitIn),
  servedToCaller(takeBot, bots.take),
  ...exerciseRoutes({ exercises }),
  servedToCaller(createSession, sessions.create),
  servedToCaller(readSession, sessions.read),
  servedToCaller(act, sessions.act),
  servedToCaller(exportSession, sessions.export),
  ...briefRoutes({ briefs }),
  ...recordRoutes({ records, files }),
  servedWhileTold(askVerdict, advice.verdict),
  servedWhileTold(askCounterOffers, advice.counterOffers),
  servedWhileTold(askGuard, advice.guard),
  servedWhileTold(askReading, advice.reading),
  servedWhileTold(askAnalysis, advice.analysis),
  servedWhileTold(askExchangePlan, advice.exchangePlan),
  servedWhileTold(askVerification, advice.verification),
  ...taskRoutes({ tournaments, simulations }),
  streamedToCaller(watchSession, async (caller, { params, query, headers }, reader) => {
    const after = readAfter(headers["last-event-id"], query.after);
    return after.kind === "failed"
      ? after
      : sessions.watch(caller, { session: params.session, seat: query.seat, after: after.value }, reader);
  }),
];

/** Only where people may come by links. */
const seatLinkRoutes = ({ make, list, revoke }: SeatLinks): readonly ServedRoute[] => [
  servedToCaller(makeSeatLink, make),
  servedToCaller(listSeatLinks, list),
  servedToCaller(revokeSeatLink, revoke),
];

/** The header counts first: a browser that comes back asks the same address again, and says there how far it got. */
function readAfter(header: string | undefined, query: string | undefined): Result<Seqs | null, Problem> {
  const text = header ?? query;
  if (text === undefined) return ok(null);
  const seqs = seqsOfText(text);
  if (seqs !== null) return ok(seqs);
  const path = header === undefined ? "query.after" : "header.last-event-id";
  return failed({ code: "badRequest", wrong: [{ path, detail: "Give the id of a message of this stream, or leave it out." }] });
}
