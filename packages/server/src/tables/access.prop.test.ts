import { Rng } from "@detente/engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import { advised } from "../advice/tried-advice.fixture.ts";
import { isBotTry, triedBot } from "../bots/tried-bot.fixture.ts";
import { isBriefTry, triedBrief } from "../briefs/tried-brief.fixture.ts";
import { isCaseTry, triedCase } from "../cases/tried-case.fixture.ts";
import { contracts } from "../contract/all-contracts.fixture.ts";
import { onBothKinds, TEST_KEY, type TestDatabase } from "../database/test-databases.fixture.ts";
import { type Desks, openDesks } from "../desk/open-desks.ts";
import { isExerciseTry } from "../exercises/tried-exercise.fixture.ts";
import { type OpenTasks, openTasks } from "../jobs/open-tasks.ts";
import { isTaskTry, triedTask } from "../jobs/tried-task.fixture.ts";
import { type Keeping, keepingService } from "../keeping/keeping-service.ts";
import { type TableFiles, tableFileService } from "../keeping/table-file-service.ts";
import { isKeepingTry, triedKeeping } from "../keeping/tried-keeping.fixture.ts";
import { isRecordTry, triedRecord } from "../records/tried-record.fixture.ts";
import { TableSealers } from "../secrets/table-sealers.ts";
import type { Caller, Tokens } from "../services.ts";
import { newGuest } from "../sign-in/guest.ts";
import { tokenService } from "../sign-in/token-service.ts";
import { isTokenTry, triedToken } from "../sign-in/tried-token.fixture.ts";
import { MODEL_ROWS, WHO, type Who } from "./access-model.fixture.ts";
import { actNow, asked, none, open, type Process, seatedTable, type SeatedTable, startProcess, value } from "./seated-people.fixture.ts";
import { movedSeat, triedLink } from "./tried-seat.fixture.ts";

const COUNT = Number(process.env["DETENTE_ACCESS"] ?? 300);
/** Of oneself alone: what it tells is who asks. */
const OF_ONESELF = ["readMe"];

/** Who leads an exercise and who has joined it are other people than these, with a model of their own: route and row there. */
const OF_EXERCISES = {
  createExercise: "create",
  listExercises: "isListed",
  joinExercise: "joinClosed",
  readExercise: "readExercise",
  watchExercise: "watch",
  readPlace: "readPlace",
  changeJoining: "changeJoining",
  pairExercise: "pair",
  actOnAll: "act",
  readDeedOnAll: "readDeed",
  removeFromExercise: "removePerson",
  dropExercise: "drop",
  readDebrief: "debrief",
  exportDebrief: "debriefFile",
  openDebrief: "openDebrief",
};

type AtTable = Omit<SeatedTable, "people"> & { readonly people: Readonly<Record<Who, Caller>> };

test("every route below /api that asks who somebody is has its row, and every row its route", async () => {
  const routes = (await contracts()).filter(({ path, who }) => path.startsWith("/api/") && who !== "anyone").map(({ id }) => id);
  const tried = MODEL_ROWS.flatMap(({ route }) => route ?? []);
  expect([...new Set([...tried, ...OF_ONESELF, ...Object.keys(OF_EXERCISES)])].toSorted()).toEqual(routes.toSorted());
  expect(Object.values(OF_EXERCISES).filter((what) => !isExerciseTry(what))).toEqual([]);
});

onBothKinds((openDatabase) => {
  let given: TestDatabase;
  let here: Process;
  let desks: Desks;
  let tasks: OpenTasks;
  let keeping: Keeping;
  let files: TableFiles;
  let tokens: Tokens;
  const tables: AtTable[] = [];
  beforeAll(async () => {
    given = await openDatabase();
    const { database } = given;
    const sealers = new TableSealers(TEST_KEY);
    desks = openDesks();
    here = await startProcess(database, { desks });
    tasks = await openTasks({ database, sealer: sealers.server, log: { error: () => undefined, info: () => undefined } });
    keeping = keepingService({ database, sealers, words: here.words, changed: here.seats.changed, mode: "people" });
    files = tableFileService({ database, sealers, desk: desks.cases });
    tokens = tokenService(database);
    for (let k = 0; k < 3; k++) {
      const table = await seatedTable(here);
      value(await actNow(here, table, { who: "facilitator", deed: open() }));
      value(await actNow(here, table, { who: "us", deed: { kind: "message", to: "caucus", text: "Between us." } }));
      const { id, name } = await database.transact({ kind: "engine" }, (transaction) => newGuest(transaction, "guest"));
      const params = { table: table.table };
      value(await here.seats.give(table.people.facilitator, { ...none, params, body: { person: id, is: { role: "observer" } } }));
      tables.push({ ...table, people: { ...table.people, guest: { person: id, name } } });
    }
  }, 60_000);
  afterAll(async () => {
    await tasks.close();
    await here.close();
    await desks.close();
    await given.close();
  });

  /** What comes of it: y, n or -. */
  async function tried(at: AtTable, caller: Caller, what: string): Promise<string> {
    const { table, session, people } = at;
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
        return code(await movedSeat(here, at, { caller, what }));
      case "makeLink":
      case "listLinks":
      case "revokeLink":
        return code(await triedLink(here, table, { caller, what }));
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
        if (isCaseTry(what)) return code(await triedCase(here, { table: at, caller }, what));
        if (isTaskTry(what)) return code(await triedTask({ process: here, tasks, table: at, caller }, what));
        if (isTokenTry(what)) return code(await triedToken(tokens, { table: at, caller }, what));
        if (isKeepingTry(what)) return code(await triedKeeping({ process: here, keeping, files, table: at, caller }, what));
        if (isBriefTry(what)) return code(await triedBrief(here, { table, caller }, what));
        const rows = await given.database.transact({ kind: "person", person: caller.person }, async ({ sql }) =>
          what === "exampleRows"
            ? sql.selectFrom("case_brief").select("party as of").where("created_by", "is", null).execute()
            : what.startsWith("file")
              ? sql.selectFrom("evidence_file").select("party as of").where("table_id", "=", table).execute()
              : what.startsWith("brief")
                ? sql.selectFrom("brief_event").select("party as of").where("table_id", "=", table).execute()
                : sql.selectFrom("session_event").select("audience as of").where("session_id", "=", session).execute(),
        );
        const wanted = {
          exampleRows: "us",
          fileRowsOfUs: "us",
          briefOfUs: "us",
          briefOfDprk: "dprk",
          eventsOfUs: "party/us",
          caucusOfUs: "caucus/us",
        }[what];
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
      const [who, { what, marks }] = [pick(WHO), pick(MODEL_ROWS)];
      const wanted = at === from || marks[who] !== marks[who].toLowerCase() ? marks[who].toLowerCase() : "-";
      expect(await tried(at, from.people[who], what), `${who} of ${at === from ? "the" : "another"} table: ${what}`).toBe(wanted);
    }
    console.log(
      `figure: ${COUNT} checks of ${WHO.length} kinds of people and ${MODEL_ROWS.length} things to do, at their own tables and at others`,
    );
  });

  test("with the application's check switched off, row-level security alone stops every read of another side's brief and logs", async () => {
    for (const { table, session, people } of tables)
      for (const who of WHO) {
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
          guest: [],
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
