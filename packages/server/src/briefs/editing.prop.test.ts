import { Rng } from "@detente/engine";
import type { DocumentChange } from "@detente/engine/case-file";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parsedCase } from "../cases/parsed-case.ts";
import { personNamed } from "../cases/shelf-people.fixture.ts";
import { onBothKinds, TEST_KEY, type TestDatabase } from "../database/test-databases.fixture.ts";
import { TableSealers } from "../secrets/table-sealers.ts";
import { type BriefEvent, readBriefEvents } from "../store/brief-event-store.ts";
import { readTableBasis } from "../store/table-basis-store.ts";
import { type Process, seatedTable, type SeatedTable, startProcess, US, value } from "../tables/seated-people.fixture.ts";
import { briefTwin } from "./brief.twin.ts";
import { edited, ofBrief, remove, secondOfUs, set } from "./delegation.fixture.ts";

/** Edits of each of four people. */
const COUNT = Number(process.env["DETENTE_BRIEF_EDITS"] ?? 8);
const PEOPLE = 4;

interface Acknowledged {
  readonly who: string;
  readonly edit: number;
  readonly changes: readonly DocumentChange[];
  /** How many edits of the same person came before. */
  readonly order: number;
}

onBothKinds((openDatabase, kind) => {
  let given: TestDatabase;
  const processes: Process[] = [];
  beforeAll(async () => {
    given = await openDatabase();
    processes.push(await startProcess(given.database));
    if (kind === "postgres") processes.push(await startProcess(await given.another()));
  }, 60_000);
  afterAll(async () => {
    for (const each of processes) await each.close();
    await given.close();
  });

  const kept = ({ table }: SeatedTable): Promise<readonly BriefEvent[]> =>
    given.database.transact({ kind: "engine" }, async (transaction) => {
      const basis = await readTableBasis(transaction, table);
      if (basis === null) throw new Error("Expected the table");
      const sealer = new TableSealers(TEST_KEY).of(table, basis.wrappedKey);
      const briefs = { table, sealer, value: parsedCase(basis.caseHash, basis.caseKept) };
      return readBriefEvents(transaction, briefs, { party: US, span: { kind: "after", after: 0 }, most: 10_000 });
    });

  test(`${PEOPLE} people who each edit ${COUNT} times at once: nothing acknowledged is lost or out of order, and the brief is what the edits make it`, async () => {
    const [here] = processes;
    if (here === undefined) throw new Error("Expected a process");
    const table = await seatedTable(here);
    const people = [table.people.us];
    for (let k = 1; k < PEOPLE; k++) people.push(await secondOfUs(here, table, await personNamed(given.database, `editor ${k}`)));
    const acknowledged: Acknowledged[] = [];
    let stale = 0;
    await Promise.all(
      people.map(async (who, k) => {
        const rng = Rng.fromSeed(100 + k);
        for (let order = 0; order < COUNT; order++) {
          const process = processes[(k + order) % processes.length] ?? here;
          const changes = Array.from({ length: 1 + rng.below(3) }, () => someChange(rng, `${k}/${order}`));
          const done = await edited(process, who, { table: table.table, changes });
          if (done.kind === "ok") acknowledged.push({ who: who.person, edit: done.value.edit, changes, order });
          else expect([done.failure.code, ++stale > 0]).toEqual(["stale", true]);
        }
      }),
    );
    const events = await kept(table);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, k) => k + 1));
    const byNumber = acknowledged.toSorted((a, b) => a.edit - b.edit);
    expect(events.slice(1).map(({ by, changes }) => ({ by, changes }))).toEqual(byNumber.map(({ who, changes }) => ({ by: who, changes })));
    for (const who of people) {
      const orders = byNumber.filter((each) => each.who === who.person).map(({ order }) => order);
      expect(orders).toEqual(orders.toSorted((a, b) => a - b));
    }
    const brief = value(await here.briefs.read(table.people.us, ofBrief(table.table)));
    expect(brief).toMatchObject({ seq: events.length, document: briefTwin(events.flatMap(({ changes }) => changes)) });
    expect(brief.document).toEqual(briefTwin(events.flatMap(({ changes }) => changes)));
    // What a session would open with is the state after the last sound edit.
    const until = events.filter(({ seq }) => seq <= (brief.sound?.seq ?? 0)).flatMap(({ changes }) => changes);
    expect(brief.sound?.brief.notes).toBe((briefTwin(until) as { readonly notes?: string }).notes);
    console.log(
      `figure: ${acknowledged.length} edits of a brief by ${PEOPLE} people at once, ${processes.length} process(es), ${stale} stale, none lost`,
    );
  });
});

/** Of fields that several write, items that come and go, and now and then one that leaves the brief unsound. */
function someChange(rng: Rng, mark: string): DocumentChange {
  const item = `line-${rng.below(4)}`;
  const line = { id: item, name: mark, forbid: { sanctions: "civilian-clauses" } };
  switch (rng.below(8)) {
    case 0:
      return set("/notes", mark);
    case 1:
      return set("/reservationValue", rng.below(50));
    case 2:
      return set(`/redLines/${item}`, line);
    case 3:
      return set(`/redLines/${item}/description`, mark);
    case 4:
      return remove(`/redLines/${item}`);
    case 5:
      return set(`/probabilities/made-up-${rng.below(3)}`, {});
    case 6:
      return remove(`/probabilities/made-up-${rng.below(3)}`);
    default:
      return set(`/estimates/dprk/notes`, mark);
  }
}
