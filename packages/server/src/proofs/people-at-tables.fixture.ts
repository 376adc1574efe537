import { type Deed, partyId, type Viewer } from "@detente/engine";
import type { SeatRole } from "../contract/parts.ts";
import type { Database } from "../database/database.ts";
import { addSignIn } from "../sign-in/sign-in-store.ts";
import { keptOf, newSecret } from "../sign-in/secret.ts";
import { personOf } from "../store/person-store.ts";
import { asked, none, type Process, startProcess, value } from "../tables/seated-people.fixture.ts";
import { viewerOf } from "../tables/seat.ts";

/** Somebody who is signed in and has a seat. */
export interface Seated {
  /** Uuid. */
  readonly person: string;
  readonly is: SeatRole;
  readonly viewer: Viewer;
  /** What the browser holds. */
  readonly cookie: string;
}

/** A table on Hanoi, with one session that has been opened, on open floor. */
export interface PeopledTable {
  readonly table: string;
  readonly session: string;
  /** The first is the facilitator who opened it. */
  readonly people: readonly Seated[];
}

const [US, DPRK] = [partyId("us"), partyId("dprk")];
export const OPEN: Deed = {
  kind: "open",
  setup: { protocol: { kind: "openFloor" }, parties: [US, DPRK], required: [US, DPRK], deadline: {} },
};

/** A delegation, and who sits there for everybody. */
export const member = (party: "us" | "dprk"): SeatRole => ({ role: "member", party: partyId(party) });

/** So many tables, each with a facilitator and somebody in each of these seats, straight into the database, with cookies of their own. */
export async function peopledTables(database: Database, tables: number, seats: readonly SeatRole[]): Promise<readonly PeopledTable[]> {
  const process = await startProcess(database);
  const made: PeopledTable[] = [];
  for (let k = 0; k < tables; k++) made.push(await peopledTable(process, seats));
  await process.close();
  return made;
}

async function peopledTable(
  { database, cases, tables, seats: chairs, sessions }: Process,
  seats: readonly SeatRole[],
): Promise<PeopledTable> {
  const people: Seated[] = [];
  for (const is of [{ role: "facilitator" } as const, ...seats]) people.push(await signedInPerson(database, is));
  const [{ person } = { person: "" }] = people;
  const facilitator = { person, name: "facilitator" };
  const nothing = { params: {}, ...none };
  const hash = value(await cases.list(facilitator, { ...nothing, query: { limit: 50, versions: "newest" } })).cases.find(
    ({ caseId }) => caseId === "hanoi-2019",
  )?.hash;
  const table = value(await tables.create(facilitator, { ...nothing, body: { title: "Hanoi", caseHash: hash ?? "" } })).id;
  for (const each of people.slice(1))
    value(await chairs.give(facilitator, { ...none, params: { table }, body: { person: each.person, is: each.is } }));
  const body = { name: "Summit", track: null };
  const session = value(await sessions.create(facilitator, { ...none, params: { table }, body })).id;
  value(await sessions.act(facilitator, asked(session, OPEN)));
  return { table, session, people };
}

const signedInPerson = (database: Database, is: SeatRole): Promise<Seated> =>
  database.transact({ kind: "engine" }, async (transaction) => {
    const subject = crypto.randomUUID();
    const { id } = await personOf(transaction, { issuer: "https://issuer.example", subject, name: is.role });
    const cookie = newSecret();
    const kept = keptOf(cookie);
    if (kept === null) throw new Error("Expected a new secret to be one");
    await addSignIn(transaction, kept, id);
    return { person: id, is, viewer: viewerOf(is), cookie };
  });
