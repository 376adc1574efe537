import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type ServerProcess, serverProcess } from "../proofs/server-process.fixture.ts";
import { ClassAtServer, type Told } from "./class-at-server.fixture.ts";
import { CLASS_CASE } from "./class-case.fixture.ts";

const KILLS = Number(process.env["DETENTE_CLASS_KILLS"] ?? 1);
const TABLES = KILLS > 1 ? 60 : 12;
const PARTIES = ["seller", "buyer"];
const folder = mkdtempSync(join(tmpdir(), "detente-killed-class-"));
let server: ServerProcess | null = null;
afterAll(async () => {
  await server?.kill();
  rmSync(folder, { recursive: true });
});

const started = async (): Promise<ServerProcess> => {
  server = await serverProcess({ DETENTE_DATA: folder, SEAT_LINKS: "on", OIDC_ISSUER: undefined, OIDC_CLIENT_ID: undefined });
  return server;
};

test(
  `${KILLS} times a server is killed in the middle of what a teacher does at ${TABLES} tables: it is done at each, once, in the order that was asked`,
  async () => {
    const first = await started();
    const here = new ClassAtServer(first.url);
    await here.send(here.teacher, first.consoleLink, { name: "Ms Gray" });
    const caseHash = (await here.api(here.teacher, "POST", "/api/cases", { name: "cart.yaml", text: CLASS_CASE })).told.case.hash;
    const setup = { protocol: { kind: "alternatingOffers" }, parties: PARTIES, required: PARTIES, deadline: { rounds: 5 } };
    const body = { title: "A lesson", caseHash, tables: { count: TABLES }, setup, bots: { strategy: "steady", pace: 600 } };
    await here.open({ ...body, seats: [{ party: "seller", people: 1 }] });
    for (let k = 0; k < TABLES; k++) await here.come(`Student ${k}`);
    await here.lead("PUT", "/pairing", { by: { kind: "joined" }, odd: "wait" });
    let halfway = 0;
    for (let k = 0; k < KILLS; k++) {
      const asked = await here.ask({ kind: ["start", "pause", "resume"][k === 0 ? 0 : 2 - (k % 2)] });
      // Spread over what it takes: some at once, and some when so many are done.
      const enough = (k * 7 + 3) % TABLES;
      const isDone = async () => (await here.overview()).deed.waiting <= TABLES - enough;
      await expect.poll(isDone, { timeout: 20_000, interval: 1 }).toBe(true);
      await server?.kill();
      here.moveTo((await started()).url);
      const { deed } = await here.overview();
      expect(deed.id).toBe(asked.id);
      if (deed.waiting > 0 && deed.waiting < TABLES) halfway++;
      // Nothing waits for the job of the dead process to be missed: whoever does a later deed does what is left of an earlier one first.
      const later = await here.ended(await here.ask({ kind: "extend", rounds: 6 + k }));
      expect(later).toMatchObject({ done: TABLES });
      expect((await here.ended(asked)).tables.map(({ result }: Told) => result)).toEqual(Array.from({ length: TABLES }, () => "done"));
    }
    const { tables } = await here.overview();
    for (const { session } of tables) {
      const { told } = await here.api(here.teacher, "GET", `/api/sessions/${session}/export`);
      const kinds = JSON.stringify(told).match(/"kind":"(opened|paused|resumed|deadlineMoved)"/g) ?? [];
      expect(kinds.length).toBe(2 * KILLS);
    }
    console.log(`figure: killed ${KILLS} times while ${TABLES} tables were dealt with, ${halfway} times with some done and some not`);
  },
  KILLS * 30_000 + 60_000,
);
