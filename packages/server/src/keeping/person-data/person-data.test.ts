import { afterAll, beforeAll, expect, test } from "vitest";
import { onBothKinds, TEST_KEY, type TestDatabase } from "../../database/test-databases.fixture.ts";
import { TableSealers } from "../../secrets/table-sealers.ts";
import { linked, withEvents } from "../../sessions/kept-session.ts";
import { giveRejoinCode } from "../../sign-in/rejoin-store.ts";
import { appendLogs } from "../../store/session-log.ts";
import type { Caller } from "../../services.ts";
import { openedTable, type Process, startProcess } from "../../tables/seated-people.fixture.ts";
import { textFields } from "../../contract/text-fields.fixture.ts";
import { FATES } from "../fates.fixture.ts";
import { leaver } from "../leaver.fixture.ts";
import { personData } from "./person-data.ts";

const sealers = new TableSealers(TEST_KEY);

onBothKinds((openDatabase) => {
  let given: TestDatabase;
  let here: Process;
  beforeAll(async () => {
    given = await openDatabase();
    here = await startProcess(given.database);
  }, 60_000);
  afterAll(async () => {
    await here.close();
    await given.close();
  });

  async function linesFor({ person }: Caller): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const parts: Uint8Array[] = [];
    for await (const part of personData({ database: given.database, sealers, person })) parts.push(part);
    return Buffer.concat(parts)
      .toString("utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
  }

  test("[G1] everything that somebody wrote, at whatever place of the contract, is told to that person, and to nobody else", async () => {
    const words = new Map<string, string>();
    const { person, table } = await leaver(here, (place) => {
      const text = words.get(place) ?? `Zanzibar${words.size}x`;
      words.set(place, text);
      return text;
    });
    expect([...words.keys(), ...Object.keys(FATES)].toSorted()).toEqual(await textFields());
    const code = await given.database.transact({ kind: "engine" }, (transaction) => giveRejoinCode(transaction, person.person));
    const lines = await linesFor(person);
    const files = lines.flatMap(({ kind, base64 }) =>
      kind === "fileBytes" ? [Buffer.from(String(base64), "base64").toString("utf8")] : [],
    );
    const told = `${JSON.stringify(lines)}${files.join("")}`;
    expect([...words].filter(([, text]) => !told.includes(text)).map(([place]) => place)).toEqual([]);
    expect(lines.filter(({ kind }) => kind === "rejoinCode")).toEqual([{ kind: "rejoinCode", created_at: expect.any(String) }]);
    const ofOther = JSON.stringify(await linesFor(table.people.dprk));
    expect([told.includes(code), /(?:token|code)_hash|wrapped_key/.test(told), ofOther.includes("Zanzibar")]).toEqual([
      false,
      false,
      false,
    ]);
  }, 30_000);

  test.each([0, 1, 101, Number(process.env["DETENTE_MY_EVENTS"] ?? 1_001)])(
    "[G1] it is complete, with %i messages of that person among those of others",
    async (count) => {
      const { people, session } = await openedTable(here);
      await given.database.transact({ kind: "engine" }, async (transaction) => {
        const held = await here.keeper.current(transaction, session);
        if (held === null) throw new Error("Expected the session");
        let { kept } = held;
        for (const by of [people.us.person, people.dprk.person]) {
          const { at, seq } = { at: kept.lastAt, seq: kept.ends.get("table")?.seq ?? 0 };
          const events = linked(
            kept,
            Array.from({ length: count }, (_, k) => ({
              kind: "messaged" as const,
              by: { kind: "facilitator" as const },
              text: `${by} ${k}`,
              audience: "table" as const,
              seq: seq + 1 + k,
              at,
            })),
            () => "salt",
          );
          kept = withEvents(kept, events);
          if (count > 0) await appendLogs(transaction, [{ session, sealer: held.sealer, events, by }]);
        }
      });
      const said = (await linesFor(people.us)).flatMap(({ kind, event }) =>
        kind === "sessionEvent" ? [(event as { readonly text: string }).text] : [],
      );
      expect(said).toEqual(Array.from({ length: count }, (_, k) => `${people.us.person} ${k}`));
      console.log(`figure: events of one person, all told: ${said.length}`);
    },
    60_000,
  );
});
