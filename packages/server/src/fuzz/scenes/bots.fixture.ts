import type { Company } from "../company.fixture.ts";
import { CHEAP } from "../small-case.fixture.ts";
import type { Stage } from "../stage.fixture.ts";
import { actNow, newSession, newTable, SETUP } from "./at-table.fixture.ts";

/** A bot for somebody who is away, and one for a side that has nobody. */
export async function bots(stage: Stage, company: Company): Promise<void> {
  const at = await newTable(stage, company);
  const { facilitator, us, table, seats } = at;
  const params = { table };
  const ofSeat = { table, seat: seats.dprk };
  await stage.do({ id: "letBotSitIn", who: facilitator, params: ofSeat, body: { strategy: "steady", pace: 0, seed: 7 } });
  const session = await newSession(stage, at, { ...SETUP, protocol: { kind: "alternatingOffers" }, deadline: { rounds: 5 } });
  await actNow(stage, { who: us, session, action: { kind: "offer", outcome: CHEAP } });
  await stage.do({ id: "listBots", who: facilitator, params });
  await stage.do({ id: "takeBot", who: facilitator, params: ofSeat });
  await stage.do({ id: "takeSeat", who: facilitator, params: ofSeat });
  await stage.do({ id: "seatBot", who: facilitator, params, body: { party: "dprk", strategy: "conceder", pace: 600 } });
}
