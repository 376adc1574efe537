// One of three people who negotiate Hanoi over the network, in a process of its own: node hanoi-person.fixture.ts ORIGIN WHO.
// Tells its parent who it is, hears from it who the others are, and at the end tells it what its export shows.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { exportFaults, type Outcome, partyId, readRecord, type SessionExport, type View } from "@detente/engine";
import { parseCase } from "@detente/engine/case-file";
import {
  askVerdict,
  createSession,
  createTable,
  exportSession,
  giveSeat,
  listCases,
  listTables,
  readCase,
  readMe,
  readTable,
} from "@detente/server/contract";
import { carryOut, oversee } from "./carry-out.fixture.ts";
import { ApiPerson } from "./api-person.fixture.ts";
import type { Following } from "./following.fixture.ts";
import { value } from "./value.fixture.ts";

export type Who = "facilitator" | "us" | "dprk";

/** What a person tells at the end. */
export interface Told {
  readonly faults: readonly unknown[];
  readonly kinds: readonly string[];
  readonly exported: SessionExport;
  /** What the server advised on the way. */
  readonly advice: readonly string[];
  /** The file of commitments, and everything that is wrong with it. */
  readonly record: string;
  readonly recordFaults: readonly unknown[];
}

const NAMES: Readonly<Record<Who, string>> = { facilitator: "ada", us: "bashir", dprk: "carmen" };
const [US, DPRK] = [partyId("us"), partyId("dprk")];

const [origin = "", who = ""] = process.argv.slice(2);

async function main(role: Who): Promise<void> {
  const person = await ApiPerson.signIn(origin, NAMES[role]);
  const me = value(await person.client.ask(readMe, {})).person.id;
  process.send?.(me);
  // The parent sends the ids of all three.
  const [people] = (await once(process, "message")) as [Readonly<Record<Who, string>>];
  const { table, session } = role === "facilitator" ? await setUp(person, people) : await placeOf(person);
  const following = await person.follow(session);
  const play = { facilitator: facilitate, us: speakForUs, dprk: speakForDprk }[role];
  const advice = await play({ person, session, following, packageOf: await packagesOf(person) });
  await following.until(({ view }) => view.phase === "agreed");
  const deal = { client: person.client, table };
  const record = role === "facilitator" ? await oversee(deal, session) : await carryOut(deal, role === "us" ? US : DPRK);
  const exported = value(await person.client.ask(exportSession, { params: { session } }));
  await following.close();
  const told: Told = {
    faults: exportFaults(sha256, exported, following.receipts),
    kinds: following.events.map(({ audience, kind }) => `${audience} ${kind}`),
    exported,
    advice,
    record,
    recordFaults: readRecord(sha256, new TextEncoder().encode(record)).faults,
  };
  process.send?.(told);
  process.disconnect();
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

interface Place {
  readonly table: string;
  readonly session: string;
}

async function setUp({ client }: ApiPerson, people: Readonly<Record<Who, string>>): Promise<Place> {
  const { cases } = value(await client.ask(listCases, {}));
  const caseHash = cases.find(({ caseId }) => caseId === "hanoi-2019")?.hash ?? "";
  const table = value(await client.ask(createTable, { body: { title: "Hanoi", caseHash } })).id;
  for (const party of [US, DPRK])
    value(
      await client.ask(giveSeat, {
        params: { table },
        body: { person: people[party === US ? "us" : "dprk"], is: { role: "head", party } },
      }),
    );
  const session = value(await client.ask(createSession, { params: { table }, body: { name: "Summit", track: "summit" } })).id;
  return { table, session };
}

/** Looks for a table with a seat until there is one. */
async function placeOf({ client }: ApiPerson): Promise<Place> {
  for (;;) {
    for (const { id } of value(await client.ask(listTables, {})).tables) {
      const [session] = value(await client.ask(readTable, { params: { table: id } })).sessions;
      if (session !== undefined) return { table: id, session: session.id };
    }
    await delay(100);
  }
}

type Packages = (position: string) => Outcome;

/** The packages that the case knows by name. */
async function packagesOf({ client }: ApiPerson): Promise<Packages> {
  const { cases } = value(await client.ask(listCases, {}));
  const hash = cases.find(({ caseId }) => caseId === "hanoi-2019")?.hash ?? "";
  const { text } = value(await client.ask(readCase, { params: { hash } }));
  const { positions } = value(parseCase({ name: "hanoi-2019.yaml", text })).case;
  return (position) => {
    const found = positions.find(({ id }) => id === position);
    if (found === undefined) throw new Error(`Expected a position ${position}`);
    return found.outcome;
  };
}

const isTurnOf =
  (party: string) =>
  ({ view }: { readonly view: View }): boolean =>
    view.phase === "open" && view.turn === party;

interface Playing {
  readonly person: ApiPerson;
  readonly session: string;
  readonly following: Following;
  readonly packageOf: Packages;
}

async function facilitate({ following }: Playing): Promise<readonly string[]> {
  const protocol = { kind: "alternatingOffers" } as const;
  const bar = { leastSettled: 4, mostOpen: 3 };
  const setup = { protocol, parties: [DPRK, US], required: [DPRK, US], deadline: { rounds: 2 }, track: "summit", bar };
  await following.do({ kind: "open", setup });
  await following.do({ kind: "overrideGroundwork", reason: "The leaders meet, whatever the working level has reached." });
  await following.until(({ view }) => view.phase === "paused");
  await following.do({ kind: "message", to: "table", text: "The talks go on; the table is empty for today." });
  await following.do({ kind: "moveDeadline", rounds: 12 });
  return [];
}

/** With the summit about to end, its advice is to leave the table and not the talks: it does so, and comes back. */
async function speakForUs({ person, session, following, packageOf }: Playing): Promise<readonly string[]> {
  await following.until(isTurnOf("us"));
  await following.do({ kind: "offer", outcome: packageOf("us-priorities") });
  await following.until((seen) => isTurnOf("us")(seen) && seen.view.rounds === 1);
  const { verdict } = value(await person.client.ask(askVerdict, { params: { session }, body: {} }));
  await following.do({ kind: "message", to: "delegation", text: "Not this, and not the end of it either." });
  await following.do({ kind: "pause", reason: "Sometimes you have to walk, and come back." });
  await following.until(({ events }) => events.some(({ kind }) => kind === "deadlineMoved"));
  await following.do({ kind: "resume" });
  await following.until(isTurnOf("us"));
  await following.do({ kind: "offer", outcome: packageOf("interim"), message: "Both sides keep what they cannot give up." });
  return [verdict.word];
}

async function speakForDprk({ following, packageOf }: Playing): Promise<readonly string[]> {
  await following.until((seen) => isTurnOf("dprk")(seen) && seen.view.groundworkOverride !== null);
  await following.do({ kind: "offer", outcome: packageOf("dprk-offer") });
  await following.until((seen) => isTurnOf("dprk")(seen) && seen.view.rounds === 1);
  await following.do({ kind: "offer", outcome: packageOf("dprk-offer"), message: "It is the biggest step that can be taken now." });
  const view = await following.until((seen) => isTurnOf("dprk")(seen) && seen.events.some(({ kind }) => kind === "resumed"));
  const last = view.standing.at(-1);
  if (last === undefined) throw new Error("Expected an offer on the table");
  await following.do({ kind: "accept", offer: last.offer });
  return [];
}

// Whatever it waits for, it does not wait for ever.
setTimeout(() => process.exit(2), 60_000).unref();
if (!(who in NAMES)) throw new Error("Expected one of the three");
// Checked on the line above.
await main(who as Who);
