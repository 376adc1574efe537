import { bodyId, type CommitmentAction, stepId, stipulationId } from "@detente/engine";
import type { readRecord } from "../contract/record-contracts.ts";
import type { Output } from "../contract/route-contract.ts";
import {
  actNow,
  DRAFT,
  newKey,
  none,
  offer,
  openedTable,
  type Process,
  type SeatedTable,
  type Sitter,
  value,
} from "../tables/seated-people.fixture.ts";

export type ReadRecord = Output<typeof readRecord>;

/** A table whose session has ended in an agreement. */
export async function agreedTable(process: Process): Promise<SeatedTable> {
  const table = await openedTable(process);
  value(await actNow(process, table, { who: "us", deed: offer(DRAFT) }));
  value(await actNow(process, table, { who: "dprk", deed: { kind: "accept", offer: 1 } }));
  return table;
}

export const STEPS = ["test-halt", "exemptions", "end-of-war"].map((id) => stepId(id));
export const [HALT, EXEMPTIONS] = [stipulationId("test-halt"), stipulationId("exemptions")];
export const COMMITTEE = bodyId("the-committee-of-resolution-1718");

/** What the facilitator proposes of the agreement, with a snapback of whatever can be undone. */
export const beginAsked = ({ table, session }: SeatedTable) => ({
  ...none,
  params: { table },
  body: {
    from: {
      kind: "agreement" as const,
      session,
      steps: STEPS,
      zone: "Asia/Seoul",
      coder: "Monitor",
      snapback: { days: 30, onSilence: "measuresReturn" as const },
    },
  },
});

export const ofRecord = (record: string) => ({ ...none, params: { record } });

export const readAs = async (
  { records }: Process,
  { people }: SeatedTable,
  { who, record }: { readonly who: Sitter; readonly record: string },
) => value(await records.read(people[who], ofRecord(record)));

export const consentAs = (
  { records }: Process,
  { people }: SeatedTable,
  { who, record, party }: { readonly who: Sitter; readonly record: ReadRecord; readonly party: "us" | "dprk" },
) => {
  const found = record.terms.parties.find(({ id }) => id === party);
  if (found === undefined) throw new Error(`Expected ${party} in the terms`);
  return records.consent(people[who], { ...ofRecord(record.id), body: { party: found.id, termsHead: record.termsHead } });
};

/** A record that both sides have said yes to, and whose committee the observer speaks for. */
export async function recordInForce(process: Process, table: SeatedTable): Promise<ReadRecord> {
  const record = value(await process.records.begin(table.people.facilitator, beginAsked(table)));
  for (const who of ["us", "dprk"] as const) value(await consentAs(process, table, { who, record, party: who }));
  const seats = value(await process.seats.list(table.people.facilitator, { params: { table: table.table }, ...none })).seats;
  const seat = seats.find(({ is }) => is.role === "observer")?.id ?? null;
  value(
    await process.records.nameBody(table.people.facilitator, {
      ...none,
      params: { record: record.id, body: COMMITTEE },
      body: { seat },
    }),
  );
  return record;
}

interface ToPut {
  readonly who: Sitter;
  readonly record: string;
  readonly action: CommitmentAction;
  /** Absent: as of now. */
  readonly expected?: number;
  readonly key?: string;
}

export async function put(process: Process, table: SeatedTable, { who, record, action, expected, key = newKey() }: ToPut) {
  const seq = expected ?? (await readAs(process, table, { who: "facilitator", record })).seq;
  return process.records.act(table.people[who], {
    ...ofRecord(record),
    headers: { "idempotency-key": key },
    body: { action, expected: seq },
  });
}

export async function joined(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
}

/** All that an export gives. */
export async function exported(
  process: Process,
  { people }: SeatedTable,
  { who, record }: { readonly who: Sitter; readonly record: string },
) {
  const { content } = value(await process.records.export(people[who], ofRecord(record)));
  if (typeof content === "string" || content instanceof Uint8Array) throw new Error("Expected the lines as they come");
  return joined(content.bytes);
}
