import type { Company } from "../company.fixture.ts";
import { FAIR } from "../small-case.fixture.ts";
import { newKey, type Stage } from "../stage.fixture.ts";
import { actNow, newSession, newTable } from "./at-table.fixture.ts";

/** An agreement, a record of what it takes, and something on record with a file for evidence. */
export async function commitments(stage: Stage, company: Company): Promise<void> {
  const at = await newTable(stage, company);
  const { facilitator, us, dprk, table } = at;
  const session = await newSession(stage, at);
  await actNow(stage, { who: us, session, action: { kind: "offer", outcome: FAIR } });
  await actNow(stage, { who: dprk, session, action: { kind: "accept", offer: 1 } });
  const from = { kind: "agreement", session, coder: "Monitor", snapback: { days: 30, onSilence: "measuresReturn" } };
  const draft = (await stage.do({ id: "beginRecord", who: facilitator, params: { table }, body: { from } })).json;
  await stage.do({ id: "withdrawRecord", who: facilitator, params: { record: String(draft.id) } });
  const begun = (await stage.do({ id: "beginRecord", who: facilitator, params: { table }, body: { from } })).json;
  const params = { record: String(begun.id) };
  const { termsHead } = begun;
  await stage.do({ id: "consentToRecord", who: us, params, body: { party: "us", termsHead } });
  await stage.do({ id: "consentToRecord", who: dprk, params, body: { party: "dprk", termsHead } });
  const bytes = Buffer.from(`%PDF-1.7 ${stage.rng.below(1e9)}`);
  const upload = { query: { name: "report.pdf", for: "delegation" }, bytes, mediaType: "application/pdf" };
  const { sha256 } = (await stage.do({ id: "uploadFile", who: dprk, params: { table }, ...upload })).json;
  const read = async (): Promise<number> => (await stage.do({ id: "readRecord", who: dprk, params })).json.seq;
  const put = async (action: object): Promise<unknown> =>
    stage.do({ id: "actInRecord", who: dprk, params, headers: { "idempotency-key": newKey() }, body: { action, expected: await read() } });
  const on = { by: "dprk", stipulation: "halt" };
  await put({ kind: "started", ...on, note: "Begun" });
  await put({ kind: "evidenceSubmitted", ...on, text: "A report", reference: `sha256:${sha256}` });
  const [body] = begun.terms.bodies;
  if (body !== undefined)
    await stage.do({ id: "nameRecordBody", who: facilitator, params: { ...params, body: body.id }, body: { seat: at.seats.observer } });
  await stage.do({ id: "watchRecord", who: us, params });
  await stage.do({ id: "listRecords", who: us, params: { table } });
  await stage.do({ id: "listRecordEvents", who: us, params });
  await stage.do({ id: "exportRecord", who: us, params });
}
