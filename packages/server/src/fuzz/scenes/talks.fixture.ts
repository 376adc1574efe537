import type { Company } from "../company.fixture.ts";
import { CHEAP, DEAR, FAIR } from "../small-case.fixture.ts";
import type { Stage } from "../stage.fixture.ts";
import { actNow, newSession, newTable } from "./at-table.fixture.ts";

/** Offers, words and a pause, to a session that ends in an agreement; advice on the way. */
export async function talks(stage: Stage, company: Company): Promise<void> {
  const at = await newTable(stage, company);
  const { facilitator, us, dprk } = at;
  const session = await newSession(stage, at);
  const params = { session };
  await actNow(stage, { who: us, session, action: { kind: "message", to: "table", text: "Good morning" } });
  await actNow(stage, { who: us, session, action: { kind: "offer", outcome: CHEAP, message: "To begin with" } });
  await actNow(stage, { who: dprk, session, action: { kind: "offer", outcome: DEAR } });
  await stage.do({ id: "watchSession", who: us, params });
  await stage.do({ id: "askReading", who: us, params });
  const seed = stage.rng.below(1000);
  await stage.do({ id: "askVerdict", who: us, params, body: { seed, playOuts: 10, offer: 2 } });
  await stage.do({ id: "askCounterOffers", who: us, params, body: { seed, playOuts: 10, offer: 2, count: 2 } });
  await stage.do({ id: "askGuard", who: us, params, body: { outcome: FAIR } });
  await actNow(stage, { who: facilitator, session, action: { kind: "pause", reason: "Coffee" } });
  await actNow(stage, { who: facilitator, session, action: { kind: "resume" } });
  await actNow(stage, { who: us, session, action: { kind: "offer", outcome: FAIR } });
  await actNow(stage, { who: dprk, session, action: { kind: "accept", offer: 3 } });
  await stage.do({ id: "eraseEventTexts", who: facilitator, params: { ...params, audience: "table", seq: "2" } });
  await stage.do({ id: "exportSession", who: dprk, params });
  await stage.do({ id: "readAuditLog", who: facilitator, params: { table: at.table } });
}
