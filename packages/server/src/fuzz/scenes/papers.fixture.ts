import type { Company } from "../company.fixture.ts";
import { newKey, type Stage } from "../stage.fixture.ts";
import { newTable } from "./at-table.fixture.ts";

/** What a delegation prepares: its brief, files, and questions about its case; then the table is taken along as a file, and in again. */
export async function papers(stage: Stage, company: Company): Promise<void> {
  const at = await newTable(stage, company);
  const { facilitator, us, observer, table } = at;
  const ofBrief = { table, party: "us" };
  const { seq } = (await stage.do({ id: "readBrief", who: us, params: ofBrief })).json;
  const changes = [{ path: "/notes", value: "Do not hurry" }];
  const headers = { "idempotency-key": newKey() };
  await stage.do({ id: "changeBrief", who: us, params: ofBrief, headers, body: { changes, read: seq } });
  await stage.do({ id: "readBriefHistory", who: us, params: ofBrief });
  await stage.do({ id: "watchBrief", who: us, params: ofBrief });
  const params = { table };
  const upload = { query: { name: "note.txt", for: "table" }, bytes: Buffer.from("A note"), mediaType: "text/plain" };
  const file: string = (await stage.do({ id: "uploadFile", who: us, params, ...upload })).json.id;
  await stage.do({ id: "listFiles", who: observer, params });
  await stage.do({ id: "readFile", who: observer, params: { file } });
  await stage.do({ id: "eraseFile", who: us, params: { file } });
  await stage.do({ id: "askAnalysis", who: us, params, body: { draws: 10 } });
  await stage.do({ id: "askExchangePlan", who: us, params, body: { kind: "steps", effort: 1000 } });
  await stage.do({ id: "askVerification", who: us, params, body: { kind: "sample", items: 10, defects: 2 } });
  const given = await stage.do({ id: "exportTable", who: facilitator, params });
  const taking = { bytes: Buffer.from(given.text), mediaType: "application/jsonl" };
  // Without sessions, which keep their ids, it may be there any number of times.
  await stage.do({ id: "importTable", who: facilitator, ...taking });
  await stage.do({ id: "changeSeat", who: facilitator, params: { table, seat: at.seats.observer }, body: { is: { role: "mediator" } } });
  await stage.do({ id: "takeSeat", who: facilitator, params: { table, seat: at.seats.observer } });
}
