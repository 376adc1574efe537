import { createHash, randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { type CommitmentAction, type PartyId, stepId, stipulationId } from "@detente/engine";
import {
  actInRecord,
  beginRecord,
  type Client,
  consentToRecord,
  exportRecord,
  listRecordEvents,
  listRecords,
  readRecord,
  uploadFile,
} from "@detente/server/contract";
import { value } from "./value.fixture.ts";

interface Deal {
  readonly client: Client;
  readonly table: string;
}

const [HALT, EXEMPTIONS] = [stipulationId("test-halt"), stipulationId("exemptions")];
/** Started, shown and accepted, two of them. */
const ALL_ON_RECORD = 6;

/** As facilitator: the record of what was agreed on; and the bodies that verify speak through it. */
export async function oversee({ client, table }: Deal, session: string): Promise<string> {
  const from = { kind: "agreement" as const, session, steps: [stepId("test-halt"), stepId("exemptions")] };
  const { id } = value(await client.ask(beginRecord, { params: { table }, body: { from } }));
  const verified = new Set<number>();
  while (verified.size < 2) {
    const { events } = value(await client.ask(listRecordEvents, { params: { record: id } }));
    for (const { seq, kind, stipulation } of events)
      if (kind === "evidenceSubmitted" && !verified.has(seq)) {
        const { terms } = value(await client.ask(readRecord, { params: { record: id } }));
        const by = terms.stipulations.find((each) => each.id === stipulation)?.verifier;
        if (by === undefined) throw new Error("Expected somebody who verifies");
        await put(client, id, { kind: "accepted", by, stipulation, evidence: 1 });
        verified.add(seq);
      }
    await delay(50);
  }
  return recordAtEnd(client, id);
}

/** As head of a party: its yes to the terms, and what it has undertaken, with a file to show it. */
export async function carryOut({ client, table }: Deal, party: PartyId): Promise<string> {
  const id = await recordOf({ client, table });
  const { termsHead } = value(await client.ask(readRecord, { params: { record: id } }));
  value(await client.ask(consentToRecord, { params: { record: id }, body: { party, termsHead } }));
  while (value(await client.ask(readRecord, { params: { record: id } })).standing !== "inForce") await delay(50);
  const stipulation = party === "us" ? EXEMPTIONS : HALT;
  await put(client, id, { kind: "started", by: party, stipulation });
  const bytes = new TextEncoder().encode(`A notice of ${party}.\n`);
  const body = { mediaType: "text/plain", bytes };
  value(await client.ask(uploadFile, { params: { table }, query: { name: "Notice.txt", for: "delegation" }, body }));
  const reference = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  await put(client, id, { kind: "evidenceSubmitted", by: party, stipulation, text: "As the notice says.", reference });
  return recordAtEnd(client, id);
}

async function recordOf({ client, table }: Deal): Promise<string> {
  for (;;) {
    const [record] = value(await client.ask(listRecords, { params: { table } })).records;
    if (record !== undefined) return record.id;
    await delay(50);
  }
}

/** As of all that is on record; anew where something was put there meanwhile. */
async function put(client: Client, record: string, action: CommitmentAction): Promise<void> {
  const { seq } = value(await client.ask(readRecord, { params: { record } }));
  const headers = { "idempotency-key": randomUUID() };
  const done = await client.ask(actInRecord, { params: { record }, headers, body: { action, expected: seq } });
  if (done.kind === "failed" && done.failure.code === "stale") return put(client, record, action);
  value(done);
}

/** The file, once everything is on record. */
async function recordAtEnd(client: Client, record: string): Promise<string> {
  while (value(await client.ask(readRecord, { params: { record } })).seq < ALL_ON_RECORD) await delay(50);
  const { content } = value(await client.ask(exportRecord, { params: { record } }));
  if (!(content instanceof Uint8Array)) throw new Error("Expected the bytes of a file");
  return new TextDecoder().decode(content);
}
