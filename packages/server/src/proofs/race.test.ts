import { type Deed, Rng } from "@detente/engine";
import { describe, expect, test } from "vitest";
import type { SeatRole } from "../contract/parts.ts";
import { openTestPostgres, withoutPostgres } from "../database/test-databases.fixture.ts";
import { expectNothingLost, exportsOf } from "./expect-nothing-lost.fixture.ts";
import { keptLogs } from "./kept-logs.fixture.ts";
import { Negotiator } from "./negotiator.fixture.ts";
import { member, peopledTables } from "./people-at-tables.fixture.ts";
import { Place } from "./place.fixture.ts";
import { serverProcess } from "./server-process.fixture.ts";

const CLIENTS = Number(process.env["DETENTE_RACE"] ?? 20);
const ACTIONS = 3;
const SEED = 20_261_125;

/** Who sits there, over and over: both parties, who share logs of their own, and those who see other parts. */
const SEATS: readonly SeatRole[] = [
  member("us"),
  member("dprk"),
  member("us"),
  member("dprk"),
  { role: "mediator" },
  { role: "facilitator" },
];

/** What somebody says, to those that this seat may speak to apart. */
function message(rng: Rng, { role }: SeatRole, text: string): Deed {
  const isInDelegation = role === "member";
  const to = isInDelegation ? (["table", "delegation", "caucus"] as const)[rng.below(3)] : "table";
  return { kind: "message", to: to ?? "table", text };
}

const without = withoutPostgres();
describe.skipIf(without !== null)(`a race on PostgreSQL${without === null ? "" : `: ${without}`}`, () => {
  test("of many who act at once in one session through two processes nothing is lost, doubled or out of order, and who is stale is told", {
    timeout: 3_600_000,
  }, async () => {
    const { database, url, close } = await openTestPostgres();
    const seats = Array.from({ length: CLIENTS - 1 }, (_, k) => SEATS[k % SEATS.length] ?? member("us"));
    const [table] = await peopledTables(database, 1, seats);
    if (table === undefined || url === null) throw new Error("Expected a table on PostgreSQL");
    const servers = await Promise.all([1, 2].map(() => serverProcess({ DATABASE_URL: url })));
    const urls = servers.map((server) => server.url);
    const places = servers.map((server) => {
      const place = new Place();
      place.isAt(server.url);
      return place;
    });
    const [{ session }, here] = [table, places[0] ?? new Place()];
    const negotiators = table.people.map((seated, k) => new Negotiator(seated, session, places[k % 2] ?? here));
    const following = negotiators.map((each) => each.follow());
    const started = performance.now();
    await Promise.all(
      negotiators.map(async (each, k) => {
        const rng = Rng.fromSeed(SEED + k);
        await each.hasRead({ table: 1 });
        for (let n = 0; n < ACTIONS; n++) await each.act(message(rng, each.seated.is, `message ${n} of ${k}`));
      }),
    );
    const seconds = (performance.now() - started) / 1000;
    const exports = await exportsOf(negotiators, urls);
    const [log = []] = await keptLogs(database, [session]);
    await expectNothingLost(log, { negotiators, exports });
    const stale = negotiators.reduce((sum, each) => sum + each.stale.length, 0);
    expect(stale).toBeGreaterThan(0);
    expect(negotiators.flatMap(({ troubles }) => [...troubles])).toEqual([]);
    console.log(
      `figure: ${CLIENTS} clients, ${CLIENTS * ACTIONS} actions in one session through two processes (seed ${SEED}) in ${seconds.toFixed(1)} s: all there once and in order; told ${stale} times that they are stale, each time rightly; ${negotiators.length} streams and ${exports.length} exports are the log that the seat sees`,
    );
    for (const each of negotiators) each.end();
    await Promise.all(following);
    await Promise.all(servers.map((server) => server.stop()));
    await close();
  });
});
