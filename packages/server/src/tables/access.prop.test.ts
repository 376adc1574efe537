import { ok, partyId, type Result, Rng } from "@detente/engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isBotTry, triedBot } from "../bots/tried-bot.fixture.ts";
import { isBriefTry, triedBrief } from "../briefs/tried-brief.fixture.ts";
import type { Problem } from "../contract/problem.ts";
import { onBothKinds, type TestDatabase } from "../database/test-databases.fixture.ts";
import { isRecordTry, triedRecord } from "../records/tried-record.fixture.ts";
import type { Caller } from "../services.ts";
import {
  actNow,
  asked,
  DPRK,
  open,
  type Process,
  seatedTable,
  type SeatedTable,
  type Sitter,
  startProcess,
  US,
  value,
} from "./seated-people.fixture.ts";

const COUNT = Number(process.env["DETENTE_ACCESS"] ?? 300);
const SITTERS = ["us", "usAdviser", "dprk", "mediator", "observer", "facilitator", "stranger"] as const satisfies readonly Sitter[];

/** Who may what, once more and in another form: y, or n, or - where there is nothing for them to know of. */
const MODEL = `
             us usAdviser dprk mediator observer facilitator stranger
readTable    y  y         y    y        y        y           -
listSeats    y  y         y    y        y        y           -
readSession  y  y         y    y        y        y           -
watch        y  y         y    y        y        y           -
export       y  y         y    y        y        y           -
speak        y  n         y    y        n        y           -
giveSeat     n  n         n    n        n        y           -
changeSeat   n  n         n    n        n        y           -
takeSeat     n  n         n    n        n        y           -
leave        y  y         y    y        y        y           -
makeLink     n  n         n    n        n        y           -
listLinks    n  n         n    n        n        y           -
revokeLink   n  n         n    n        n        y           -
seatBot      n  n         n    n        n        y           -
takeBot      n  n         n    n        n        y           -
listBots     y  y         y    y        y        y           -
addSession   n  n         n    n        n        y           -
readAudit    n  n         n    n        n        y           -
verdictUs    y  y         n    n        n        y           -
countersDprk n  n         y    n        n        y           -
guardUs      y  y         n    n        n        y           -
readingUs    y  y         n    n        n        y           -
readingDprk  n  n         y    n        n        y           -
analysisUs   y  y         n    n        n        y           -
planDprk     n  n         y    n        n        y           -
verifyUs     y  y         n    n        n        y           -
readBriefUs  y  y         -    -        -        y           -
briefHistoryUs y y        -    -        -        y           -
watchBriefUs y  y         -    -        -        y           -
editBriefUs  y  n         -    -        -        n           -
editBriefDprk - -         y    -        -        n           -
beginRecord  y  n         y    n        n        y           -
listRecords  y  y         y    y        y        y           -
readRecord   y  y         y    y        y        y           -
recordEvents y  y         y    y        y        y           -
watchRecord  y  y         y    y        y        y           -
exportRecord y  y         y    y        y        y           -
consentUs    y  n         n    n        n        n           -
accountOfUs  y  n         n    n        n        n           -
nameBody     n  n         n    n        n        y           -
keepFile     y  n         y    y        n        y           -
listFiles    y  y         y    y        y        y           -
readFileOfUs y  y         -    -        -        y           -
eraseFileOfUs y n         -    -        -        n           -
fileRowsOfUs y  y         -    -        -        y           -
briefOfUs    y  y         -    -        -        y           -
briefOfDprk  -  -         y    -        -        y           -
eventsOfUs   y  y         -    -        -        y           -
caucusOfUs   y  y         -    y        -        y           -
`;

const [head = "", ...lines] = MODEL.trim().split("\n");
const columns = head.trim().split(/\s+/);
const WANTED = new Map(
  lines.flatMap((line) => {
    const [what = "", ...marks] = line.split(/\s+/);
    return marks.map((mark, k) => [`${what} ${columns[k]}`, mark] as const);
  }),
);
const RESOURCES = lines.map((line) => line.split(/\s+/)[0] ?? "");

const none = { query: {}, headers: {}, body: null };

/** What only somebody is told who may do it, and what keeps the table as it is. */
const LASTING = [
  "The case has no such party.",
  "There is no such link.",
  "There is no such seat.",
  "The table would be left without a facilitator. Give somebody else that seat first.",
];

/** Somebody makes another of the facilitator's seat, takes away one that is not there, or leaves; whoever has left is given the seat again. */
async function movedSeat(
  { seats }: Process,
  { table, people }: SeatedTable,
  caller: Caller,
  what: "changeSeat" | "takeSeat" | "leave",
): Promise<Result<null, Problem>> {
  const all = value(await seats.list(people.facilitator, { params: { table }, ...none })).seats;
  const facilitators = all.find(({ is }) => is.role === "facilitator");
  const own = all.find(({ person }) => person.id === caller.person);
  const seat = what === "takeSeat" ? table : ((what === "leave" ? own : undefined) ?? facilitators)?.id;
  const params = { table, seat: seat ?? "" };
  const done =
    what === "changeSeat"
      ? await seats.change(caller, { ...none, params, body: { is: { role: "observer" } } })
      : await seats.take(caller, { ...none, params });
  if (done.kind === "failed") return LASTING.includes(done.failure.detail ?? "") ? ok(null) : done;
  if (what !== "leave" || own === undefined) throw new Error(`Expected the table to stay as it is after ${what}`);
  value(await seats.give(people.facilitator, { ...none, params: { table }, body: { person: caller.person, is: own.is } }));
  return ok(null);
}

/** Somebody asks for advice to a side, as of something that there is not: the answer takes no time. */
function advised(
  { advice }: Process,
  { table, session }: Pick<SeatedTable, "table" | "session">,
  { caller, what }: { readonly caller: Caller; readonly what: string },
): Promise<Result<unknown, Problem>> {
  const as = what.endsWith("Us") ? US : DPRK;
  const meanwhile = { gone: new AbortController().signal, told: null };
  const [ofSession, ofTable] = [
    { ...none, params: { session } },
    { ...none, params: { table } },
  ] as const;
  if (what === "verdictUs") return advice.verdict(caller, { ...ofSession, body: { as, position: "nothing" } }, meanwhile);
  if (what === "countersDprk") return advice.counterOffers(caller, { ...ofSession, body: { as, position: "nothing" } }, meanwhile);
  if (what === "guardUs") return advice.guard(caller, { ...ofSession, body: { as, outcome: {} } }, meanwhile);
  if (what.startsWith("reading")) return advice.reading(caller, { ...ofSession, query: { as } }, meanwhile);
  if (what === "analysisUs") return advice.analysis(caller, { ...ofTable, body: { as, reservation: { [partyId("nobody")]: 1 } } }, meanwhile);
  const terms = { price: 1, supplierPenalty: 0, demanderPenalty: 0 };
  if (what === "planDprk")
    return advice.exchangePlan(caller, { ...ofTable, body: { kind: "money", as, goods: [{ cost: 0, value: 1 }], terms } }, meanwhile);
  return advice.verification(caller, { ...ofTable, body: { kind: "repeated", as, temptation: 3, reward: 2, punishment: 1 } }, meanwhile);
}

/** Somebody makes a link to a seat that there cannot be, looks which links there are, or revokes one that is not there. */
async function triedLink(
  { seatLinks }: Process,
  table: string,
  caller: Caller,
  what: "makeLink" | "listLinks" | "revokeLink",
): Promise<Result<null, Problem>> {
  const asked = { ...none, params: { table } };
  if (what === "listLinks") {
    const listed = await seatLinks.list(caller, asked);
    return listed.kind === "ok" ? ok(null) : listed;
  }
  const done =
    what === "makeLink"
      ? await seatLinks.make(caller, { ...asked, body: { is: { role: "head", party: partyId("nobody") } } })
      : await seatLinks.revoke(caller, { ...asked, params: { table, link: table } });
  if (done.kind === "ok") throw new Error(`Expected the table to stay as it is after ${what}`);
  return LASTING.includes(done.failure.detail ?? "") ? ok(null) : done;
}

onBothKinds((openDatabase) => {
  let given: TestDatabase;
  let here: Process;
  const tables: SeatedTable[] = [];
  beforeAll(async () => {
    given = await openDatabase();
    here = await startProcess(given.database);
    for (let k = 0; k < 3; k++) {
      const table = await seatedTable(here);
      value(await actNow(here, table, { who: "facilitator", deed: open() }));
      value(await actNow(here, table, { who: "us", deed: { kind: "message", to: "caucus", text: "Between us." } }));
      tables.push(table);
    }
  }, 60_000);
  afterAll(async () => {
    await here.close();
    await given.close();
  });

  /** What comes of it: y, n or -. */
  async function tried(
    { table, session, people }: SeatedTable,
    caller: { readonly person: string; readonly name: string },
    what: string,
  ): Promise<string> {
    const code = (result: { readonly kind: "ok" } | { readonly kind: "failed"; readonly failure: { readonly code: string } }): string =>
      result.kind === "ok" ? "y" : ({ notAllowed: "n", notFound: "-" }[result.failure.code] ?? result.failure.code);
    const ofSession = { params: { session }, ...none };
    switch (what) {
      case "readTable":
        return code(await here.tables.read(caller, { params: { table }, ...none }));
      case "listSeats":
        return code(await here.seats.list(caller, { params: { table }, ...none }));
      case "readSession":
        return code(await here.sessions.read(caller, ofSession));
      case "watch": {
        const begun = await here.sessions.watch(caller, { session, after: null }, { tell: () => {}, end: () => {} });
        if (begun.kind === "ok") begun.value.stop();
        return code(begun);
      }
      case "export":
        return code(await here.sessions.export(caller, ofSession));
      case "speak": {
        const read = await here.sessions.read(caller, ofSession);
        const expected = read.kind === "ok" ? read.value.seqs : {};
        return code(await here.sessions.act(caller, asked(session, { kind: "message", to: "table", text: "Hm." }, { expected })));
      }
      case "giveSeat": {
        // There is no such person: whoever may give seats is told that, and keeps the table as it is.
        const done = await here.seats.give(caller, {
          params: { table },
          query: {},
          headers: {},
          body: { person: table, is: { role: "observer" } },
        });
        return done.kind === "failed" && done.failure.detail === "There is no such person." ? "y" : code(done);
      }
      case "changeSeat":
      case "takeSeat":
      case "leave":
        return code(await movedSeat(here, { table, session, people }, caller, what));
      case "makeLink":
      case "listLinks":
      case "revokeLink":
        return code(await triedLink(here, table, caller, what));
      case "verdictUs":
      case "countersDprk":
      case "guardUs":
      case "readingUs":
      case "readingDprk":
      case "analysisUs":
      case "planDprk":
      case "verifyUs": {
        const done = await advised(here, { table, session }, { caller, what });
        // Whoever may ask is told what is wrong with the question.
        return done.kind === "failed" && done.failure.code === "refused" ? "y" : code(done);
      }
      case "readAudit":
        return code(await here.audits.read(caller, { params: { table }, query: { limit: 1 }, headers: {}, body: null }));
      case "addSession":
        return code(
          await here.sessions.create(caller, { params: { table }, query: {}, headers: {}, body: { name: "One more", track: null } }),
        );
      default: {
        if (isRecordTry(what)) return code(await triedRecord(here, { table: { table, session, people }, caller }, what));
        if (isBotTry(what)) return code(await triedBot(here, table, { caller, what }));
        if (isBriefTry(what)) return code(await triedBrief(here, { table, caller }, what));
        const rows = await given.database.transact({ kind: "person", person: caller.person }, async ({ sql }) =>
          what.startsWith("file")
            ? sql.selectFrom("evidence_file").select("party as of").where("table_id", "=", table).execute()
            : what.startsWith("brief")
              ? sql.selectFrom("brief_event").select("party as of").where("table_id", "=", table).execute()
              : sql.selectFrom("session_event").select("audience as of").where("session_id", "=", session).execute(),
        );
        const wanted = { fileRowsOfUs: "us", briefOfUs: "us", briefOfDprk: "dprk", eventsOfUs: "party/us", caucusOfUs: "caucus/us" }[what];
        return rows.some(({ of }) => of === wanted) ? "y" : "-";
      }
    }
  }

  test(`${COUNT} times somebody tries something: what comes of it is what the table says, at the own table and at others`, async () => {
    const rng = Rng.fromSeed(5);
    const pick = <Value>(list: readonly Value[]): Value => {
      const found = list[rng.below(list.length)];
      if (found === undefined) throw new Error("Expected something to choose from");
      return found;
    };
    for (let k = 0; k < COUNT; k++) {
      const [at, from] = [pick(tables), pick(tables)];
      const [who, what] = [pick(SITTERS), pick(RESOURCES)];
      const wanted = at === from ? WANTED.get(`${what} ${who}`) : "-";
      expect(await tried(at, from.people[who], what), `${who} of ${at === from ? "the" : "another"} table: ${what}`).toBe(wanted);
    }
    console.log(
      `figure: ${COUNT} checks of ${SITTERS.length} kinds of people and ${RESOURCES.length} things to do, at their own tables and at others`,
    );
  });

  test("with the application's check switched off, row-level security alone stops every read of another side's brief and logs", async () => {
    for (const { table, session, people } of tables)
      for (const who of SITTERS) {
        const { briefs, audiences } = await given.database.transact({ kind: "person", person: people[who].person }, async ({ sql }) => ({
          briefs: await sql.selectFrom("brief_event").select(["table_id", "party"]).execute(),
          audiences: await sql.selectFrom("session_event").select(["session_id", "audience"]).execute(),
        }));
        const parties = {
          us: ["us"],
          usAdviser: ["us"],
          dprk: ["dprk"],
          mediator: [],
          observer: [],
          facilitator: ["dprk", "us"],
          stranger: [],
        }[who];
        expect(briefs.map(({ party }) => party).toSorted()).toEqual(parties);
        expect(briefs.every((row) => row.table_id === table)).toBe(true);
        expect(audiences.every((row) => row.session_id === session)).toBe(true);
        const logs = new Set(audiences.map(({ audience }) => audience));
        expect(logs.has("party/us")).toBe(who === "us" || who === "usAdviser" || who === "facilitator");
        expect(logs.has("table")).toBe(who !== "stranger");
      }
  });
});
