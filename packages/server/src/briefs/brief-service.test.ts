import { partyId } from "@detente/engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import { personNamed } from "../cases/shelf-people.fixture.ts";
import type { LiveBriefMessage } from "../contract/brief-contracts.ts";
import { onBothKinds, type TestDatabase } from "../database/test-databases.fixture.ts";
import type { Caller } from "../services.ts";
import {
  actNow,
  newKey,
  none,
  open,
  type Process,
  seatedTable,
  type SeatedTable,
  startProcess,
  value,
} from "../tables/seated-people.fixture.ts";
import { type Edit, edited, ofBrief, remove, secondOfUs, set } from "./delegation.fixture.ts";

const LINE = "no-broad-relief-for-yongbyon-alone";

onBothKinds((openDatabase, kind) => {
  let given: TestDatabase;
  let here: Process;
  let table: SeatedTable;
  let second: Caller;
  beforeAll(async () => {
    given = await openDatabase();
    here = await startProcess(given.database);
  }, 60_000);
  afterAll(async () => {
    await here.close();
    await given.close();
  });

  const begin = async (): Promise<void> => {
    table = await seatedTable(here);
    second = await secondOfUs(here, table, await personNamed(given.database, "second"));
  };
  const change = async (who: Caller, edit: Edit) => value(await edited(here, who, { table: table.table, ...edit }));
  const read = async (who: Caller = table.people.us) => value(await here.briefs.read(who, ofBrief(table.table)));
  const history = async (query: { readonly after?: string; readonly limit: number } = { limit: 50 }) =>
    value(await here.briefs.history(table.people.us, { ...ofBrief(table.table), query }));

  const watched = async (who: Caller, { after = null, process = here }: { after?: number | null; process?: Process } = {}) => {
    const told: LiveBriefMessage[] = [];
    let hasEnded = false;
    const watch = value(
      await process.briefs.watch(
        who,
        { table: table.table, party: "us", seat: undefined, after },
        { tell: (message) => void told.push(message), end: () => void (hasEnded = true) },
      ),
    );
    return {
      stop: watch.stop,
      told,
      hasEnded: () => hasEnded,
      seqs: () => told.flatMap((message) => (message.kind === "changed" ? [message.seq] : [])),
    };
  };

  test("a brief that came with the case is read as a case file holds it, with the engine's reading of it", async () => {
    await begin();
    const brief = await read();
    expect(brief).toMatchObject({ party: "us", seq: 1, sound: { seq: 1, brief: { preferences: { kind: "weighted" } } } });
    expect(brief.missing.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(brief.document).toMatchObject({ preferences: { weighted: { yongbyon: {} } } });
    expect(await history()).toMatchObject({ edits: [{ seq: 1, changes: [{ path: "", value: brief.document }] }], next: null });
  });

  test("edits of different fields both stand, and who writes second is told what others changed since", async () => {
    await begin();
    const [us, other] = [table.people.us, second];
    await change(us, { changes: [set("/notes", "Hold out."), set(`/redLines/${LINE}/description`, "Ours.")], read: 1 });
    const { edit, others, brief } = await change(other, {
      changes: [set("/reservationValue", 41), remove("/alternatives"), set(`/redLines/${LINE}/name`, "Not for one site")],
      read: 1,
    });
    expect(edit).toBe(3);
    expect(others).toEqual([
      { path: "/notes", seq: 2, at: expect.any(String), by: { id: us.person, name: us.name }, isSame: false },
      { path: `/redLines/${LINE}/description`, seq: 2, at: expect.any(String), by: { id: us.person, name: us.name }, isSame: false },
    ]);
    expect(brief.document).toMatchObject({ notes: "Hold out.", reservationValue: 41 });
    const { redLines } = brief.document as { redLines: readonly Record<string, unknown>[] };
    expect(redLines.find(({ id }) => id === LINE)).toMatchObject({ description: "Ours.", name: "Not for one site" });
    expect(brief.sound?.seq).toBe(3);
  });

  test("of edits of the same field the later stands, the earlier is in the history, and the later is told of it", async () => {
    await begin();
    await change(table.people.us, { changes: [set("/notes", "first")], read: 1 });
    const { others, brief } = await change(second, { changes: [set("/notes", "second")], read: 1 });
    expect(others).toMatchObject([{ path: "/notes", isSame: true }]);
    expect(brief.document).toMatchObject({ notes: "second" });
    const { edits, next } = await history({ limit: 1 });
    expect(edits).toMatchObject([{ seq: 3, by: { name: "second" }, changes: [{ path: "/notes", value: "second" }] }]);
    expect((await history({ limit: 1, after: next ?? "" })).edits).toMatchObject([{ seq: 2, changes: [{ value: "first" }] }]);
    expect((await change(second, { changes: [set("/notes", "third")], read: 3 })).others).toEqual([]);
  });

  test("an edit of what somebody has removed is stale; one that cannot be is refused, with its place", async () => {
    await begin();
    await change(table.people.us, { changes: [remove(`/redLines/${LINE}`)], read: 1 });
    const late = await edited(here, second, {
      table: table.table,
      changes: [set("/notes", "x"), set(`/redLines/${LINE}/name`, "y")],
      read: 1,
    });
    expect(late).toMatchObject({ failure: { code: "stale", path: "body.changes.1" } });
    const wrong = await edited(here, second, { table: table.table, changes: [set("/redLines/a", { id: "b" })] });
    expect(wrong).toMatchObject({ failure: { code: "badBrief", wrong: [{ path: "body.changes.0" }] } });
    const large = await edited(here, second, { table: table.table, changes: [set("/notes", "x".repeat(300_000))] });
    expect(large).toMatchObject({ failure: { code: "badBrief" } });
    // All or none.
    expect((await read()).seq).toBe(2);
  });

  test("the same key again gives the same edit and does nothing, with something else it is refused", async () => {
    await begin();
    const key = newKey();
    const [once, again] = [
      await change(second, { changes: [set("/notes", "k")], key }),
      await change(second, { changes: [set("/notes", "k")], key }),
    ];
    expect(again).toEqual(once);
    expect((await read()).seq).toBe(2);
    expect(await edited(here, second, { table: table.table, changes: [set("/notes", "l")], key })).toMatchObject({
      failure: { code: "keyUsedOtherwise" },
    });
    // A key is one person's.
    expect((await change(table.people.us, { changes: [set("/notes", "m")], key })).edit).toBe(3);
  });

  test("what is unfinished is kept and told, and a session opens with the last state that was sound", async () => {
    await begin();
    const sound = await change(table.people.us, { changes: [set("/notes", "sound")], read: 1 });
    const draft = await change(second, {
      changes: [set("/redLines/half", { id: "half" }), set("/preferences/weighted/yongbyon/options/nothing-such", 3)],
      read: 2,
    });
    expect(draft.brief.sound).toEqual(sound.brief.sound);
    expect(draft.brief.missing.filter(({ severity }) => severity === "error")).toMatchObject([
      { path: "/preferences/weighted/yongbyon/options/nothing-such" },
      { path: "/redLines/half" },
    ]);
    value(await actNow(here, table, { who: "facilitator", deed: open() }));
    const { view } = value(await here.sessions.read(table.people.us, { params: { session: table.session }, ...none }));
    expect(view).toMatchObject({ brief: { notes: "sound" } });
    const pinned = await given.database.transact({ kind: "engine" }, ({ sql }) =>
      sql.selectFrom("session_brief").select(["party", "seq"]).where("session_id", "=", table.session).orderBy("party").execute(),
    );
    expect(pinned).toEqual([
      { party: "dprk", seq: 1 },
      { party: "us", seq: 2 },
    ]);
    // What comes later is for later sessions, also where another process reads the session anew.
    await change(table.people.us, { changes: [remove("/redLines/half"), set("/notes", "later")], read: 3 });
    const there = await startProcess(await given.another());
    const anew = value(await there.sessions.read(table.people.us, { params: { session: table.session }, ...none }));
    expect(anew.view).toMatchObject({ brief: { notes: "sound" } });
    await there.close();
  });

  test("a party without a brief begins one, and what is missing says how", async () => {
    await begin();
    await given.database.transact({ kind: "engine" }, ({ sql }) =>
      sql.deleteFrom("brief_event").where("table_id", "=", table.table).where("party", "=", "us").execute(),
    );
    expect(await read()).toMatchObject({ document: {}, seq: 0, at: null, sound: null, missing: [{ code: "empty" }] });
    expect((await change(second, { changes: [set("/notes", "A beginning.")] })).brief).toMatchObject({
      seq: 1,
      sound: null,
      missing: [{ code: "missing-key", severity: "error" }],
    });
    const { brief } = await change(second, { changes: [set("/preferences/points/yongbyon/options/production-halt", 4)], read: 1 });
    expect(brief.sound).toMatchObject({ seq: 2, brief: { notes: "A beginning." } });
  });

  test("many edits are folded from the last whole, and every state is what it was", async () => {
    await begin();
    for (let k = 2; k <= 45; k++)
      await change(k % 2 === 0 ? second : table.people.us, { changes: [set("/notes", `edit ${k}`)], read: k - 1 });
    expect(await read()).toMatchObject({ seq: 45, document: { notes: "edit 45" }, sound: { seq: 45, brief: { notes: "edit 45" } } });
    const whole = await given.database.transact({ kind: "engine" }, async ({ sql }) =>
      (
        await sql
          .selectFrom("brief_event")
          .select("seq")
          .where("table_id", "=", table.table)
          .where("party", "=", "us")
          .where("is_whole", "=", true)
          .orderBy("seq")
          .execute()
      ).map(({ seq }) => seq),
    );
    expect(whole).toEqual([1, 20, 40]);
  });

  test("who is not of the delegation learns nothing; advisers and the facilitator look on", async () => {
    await begin();
    const { people } = table;
    const tries = async (who: Caller, party = "us"): Promise<readonly string[]> => {
      const code = (result: { readonly kind: "ok" } | { readonly kind: "failed"; readonly failure: { readonly code: string } }) =>
        result.kind === "ok" ? "ok" : result.failure.code;
      const asked = { table: table.table, party, seat: undefined, after: null };
      const begun = await here.briefs.watch(who, asked, { tell: () => {}, end: () => {} });
      if (begun.kind === "ok") begun.value.stop();
      return [
        code(await here.briefs.read(who, ofBrief(table.table, party))),
        code(await here.briefs.history(who, { ...ofBrief(table.table, party), query: { limit: 50 } })),
        code(begun),
        code(await edited(here, who, { table: table.table, changes: [set("/notes", "n")], party })),
      ];
    };
    const NOTHING = ["notFound", "notFound", "notFound", "notFound"];
    expect(await tries(people.us)).toEqual(["ok", "ok", "ok", "ok"]);
    for (const who of [people.usAdviser, people.facilitator]) expect(await tries(who)).toEqual(["ok", "ok", "ok", "notAllowed"]);
    for (const who of [people.dprk, people.mediator, people.observer, people.stranger]) expect(await tries(who)).toEqual(NOTHING);
    for (const who of [people.us, people.mediator]) expect(await tries(who, partyId("atlantis"))).toEqual(NOTHING);
    expect((await tries(people.facilitator, partyId("atlantis"))).slice(0, 3)).toEqual(NOTHING.slice(0, 3));
  });

  test("edits are told as they are made, once each, to whoever comes back as well, until the seat is taken away", async () => {
    await begin();
    const [us, facilitator] = [await watched(second), await watched(table.people.facilitator)];
    expect(us.told).toMatchObject([{ kind: "whole", seq: 1, document: { preferences: {} } }]);
    await change(table.people.us, { changes: [set("/notes", "told")], read: 1 });
    await expect.poll(() => us.seqs()).toEqual([2]);
    expect(us.told.at(-1)).toMatchObject({ by: { id: table.people.us.person }, changes: [{ path: "/notes", value: "told" }] });
    us.stop();
    for (const notes of ["a", "b"]) await change(table.people.us, { changes: [set("/notes", notes)], read: 2 });
    const back = await watched(second, { after: 2 });
    expect(back.told).toMatchObject([
      { kind: "changed", seq: 3 },
      { kind: "changed", seq: 4 },
    ]);
    await change(table.people.us, { changes: [set("/notes", "c")], read: 4 });
    await expect
      .poll(() => [back.seqs(), facilitator.seqs()])
      .toEqual([
        [3, 4, 5],
        [2, 3, 4, 5],
      ]);
    // Ahead of everything: it begins again.
    const stray = await watched(second, { after: 99 });
    expect(stray.told).toMatchObject([{ kind: "whole", seq: 5 }]);
    const { seats } = value(await here.seats.list(table.people.facilitator, { params: { table: table.table }, ...none }));
    const seat = seats.find(({ person }) => person.id === second.person)?.id ?? "";
    value(await here.seats.take(table.people.facilitator, { params: { table: table.table, seat }, ...none }));
    await expect.poll(() => [back.hasEnded(), stray.hasEnded(), facilitator.hasEnded()]).toEqual([true, true, false]);
    expect(back.told.at(-1)).toEqual({ kind: "ended", reason: "revoked" });
    expect(us.seqs()).toEqual([2]);
    facilitator.stop();
  });

  test.skipIf(kind === "embedded")("what another process writes is told as well", async () => {
    await begin();
    const there = await startProcess(await given.another());
    const far = await watched(second, { process: there });
    await change(table.people.us, { changes: [set("/notes", "from here")], read: 1 });
    await expect.poll(() => far.seqs()).toEqual([2]);
    far.stop();
    await there.close();
  });
});
