import type { CommitmentAction, Terms } from "@detente/engine";
import { parsedCase } from "../cases/parsed-case.ts";
import { personNamed, smallCase, toImport } from "../cases/shelf-people.fixture.ts";
import { ofBrief, set } from "../briefs/delegation.fixture.ts";
import { openExercise } from "../exercises/open-exercise.ts";
import { bytesOf } from "../files/kept-file.fixture.ts";
import { ofRecord } from "../records/agreed-table.fixture.ts";
import { TEST_KEY } from "../database/test-databases.fixture.ts";
import { TableSealers } from "../secrets/table-sealers.ts";
import type { Caller } from "../services.ts";
import { readTableBasis } from "../store/table-basis-store.ts";
import { addToken } from "../store/token-store.ts";
import { placeOf } from "../jobs/task-places.ts";
import { addTask } from "../store/task-store.ts";
import { DPRK, newKey, none, openedTable, type Process, type SeatedTable, US, value } from "../tables/seated-people.fixture.ts";
import { act, type Acting, amend, inSession, NEVER, type Word } from "./words-in-session.fixture.ts";

export interface Leaver {
  readonly table: SeatedTable;
  /** Facilitator of the table beside another, and head of the United States. */
  readonly person: Caller;
  /** Uuid of its seat as a head. */
  readonly seat: string;
  /** A session and a record of the table, which others go on with. */
  readonly session: string;
  readonly record: string;
}

/** Somebody who has written something wherever there is a place for it. `word` is asked for each of them. */
export async function leaver(here: Process, word: Word): Promise<Leaver> {
  const table = await openedTable(here);
  const { people } = table;
  const person = people.facilitator;
  const at = { params: { table: table.table } };
  const other = await personNamed(here.database, "another facilitator");
  value(await here.seats.give(person, { ...at, ...none, body: { person: other.person, is: { role: "facilitator" } } }));
  const { seats } = value(await here.seats.list(person, { ...at, ...none }));
  const usSeat = seats.find(({ is }) => is.role === "head" && "party" in is && is.party === US);
  value(await here.seats.take(person, { params: { table: table.table, seat: usSeat?.id ?? "" }, ...none }));
  const head = value(await here.seats.give(person, { ...at, ...none, body: { person: person.person, is: { role: "head", party: US } } }));
  await inOwnPlaces(here, person, { word, table });
  const session = value(
    await here.sessions.create(person, {
      ...at,
      ...none,
      body: { name: word("createSession body.name"), track: word("createSession body.track") },
    }),
  ).id;
  const acting: Acting = { here, person, session, seat: undefined };
  const parties = [US, DPRK];
  const setup = { protocol: { kind: "openFloor" }, parties, required: parties, deadline: {}, caseHash: NEVER } as const;
  await act(acting, { kind: "open", setup, briefHashes: { [US]: NEVER } });
  await inBrief(here, { table, person, seat: head.id, word });
  await inSession({ ...acting, seat: head.id }, word);
  const basis = await here.database.transact({ kind: "engine" }, (transaction) => readTableBasis(transaction, table.table));
  await amend(acting, word, parsedCase(basis?.caseHash ?? "", basis?.caseKept ?? "").issues);
  for (const [kind, reason] of [
    ["overrideGroundwork", "overrideGroundwork"],
    ["pause", "pause"],
  ] as const)
    await act(acting, { kind, reason: word(`act body.action.${reason}.reason`) });
  await act(acting, { kind: "reset", reason: word("act body.action.reset.reason") });
  await act({ ...acting, seat: head.id }, { kind: "walkAway", reason: word("act body.action.walkAway.reason") });
  const record = await onRecord(here, { table, person, seat: head.id, word });
  return { table, person, session, seat: head.id, record };
}

interface Writing {
  readonly table: SeatedTable;
  readonly person: Caller;
  readonly seat: string;
  readonly word: Word;
}

async function inBrief({ briefs }: Process, { table, person, seat, word }: Writing): Promise<void> {
  const [text, key] = [word("changeBrief body.changes[].value"), word("changeBrief body.changes[].path")];
  const leaf = { name: `${text} leaf`, description: text, value: 1 };
  const edits = [
    set("/notes", text),
    set("/alternatives", [
      { name: text, description: text, chances: [{ ...leaf, probability: 1 }] },
      { name: `${text} 2`, value: 2 },
    ]),
    set(`/alternatives/${text}/chances/${text} leaf/value`, 4),
    set("/preferences/interactions", [{ name: text, adjust: 1 }]),
    set("/redLines/a-line", { id: "a-line", name: text, description: text, forbid: { tests: "full-freeze" } }),
    set(`/estimates/dprk/notes`, text),
    set(`/${key}/what`, { [`${text} key`]: [text, 3] }),
    set("/discount", text),
  ];
  for (const change of edits)
    value(
      await briefs.change(person, {
        ...ofBrief(table.table),
        query: { seat },
        headers: { "idempotency-key": newKey() },
        body: { changes: [change], read: 0 },
      }),
    );
}

/** What belongs to nobody else. */
async function inOwnPlaces(
  here: Process,
  person: Caller,
  { word, table }: { readonly word: Word; readonly table: SeatedTable },
): Promise<void> {
  const at = { params: { table: table.table } };
  await here.database.transact({ kind: "engine" }, async (transaction) => {
    const { sql } = transaction;
    // As it comes by the pages where somebody says a name.
    await sql
      .updateTable("person")
      .set({ name: ["joinClass", "useConsoleLink", "useSeatLink"].map((id) => word(`${id} body.name`)).join() })
      .where("id", "=", person.person)
      .execute();
    // As it would have been opened by that person under that title.
    await sql
      .updateTable("tables")
      .set({ title: word("createTable body.title") })
      .where("id", "=", table.table)
      .execute();
    await addToken(transaction, {
      person: person.person,
      hash: Buffer.alloc(32, crypto.randomUUID()),
      name: word("makeToken body.name"),
      rights: "all",
      until: "2100-01-01T00:00:00.000Z",
    });
    const { server } = new TableSealers(TEST_KEY);
    for (const kind of ["tournament", "simulation"] as const) {
      const id = crypto.randomUUID();
      const title = word(kind === "tournament" ? "createTournament body.title" : "createSimulation body.title");
      await addTask(transaction, {
        id,
        kind,
        by: person.person,
        key: null,
        title,
        games: 1,
        partSize: 1,
        asked: server.seal(placeOf.asked(id), "{}"),
        settings: new Uint8Array(1),
      });
    }
  });
  value(await here.cases.import(person, toImport({ text: smallCase(word("importCase body.text")) })));
  const files = [{ name: "case.yaml", text: smallCase(word("importCase body.files[].text")) }];
  value(
    await here.cases.import(person, {
      ...none,
      params: {},
      body: { name: `${word("importCase body.name")}.yaml`, files, evaluations: "normalised" },
    }),
  );
  await openClass(here, person, word);
  const link = { is: { role: "observer" }, label: word("makeSeatLink body.label"), uses: 1, hours: 1 } as const;
  value(await here.seatLinks.make(person, { ...at, ...none, body: link }));
  const name = `${word("uploadFile query.name")}.txt`;
  const body = { mediaType: "text/plain", size: null, bytes: bytesOf(Buffer.from(word("uploadFile body"))) };
  value(await here.files.upload(person, { ...at, ...none, query: { name, for: "table" }, body }));
}

/** An exercise whose table somebody else leads as well. */
async function openClass(here: Process, person: Caller, word: Word): Promise<void> {
  const { cases } = value(await here.cases.list(person, { params: {}, ...none, query: { limit: 50, versions: "newest" } }));
  const opened = await openExercise({ database: here.database, sealers: new TableSealers(TEST_KEY) }, person.person, {
    title: word("createExercise body.title"),
    caseHash: cases.find(({ caseId }) => caseId === "hanoi-2019")?.hash ?? "",
    tables: { count: 1 },
    setup: { protocol: { kind: "alternatingOffers" }, parties: [US, DPRK], required: [US, DPRK], deadline: { rounds: 3 } },
    bots: null,
    joinCode: true,
    roster: { names: [word("createExercise body.roster.names[]")], others: "welcome" },
  });
  const table = await here.database.transact({ kind: "engine" }, ({ sql }) =>
    sql.selectFrom("exercise_table").select("table_id").where("exercise", "=", value(opened).exercise.id).executeTakeFirstOrThrow(),
  );
  const other = await personNamed(here.database, "another teacher");
  const body = { person: other.person, is: { role: "facilitator" } } as const;
  value(await here.seats.give(person, { ...none, params: { table: table.table_id }, body }));
}

async function onRecord({ records }: Process, { table, person, seat, word }: Writing): Promise<string> {
  const at = { params: { table: table.table } };
  const terms = (text: string): Terms =>
    ({
      id: "a-halt",
      title: text,
      agreedAt: "2025-01-01T00:00:00.000Z",
      parties: [
        { id: "us", name: text },
        { id: "dprk", name: text },
      ],
      bodies: [],
      coders: [],
      themes: [{ id: "arms", name: text }],
      stipulations: [
        { id: "halt", name: text, text, theme: "arms", owner: "dprk", evidence: text, verifier: "us", parts: 2 },
        {
          id: "relief",
          name: text,
          theme: "arms",
          owner: "us",
          evidence: text,
          verifier: "dprk",
          snapback: { measures: text, mayTrigger: ["us"], days: 3, zone: "UTC", onSilence: "reliefStays", deciders: ["us"], lost: 0.5 },
        },
      ],
    }) as unknown as Terms;
  const begin = async (text: string) =>
    value(await records.begin(person, { ...at, ...none, body: { from: { kind: "terms", terms: terms(text) } } }));
  await begin(word("beginRecord body.from.terms.terms.*"));
  const record = await begin("Agreed words");
  const party = (id: string) => record.terms.parties.find((each) => each.id === id)?.id ?? US;
  for (const [who, query, id] of [
    [person, { seat }, "us"],
    [table.people.dprk, {}, "dprk"],
  ] as const)
    if (record.missing.some((each) => each === id) || id === "dprk")
      value(await records.consent(who, { ...ofRecord(record.id), query, body: { party: party(id), termsHead: record.termsHead } }));
  const on = { by: "us", stipulation: "relief" };
  const of = (path: string): string => word(`actInRecord body.action.${path}`);
  const actions = [
    { ...on, kind: "started", note: of("started.note") },
    { ...on, kind: "evidenceSubmitted", text: of("evidenceSubmitted.text"), reference: of("evidenceSubmitted.reference") },
    { ...on, kind: "accountFiled", text: of("accountFiled.text"), source: of("accountFiled.source") },
  ] as unknown as readonly CommitmentAction[];
  let seq = 0;
  for (const action of actions) {
    const done = value(
      await records.act(person, {
        ...ofRecord(record.id),
        query: { seat },
        headers: { "idempotency-key": newKey() },
        body: { action, expected: seq },
      }),
    );
    ({ seq } = done);
  }
  return record.id;
}
