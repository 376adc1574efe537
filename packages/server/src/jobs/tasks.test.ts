import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ok } from "@detente/engine";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ProblemDocument } from "../contract/problem.ts";
import { freshPostgresDatabase } from "../database/fixtures/test-postgres.fixture.ts";
import { withoutPostgres } from "../database/test-databases.fixture.ts";
import { readSettings } from "../settings.ts";
import { startServer } from "../start-server.ts";
import { asked, JOB_OFFER, playedByRunner } from "./playing.fixture.ts";

const KEY = Buffer.alloc(32, 7).toString("base64url");
const without = withoutPostgres();
const KINDS = [
  { name: "on the embedded database", database: async () => ({}) },
  {
    name: `on PostgreSQL${without === null ? "" : `: ${without}`}`,
    database: async () => ({ DATABASE_URL: await freshPostgresDatabase("empty") }),
  },
];

/** What JSON came back; each test looks at what it needs of it. */
// oxlint-disable-next-line typescript/no-explicit-any -- a stranger's answer has no type.
type Told = any;

for (const [k, { name, database }] of KINDS.entries())
  describe.skipIf(k > 0 && without !== null)(`tasks ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), "detente-tasks-"));
    let url = "";
    let stop = async (): Promise<void> => {};
    let hash = "";

    beforeAll(async () => {
      const environment = { DETENTE_DATA: folder, DETENTE_KEY: KEY, PORT: "0", LOG_LEVEL: "silent", ...(await database()) };
      const settings = readSettings(environment, () => ok(""));
      if (settings.kind === "failed") throw new Error(JSON.stringify(settings.failure));
      const log = { write: () => {} };
      const started = await startServer({ pages: null, settings: settings.value, examples: [JOB_OFFER], log });
      if (started.kind === "failed") throw new Error(started.failure);
      ({ url, stop } = started.value);
      hash = (await get("/api/cases")).cases[0].hash;
    }, 60_000);
    afterAll(async () => {
      await stop();
      rmSync(folder, { recursive: true });
    });

    const get = async (path: string): Promise<Told> => (await fetch(url + path)).json();
    const textOf = async (path: string): Promise<string> => (await fetch(url + path)).text();
    const post = async (path: string, body: unknown, key?: string): Promise<{ status: number; told: Told }> => {
      const headers = { "content-type": "application/json", origin: url, ...(key !== undefined && { "idempotency-key": key }) };
      const answer = await fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) });
      return { status: answer.status, told: await answer.json() };
    };
    const drop = async (path: string): Promise<number> => (await fetch(url + path, { method: "DELETE", headers: { origin: url } })).status;

    /** Reads the stream until the task is in a state, or to its end; gives the messages. */
    async function followed(path: string, states: readonly string[], after?: string): Promise<readonly Told[]> {
      const leaving = new AbortController();
      const headers: Record<string, string> = after === undefined ? {} : { "last-event-id": after };
      const answer = await fetch(`${url}${path}/live`, { signal: leaving.signal, headers });
      const messages: Told[] = [];
      let text = "";
      for await (const bytes of answer.body ?? []) {
        text += Buffer.from(bytes).toString();
        const whole = text.split("\n\n");
        text = whole.pop() ?? "";
        for (const each of whole) {
          const data = /^data: (.*)$/m.exec(each)?.[1];
          if (data !== undefined) messages.push(JSON.parse(data));
        }
        if (states.includes(messages.at(-1)?.state)) break;
      }
      leaving.abort();
      const last = messages.findIndex(({ state }) => states.includes(state));
      return last < 0 ? messages : messages.slice(0, last + 1);
    }

    test("a tournament comes to what the command line's comes to, to the byte, and each game can be played again", async () => {
      const body = asked(hash);
      const begun = await post("/api/tournaments", body, "key-number-1");
      expect(begun.status).toBe(201);
      expect((await post("/api/tournaments", body, "key-number-1")).told).toEqual(begun.told);
      expect((await post("/api/tournaments", asked(hash, { seed: 8 }), "key-number-1")).told.code).toBe("keyUsedOtherwise");
      const path = `/api/tournaments/${begun.told.id}`;
      const messages = await followed(path, ["done", "failed"]);
      expect(messages.at(-1)).toEqual({ kind: "progress", state: "done", games: 36, finished: 36 });
      expect(messages.map(({ finished }) => finished)).toEqual(messages.map(({ finished }) => finished).toSorted((a, b) => a - b));
      const over = { kind: "ended", reason: "over" };
      // Read to their ends: nobody has to leave.
      expect(await followed(path, [])).toEqual([messages.at(-1), over]);
      expect(await followed(path, [], "done-36")).toEqual([over]);
      const own = await playedByRunner(body);
      expect(JSON.stringify(await get(`${path}/results`))).toBe(own.standings);
      expect(await textOf(`${path}/games.csv`)).toBe(own.csv);
      const first = await get(`${path}/games?limit=20`);
      expect(first.next).toBe("19");
      const second = await get(`${path}/games?limit=20&after=${first.next}`);
      expect(second.next).toBe(null);
      const games = [...first.games, ...second.games];
      expect(games.map(({ number }: Told) => number)).toEqual(own.results.map(({ spec }) => spec.number));
      expect(JSON.stringify(games.map(({ game }: Told) => game))).toBe(JSON.stringify(own.results));
      const again = await get(`${path}/games/17`);
      expect(again).toMatchObject({ number: 17, isSame: true, record: { detente: "game" } });
      expect((await fetch(`${url}${path}/games/36`)).status).toBe(404);
      expect(await get(path)).toMatchObject({ title: "A small one", state: "done", asked: body });
    });

    test("a simulation plays one pairing, as a tournament of these strategies would seat it", async () => {
      const body = { title: "Two", case: hash, seats: ["micro", "boulware"], rounds: 20, seed: 7, games: 6 };
      const { told } = await post("/api/simulations", body);
      const path = `/api/simulations/${told.id}`;
      expect((await followed(path, ["done", "failed"])).at(-1)).toMatchObject({ state: "done", games: 6 });
      const { games } = await get(`${path}/games`);
      expect(games.map(({ number }: Told) => number)).toEqual([0, 1, 2, 3, 4, 5]);
      const own = await playedByRunner(asked(hash, { strategies: ["micro", "boulware"], repetitions: 6 }));
      const same = own.results.filter(({ spec }) => spec.seats.join() === "micro,boulware");
      expect(JSON.stringify(games.map(({ game }: Told) => game))).toBe(JSON.stringify(same));
      expect(await get(`${path}/games/5`)).toMatchObject({ number: 5, isSame: true });
      expect((await fetch(`${url}/api/tournaments/${told.id}`)).status).toBe(404);
    });

    test("everything that is wrong is told at once, each at its place, and nothing is begun", async () => {
      const before = await get("/api/tournaments");
      const other = "0".repeat(64);
      const wrong = await post("/api/tournaments", asked(other, { strategies: ["boulware", "nobody", "program(sh)", "aspiration(e=x)"] }));
      expect([wrong.status, wrong.told.code]).toEqual([400, "badRequest"]);
      const places = (told: ProblemDocument): readonly string[] => (told.wrong ?? []).map(({ path }) => path);
      expect(places(wrong.told)).toEqual(["body.cases.0", "body.strategies.1", "body.strategies.2", "body.strategies.3"]);
      const twice = await post("/api/tournaments", asked(hash, { cases: [hash, hash], strategies: ["micro", "micro"] }));
      expect(places(twice.told)).toEqual(["body.strategies.1"]);
      const alone = await post("/api/tournaments", asked(hash, { strategies: ["micro"], selfPlay: "leftOut" }));
      expect(places(alone.told)).toEqual(["body.strategies"]);
      const many = await post("/api/tournaments", asked(hash, { repetitions: 50_000 }));
      expect(places(many.told)).toEqual(["body"]);
      const shape = await post("/api/tournaments", { ...asked(hash), rounds: 0, seed: -1, more: 1 });
      expect(places(shape.told).toSorted()).toEqual(["body.more", "body.rounds", "body.seed"]);
      const seats = await post("/api/simulations", { title: "Three", case: hash, seats: ["micro", "micro", "micro"] });
      expect(places(seats.told)).toEqual(["body.seats"]);
      expect(await get("/api/tournaments")).toEqual(before);
    });

    test("what is under way is cancelled, what has ended is erased, and one person has only so much under way", async () => {
      const long = asked(hash, { repetitions: 5_000, title: "Long" });
      const ids: string[] = [];
      for (let k = 0; k < 5; k++) ids.push((await post("/api/tournaments", long)).told.id);
      expect(await post("/api/tournaments", long)).toMatchObject({ status: 409, told: { code: "tooManyTasks" } });
      const [path] = ids.map((id) => `/api/tournaments/${id}`);
      await followed(path ?? "", ["running"]);
      expect(await get(`${path}/results`)).toMatchObject({ code: "notFinished" });
      for (const id of ids) expect(await drop(`/api/tournaments/${id}`)).toBe(204);
      expect(await get(path ?? "")).toMatchObject({ state: "cancelled" });
      expect((await followed(path ?? "", [])).map(({ kind, state }) => state ?? kind)).toEqual(["cancelled", "ended"]);
      const page = await get("/api/tournaments?limit=2");
      expect(page.tasks.map(({ id }: Told) => id)).toEqual([ids[4], ids[3]]);
      const rest = await get(`/api/tournaments?after=${page.next}`);
      expect(rest.tasks.slice(0, 3).map(({ id }: Told) => id)).toEqual([ids[2], ids[1], ids[0]]);
      expect(rest.next).toBe(null);
      for (const id of ids) expect(await drop(`/api/tournaments/${id}`)).toBe(204);
      expect(await drop(path ?? "")).toBe(404);
    });
  });
