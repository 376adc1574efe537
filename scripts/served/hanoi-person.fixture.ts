// One of three people who negotiate Hanoi over the network, in a process of its own: node hanoi-person.fixture.ts ORIGIN WHO.
// Tells its parent who it is, hears from it who the others are, and at the end tells it what its export shows.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { exportFaults, type Outcome, partyId, type SessionExport, type View } from "@detente/engine";
import { parseCase } from "@detente/engine/case-file";
import {
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
import { ApiPerson } from "./api-person.fixture.ts";
import type { Following } from "./following.fixture.ts";
import { value } from "./value.fixture.ts";

export type Who = "facilitator" | "us" | "dprk";

/** What a person tells at the end. */
export interface Told {
  readonly faults: readonly unknown[];
  readonly kinds: readonly string[];
  readonly exported: SessionExport;
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
  const session = role === "facilitator" ? await setUp(person, people) : await sessionOfMine(person);
  const following = await person.follow(session);
  const play = { facilitator: facilitate, us: speakForUs, dprk: speakForDprk }[role];
  await play(following, await packagesOf(person));
  const agreed = await following.until(({ view }) => view.phase === "agreed");
  const exported = value(await person.client.ask(exportSession, { params: { session } }));
  const faults = exportFaults((text) => createHash("sha256").update(text).digest("hex"), exported, following.receipts);
  await following.close();
  const told: Told = { faults, kinds: following.events.map(({ audience, kind }) => `${audience} ${kind}`), exported };
  process.send?.(told);
  process.disconnect();
  if (agreed.ending?.kind !== "agreed") process.exitCode = 1;
}

async function setUp({ client }: ApiPerson, people: Readonly<Record<Who, string>>): Promise<string> {
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
  return value(await client.ask(createSession, { params: { table }, body: { name: "Summit", track: "summit" } })).id;
}

/** Looks for a table with a seat until there is one. */
async function sessionOfMine({ client }: ApiPerson): Promise<string> {
  for (;;) {
    for (const { id } of value(await client.ask(listTables, {})).tables) {
      const [session] = value(await client.ask(readTable, { params: { table: id } })).sessions;
      if (session !== undefined) return session.id;
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

async function facilitate(session: Following): Promise<void> {
  const protocol = { kind: "alternatingOffers" } as const;
  await session.do({ kind: "open", setup: { protocol, parties: [US, DPRK], required: [US, DPRK], deadline: { rounds: 12 } } });
  await session.until(({ view }) => view.phase === "paused");
  await session.do({ kind: "message", to: "table", text: "The talks go on; the table is empty for today." });
}

async function speakForUs(session: Following, packageOf: Packages): Promise<void> {
  await session.until(isTurnOf("us"));
  await session.do({ kind: "offer", outcome: packageOf("us-priorities") });
  await session.until(isTurnOf("us"));
  await session.do({ kind: "message", to: "delegation", text: "Not this, and not the end of it either." });
  await session.do({ kind: "pause", reason: "Sometimes you have to walk, and come back." });
  await session.until(({ events }) => events.some(({ kind }) => kind === "messaged"));
  await session.do({ kind: "resume" });
  await session.until(isTurnOf("us"));
  await session.do({ kind: "offer", outcome: packageOf("interim"), message: "Both sides keep what they cannot give up." });
}

async function speakForDprk(session: Following, packageOf: Packages): Promise<void> {
  await session.until(isTurnOf("dprk"));
  await session.do({ kind: "offer", outcome: packageOf("dprk-offer") });
  const view = await session.until((seen) => isTurnOf("dprk")(seen) && seen.events.some(({ kind }) => kind === "resumed"));
  const last = view.standing.at(-1);
  if (last === undefined) throw new Error("Expected an offer on the table");
  await session.do({ kind: "accept", offer: last.offer });
}

// Whatever it waits for, it does not wait for ever.
setTimeout(() => process.exit(2), 60_000).unref();
if (!(who in NAMES)) throw new Error("Expected one of the three");
// Checked on the line above.
await main(who as Who);
