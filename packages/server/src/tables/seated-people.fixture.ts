import { readFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { type Deed, type IssueId, issueId, optionId, type OptionId, type Outcome, partyId, type Result } from "@detente/engine";
import type { Input } from "../contract/route-contract.ts";
import type { SeatRole } from "../contract/parts.ts";
import type { Seqs } from "../contract/seqs.ts";
import type { act } from "../contract/session-contracts.ts";
import { type AdviceService, adviceService } from "../advice/advice-service.ts";
import { type BriefService, briefService } from "../briefs/brief-service.ts";
import { BotCalls } from "../bots/bot-calls.ts";
import { type OpenBots, openBots } from "../bots/open-bots.ts";
import { caseService } from "../cases/case-service.ts";
import { CASES_IN_MEMORY } from "../cases/parsed-case.ts";
import { loadExamples } from "../cases/load-examples.ts";
import type { Database } from "../database/database.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { TEST_KEY } from "../database/test-databases.fixture.ts";
import { type Desks, openDesks } from "../desk/open-desks.ts";
import { TableSealers } from "../secrets/table-sealers.ts";
import type { Caller, Services } from "../services.ts";
import { fileService } from "../files/file-service.ts";
import { RecordKeeper } from "../records/record-keeper.ts";
import { type RecordService, recordService } from "../records/record-service.ts";
import { ErasedWords } from "../sessions/erased-words.ts";
import { Live } from "../sessions/live.ts";
import { SessionKeeper } from "../sessions/session-keeper.ts";
import { type SessionService, sessionService } from "../sessions/session-service.ts";
import { personOf } from "../store/person-store.ts";
import { auditService } from "./audit-service.ts";
import { seatLinkService } from "./seat-link-service.ts";
import { type SeatService, seatService } from "./seat-service.ts";
import { tableService } from "./table-service.ts";

/** What one process of the server has, without HTTP. */
export interface Process {
  readonly database: Database;
  readonly cases: Services["cases"];
  readonly tables: Services["tables"];
  readonly seats: SeatService;
  readonly seatLinks: Services["seatLinks"];
  readonly audits: Services["audits"];
  readonly bots: OpenBots;
  /** What bots have written into the log. */
  readonly troubles: readonly string[];
  readonly briefs: BriefService;
  readonly sessions: SessionService;
  readonly advice: AdviceService;
  readonly records: RecordService;
  readonly files: Services["files"];
  readonly live: Live;
  readonly keeper: SessionKeeper;
  readonly words: ErasedWords;
  readonly close: () => Promise<void>;
}

const HANOI = "cases/hanoi/hanoi-2019.yaml";

/** Where no jobs are worked off, none need be kept. */
const NO_JOBS: Jobs = { send: async () => undefined, lacking: async () => [], work: async () => async () => undefined };

interface Starting {
  readonly jobs?: Jobs;
  /** Shared with others, since its threads take a while to begin; whoever gives it closes it. Left out: one of its own. */
  readonly desks?: Desks;
}

export async function startProcess(database: Database, { jobs = NO_JOBS, desks: shared }: Starting = {}): Promise<Process> {
  const sealers = new TableSealers(TEST_KEY);
  const text = readFileSync(new URL(`../../../../${HANOI}`, import.meta.url), "utf8");
  await loadExamples(database, sealers.server, [{ caseId: "hanoi-2019", text }]);
  const live = new Live();
  const salt = () => randomBytes(16).toString("hex");
  const keeper = new SessionKeeper(sealers);
  const calls = new BotCalls(jobs);
  const sessions = await sessionService({ database, keeper, live, salt, draw: () => 0.5, bots: calls });
  const seats = await seatService({ database, live });
  const desks = shared ?? openDesks();
  const { advice: desk } = desks;
  const briefs = await briefService({ database, sealers, desk: desks.cases });
  const records = await recordService({ database, sealers, keeper: new RecordKeeper(sealers), salt });
  const { changed } = seats;
  const troubles: string[] = [];
  const log = { error: (_facts: object, words: string) => void troubles.push(words) };
  const bots = openBots({ database, sealers, keeper, sessions, desk, jobs, calls, changed, newSeed: () => 7, log });
  const advice = adviceService({ database, sealers, desk });
  const words = await ErasedWords.heardBy(database, [keeper, briefs.memory, records.memory, advice.memory, CASES_IN_MEMORY]);
  return {
    database,
    words,
    cases: caseService({ database, sealer: sealers.server, desk: desks.cases }),
    tables: tableService({ database, sealers }),
    seats,
    seatLinks: seatLinkService({ database, changed: seats.changed }),
    audits: auditService(database),
    bots,
    troubles,
    briefs,
    sessions,
    advice,
    records,
    files: fileService({ database, sealers }),
    live,
    keeper,
    close: async () => {
      await bots.close();
      await sessions.close();
      await records.close();
      await briefs.close();
      await seats.close();
      if (shared === undefined) await desks.close();
    },
  };
}

export const [US, DPRK] = [partyId("us"), partyId("dprk")];

export const ROLES = {
  us: { role: "head", party: US },
  usAdviser: { role: "adviser", party: US },
  dprk: { role: "head", party: DPRK },
  mediator: { role: "mediator" },
  observer: { role: "observer" },
} as const satisfies Readonly<Record<string, SeatRole>>;

export type Sitter = keyof typeof ROLES | "facilitator" | "stranger";

/** A table on Hanoi with somebody in each kind of seat, one session, and somebody who has no seat. */
export interface SeatedTable {
  readonly table: string;
  readonly session: string;
  readonly people: Readonly<Record<Sitter, Caller>>;
}

export const value = <Value>(result: Result<Value, { readonly code: string }>): Value => {
  if (result.kind === "failed") throw new Error(`Expected what was asked for, got ${JSON.stringify(result.failure)}`);
  return result.value;
};

export async function seatedTable({ database, cases, tables, seats, sessions }: Process): Promise<SeatedTable> {
  const person = (name: string): Promise<Caller> =>
    database.transact({ kind: "engine" }, async (transaction) => {
      const made = await personOf(transaction, { issuer: "https://issuer.example", subject: `${name}/${crypto.randomUUID()}`, name });
      return { person: made.id, name };
    });
  const facilitator = await person("facilitator");
  const nothing = { params: {}, ...none };
  const hash =
    value(await cases.list(facilitator, { ...nothing, query: { limit: 50, versions: "newest" } })).cases.find(
      ({ caseId }) => caseId === "hanoi-2019",
    )?.hash ?? "";
  const table = value(await tables.create(facilitator, { ...nothing, body: { title: "Hanoi", caseHash: hash } })).id;
  const people: Record<string, Caller> = { facilitator, stranger: await person("stranger") };
  for (const [name, is] of Object.entries(ROLES)) {
    const caller = await person(name);
    people[name] = caller;
    value(await seats.give(facilitator, { ...nothing, params: { table }, body: { person: caller.person, is } }));
  }
  const session = value(await sessions.create(facilitator, { ...nothing, params: { table }, body: { name: "Summit", track: null } })).id;
  // Every kind of sitter was put there.
  return { table, session, people: people as SeatedTable["people"] };
}

let keys = 0;
export const newKey = (): string => `key-${String(++keys).padStart(8, "0")}`;

/** What the route would hand over. */
export const asked = (
  session: string,
  action: Deed,
  { expected = {}, key = newKey() }: { readonly expected?: Seqs; readonly key?: string } = {},
): Input<typeof act> => ({
  params: { session },
  query: {},
  headers: { "idempotency-key": key },
  // The schema gives a deed, kind by kind.
  body: { action: action as Input<typeof act>["body"]["action"], expected },
});

/** As of everything that the caller sees now. */
export async function actNow(
  { sessions }: Process,
  { session, people }: SeatedTable,
  { who, deed }: { readonly who: Sitter; readonly deed: Deed },
) {
  const caller = people[who];
  const read = await sessions.read(caller, { params: { session }, query: {}, headers: {}, body: null });
  return sessions.act(caller, asked(session, deed, { expected: read.kind === "ok" ? read.value.seqs : {} }));
}

export const open = (rounds = 10): Deed => ({
  kind: "open",
  setup: { protocol: { kind: "alternatingOffers" }, parties: [US, DPRK], required: [US, DPRK], deadline: { rounds } },
});

const outcomeOf = (options: Readonly<Record<string, string>>): Outcome =>
  Object.fromEntries(Object.entries(options).map(([issue, option]) => [issueId(issue), optionId(option)])) as Record<IssueId, OptionId>;

/** Across nobody's red lines. */
export const DRAFT = outcomeOf({
  yongbyon: "production-halt",
  "other-sites": "not-addressed",
  declaration: "definition-roadmap",
  tests: "written-halt",
  weapons: "not-now",
  sanctions: "exemptions",
  political: "both",
  exercises: "scaled-down",
});
/** Across a red line of the brief of the United States. */
export const BROAD_RELIEF = { ...DRAFT, [issueId("sanctions")]: optionId("civilian-clauses") };

export const offer = (outcome: Outcome): Deed => ({ kind: "offer", outcome });
/** The parts of a request that most addresses take nothing of. */
export const none = { query: {}, headers: {}, body: null };

/** A seated table whose session has been opened, by turns. */
export async function openedTable(process: Process, rounds = 10): Promise<SeatedTable> {
  const table = await seatedTable(process);
  value(await actNow(process, table, { who: "facilitator", deed: open(rounds) }));
  return table;
}

/** The session as somebody's seat sees it now. */
export const readAs = async ({ sessions }: Process, { session, people }: SeatedTable, who: Sitter) =>
  value(await sessions.read(people[who], { params: { session }, ...none }));

/** The same, as signed in at this moment. */
export const justSignedIn = async ({ database }: Process, caller: Caller): Promise<Caller> => ({
  ...caller,
  signedInAt: await database.transact({ kind: "nobody" }, async ({ at }) => at),
});
