import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Database } from "../database/database.ts";
import { onBothKinds, type TestDatabase } from "../database/test-databases.fixture.ts";
import { openDesks } from "../desk/open-desks.ts";
import { none, openedTable, type Process, type SeatedTable, type Sitter, startProcess, US, value } from "./seated-people.fixture.ts";

onBothKinds((open, kind) => {
  let given: TestDatabase;
  const desks = openDesks();
  /** One that changes things and, as far as others can tell, dies with the commit: it sends no notice besides. */
  let dying: Process;
  /** Where people watch. */
  let other: Process;
  let at: SeatedTable;
  beforeAll(async () => {
    given = await open();
    dying = await startProcess(silenced(given.database), { desks });
    other = await startProcess(kind === "postgres" ? await given.another() : given.database, { desks });
    at = await openedTable(other);
  }, 60_000);
  afterAll(async () => {
    await dying.close();
    await other.close();
    await desks.close();
    await given.close();
  });

  /** What somebody who watches at the other process is told last. */
  async function watching(who: Sitter): Promise<() => unknown> {
    let last: unknown = null;
    const reader = { tell: (message: unknown) => void (last = message), end: () => undefined };
    value(await other.sessions.watch(at.people[who], { session: at.session, seat: undefined, after: null }, reader));
    return () => last;
  }
  const seatOf = async (who: Sitter): Promise<string> => {
    const { seats } = value(await other.seats.list(at.people.facilitator, { ...none, params: { table: at.table } }));
    return seats.find(({ person }) => person.id === at.people[who].person)?.id ?? "";
  };
  const REVOKED = { kind: "ended", reason: "revoked" };

  test("what somebody reads live ends with the seat though the process that took it dies with the commit, and nobody else's does", async () => {
    const [gone, stays] = [await watching("observer"), await watching("mediator")];
    const params = { table: at.table, seat: await seatOf("observer") };
    value(await dying.seats.take(at.people.facilitator, { ...none, params }));
    await vi.waitFor(() => expect(gone()).toEqual(REVOKED));
    expect(stays()).toMatchObject({ kind: "happened" });
  });

  test("the same where the seat is made another's or another, by hand or by a bot that sits in", async () => {
    const params = { table: at.table, seat: await seatOf("usAdviser") };
    const adviser = await watching("usAdviser");
    value(await dying.seats.change(at.people.facilitator, { ...none, params, body: { is: { role: "member", party: US } } }));
    await vi.waitFor(() => expect(adviser()).toEqual(REVOKED));
    const head = await watching("us");
    const ofHead = { ...none, params: { table: at.table, seat: await seatOf("us") } };
    value(await dying.bots.service.sitIn(at.people.facilitator, { ...ofHead, body: { strategy: "steady", pace: 600 } }));
    await vi.waitFor(() => expect(head()).toEqual(REVOKED));
    value(await dying.bots.service.take(at.people.facilitator, ofHead));
    await watching("us");
  });

  test("a change that is refused ends nothing", async () => {
    const stays = await watching("facilitator");
    const params = { table: at.table, seat: await seatOf("facilitator") };
    expect((await dying.seats.take(at.people.facilitator, { ...none, params })).kind).toBe("failed");
    const gone = await watching("mediator");
    value(await dying.seats.take(at.people.facilitator, { ...none, params: { ...params, seat: await seatOf("mediator") } }));
    await vi.waitFor(() => expect(gone()).toEqual(REVOKED));
    expect(stays()).toMatchObject({ kind: "happened" });
  });
});

/** The same, whose owner is never there to send a notice after a transaction. */
const silenced = (database: Database): Database => ({
  kind: database.kind,
  transact: (asker, work) => database.transact(asker, work),
  listen: (channel, told) => database.listen(channel, told),
  notify: async () => undefined,
  close: () => database.close(),
});
