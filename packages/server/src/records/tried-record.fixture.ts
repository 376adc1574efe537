import { bodyId, compileTerms, failed, ok, type Result, type Terms } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import { bytesOf, kept } from "../files/kept-file.fixture.ts";
import type { Caller } from "../services.ts";
import { newKey, none, type Process, type SeatedTable, US, value } from "../tables/seated-people.fixture.ts";
import { ofRecord } from "./agreed-table.fixture.ts";
import { HALT, TERMS } from "./halt-terms.fixture.ts";

const TRIES = [
  "beginRecord",
  "listRecords",
  "readRecord",
  "recordEvents",
  "watchRecord",
  "exportRecord",
  "consentUs",
  "accountOfUs",
  "withdrawRecord",
  "nameBody",
  "keepFile",
  "listFiles",
  "readFileOfUs",
  "eraseFileOfUs",
] as const;
type RecordTry = (typeof TRIES)[number];

export const isRecordTry = (what: string): what is RecordTry => TRIES.some((each) => each === what);

interface Given {
  readonly record: string;
  /** For the delegation of the United States alone. */
  readonly file: string;
}

const made = new Map<string, Promise<Given>>();

/** What every table is tried at: a record in force, and a file of one side. Made once. */
function givenAt(process: Process, table: SeatedTable): Promise<Given> {
  const known = made.get(table.table) ?? makeGiven(process, table);
  made.set(table.table, known);
  return known;
}

async function makeGiven(process: Process, table: SeatedTable): Promise<Given> {
  const compiled = compileTerms(TERMS);
  if (compiled.kind === "failed") throw new Error(JSON.stringify(compiled.failure));
  const asked = { ...none, params: { table: table.table }, body: { from: { kind: "terms" as const, terms: compiled.value.terms } } };
  const { id, termsHead, missing } = value(await process.records.begin(table.people.facilitator, asked));
  for (const party of missing)
    value(await process.records.consent(table.people[party === US ? "us" : "dprk"], { ...ofRecord(id), body: { party, termsHead } }));
  const file = await kept(process, table, { who: "us", name: "ours.pdf", text: "%PDF-", isFor: "delegation" });
  return { record: id, file: file.id };
}

interface Trying {
  readonly table: SeatedTable;
  readonly caller: Caller;
}

/** Somebody tries something with records and files that, but for a file made for it, leaves the table as it is. */
export async function triedRecord(process: Process, { table, caller }: Trying, what: RecordTry): Promise<Result<unknown, Problem>> {
  const { record, file } = await givenAt(process, table);
  const { records, files } = process;
  const [at, of] = [{ ...none, params: { table: table.table } }, ofRecord(record)];
  switch (what) {
    case "beginRecord":
      // What only who may begin one is told.
      return unless(await records.begin(caller, { ...at, body: { from: { kind: "terms", terms: {} as Terms } } }), "badRequest");
    case "listRecords":
      return records.list(caller, { ...at, query: { limit: 1 } });
    case "readRecord":
      return records.read(caller, of);
    case "recordEvents":
      return records.events(caller, { ...of, query: { after: 0, limit: 1 } });
    case "watchRecord": {
      const begun = await records.watch(caller, { record, seat: undefined, after: null }, { tell: () => {}, end: () => {} });
      if (begun.kind === "ok") begun.value.stop();
      return begun;
    }
    case "exportRecord":
      return records.export(caller, of);
    case "consentUs":
      return unless(await records.consent(caller, { ...of, body: { party: US, termsHead: "0".repeat(64) } }), "stale");
    case "accountOfUs": {
      const action = { kind: "accountFiled", by: US, stipulation: HALT, text: "It was so." } as const;
      const asked = { ...of, headers: { "idempotency-key": newKey() }, body: { action, expected: 999 } };
      return unless(await records.act(caller, asked), "stale");
    }
    case "withdrawRecord":
      // The facilitator proposed it, and it is in force.
      return unless(await records.withdraw(caller, of), "stale");
    case "nameBody": {
      const params = { record, body: bodyId("nobody") };
      const done = await records.nameBody(caller, { ...none, params, body: { seat: null } });
      return done.kind === "failed" && done.failure.detail === "The terms name no such body." ? ok(null) : done;
    }
    case "keepFile": {
      const body = { mediaType: "text/plain", size: 1, bytes: bytesOf(Buffer.from("x")) };
      const query = { name: "x.txt", for: "table" as const, sha256: "0".repeat(64) };
      return unless(await files.upload(caller, { ...at, query, body }), "otherContent");
    }
    case "listFiles":
      return files.list(caller, { ...at, query: { limit: 1 } });
    case "readFileOfUs":
      return files.read(caller, { ...none, params: { file } });
    case "eraseFileOfUs": {
      const other = await kept(process, table, { who: "us", name: "draft.pdf", text: "%PDF-", isFor: "delegation" });
      return files.erase(caller, { ...none, params: { file: other.id } });
    }
  }
}

const unless = (result: Result<unknown, Problem>, code: Problem["code"]): Result<unknown, Problem> =>
  result.kind === "failed" && result.failure.code === code ? ok(null) : result.kind === "failed" ? failed(result.failure) : result;
