import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { start } from "../main.ts";
import { TestBrowser } from "../sign-in/test-browser.fixture.ts";
import { ClassAtServer, type Told } from "./class-at-server.fixture.ts";
import { CLASS_CASE } from "./class-case.fixture.ts";
import { debriefTwin } from "./debrief.twin.ts";

/** Milliseconds that a server may take to start on a machine that is busy. */
const START = 60_000;
const LONG = 60_000;
const ROUNDS = 10;
const folder = mkdtempSync(join(tmpdir(), "detente-sixty-"));
let stop = async (): Promise<void> => {};
let here: ClassAtServer;

/** Sixty, of letters that no id has. */
const NAMES = Array.from({ length: 60 }, (_, k) => `Z${"ghjk"[k >> 4]}${"mnpq"[(k >> 2) & 3]}${"rstv"[k & 3]}wy`);
const MISSING = 3;
const [MID, HIGH, LATER] = [
  { price: "mid", when: "now" },
  { price: "high", when: "now" },
  { price: "mid", when: "later" },
];
/** How tables go on: the rest does nothing until it is stopped. */
const [AGREE_AT_ONCE, HAGGLE, WALK_AWAY, WITH_BOT] = [[1, 2, 3, 4, 5, 6], [7, 8, 9], 10, 29];

beforeAll(async () => {
  const started = await start({ DETENTE_DATA: folder, PORT: "0", LOG_LEVEL: "silent", SEAT_LINKS: "on", RATE_PER_ADDRESS: "100000" });
  if (started.kind === "failed") throw new Error(started.failure.join("\n"));
  ({ stop } = started.value);
  here = new ClassAtServer(started.value.url);
  await here.send(here.teacher, started.value.consoleLink ?? "", { name: "Ms Zlqx" });
}, START);
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

interface Sitting {
  readonly session: string;
  readonly seller: TestBrowser | null;
  readonly buyer: TestBrowser | null;
}

/** Who sits at a table, by the overview. */
async function sitting(number: number): Promise<Sitting> {
  const { session, seats } = (await here.overview()).tables.find((each: Told) => each.number === number);
  const of = (party: string) => {
    const seat = seats.find((each: Told) => each.party === party && !each.isBot);
    return seat === undefined ? null : here.student(seat.person.name);
  };
  return { session, seller: of("seller"), buyer: of("buyer") };
}

const offer = (outcome: object) => ({ kind: "offer", outcome });

test(
  "sixty are expected and three do not come; who is not on the list stays outside, and nobody comes twice under one name",
  async () => {
    const imported = await here.api(here.teacher, "POST", "/api/cases", { name: "cart.yaml", text: CLASS_CASE });
    const parties = ["seller", "buyer"];
    await here.open({
      title: "A lesson",
      caseHash: imported.told.case.hash,
      tables: { people: 60 },
      setup: { protocol: { kind: "alternatingOffers" }, parties, required: parties, deadline: { rounds: ROUNDS } },
      bots: { strategy: "steady", pace: 0 },
      roster: { names: NAMES, others: "refused" },
    });
    const begun = performance.now();
    for (const name of NAMES.slice(0, 60 - MISSING)) expect((await here.come(name)).status).toBe(200);
    console.log(`figure: ${60 - MISSING} students came by the code in ${Math.round(performance.now() - begun)} ms`);
    expect((await here.come("Zkqv")).status).toBe(403);
    expect((await here.come(NAMES[0] ?? "")).status).toBe(403);
    const { waiting, expected, tables } = await here.overview();
    expect([waiting.length, expected, tables.length]).toEqual([57, NAMES.slice(-MISSING), 30]);
  },
  LONG,
);

test(
  "all start in the background: a teacher sees how far it is; the odd one has a bot for the other side, and nobody begins at an empty table",
  async () => {
    expect((await here.lead("PUT", "/pairing", { by: { kind: "random", seed: 11 } })).told).toMatchObject({
      seated: 57,
      bots: 1,
      waiting: 0,
    });
    const begun = performance.now();
    const asked = await here.ask({ kind: "start" });
    const answered = performance.now();
    expect(asked).toMatchObject({ kind: "start", done: 0, refused: 0, passedOver: 0, waiting: 30, endedAt: null });
    const { deed } = await here.overview();
    expect(deed.done + deed.passedOver + deed.waiting).toBe(30);
    const ended = await here.ended(asked);
    console.log(
      `figure: start of 30 tables answered after ${Math.round(answered - begun)} ms, done after ${Math.round(performance.now() - begun)} ms`,
    );
    expect(ended).toMatchObject({ done: 29, refused: 0, passedOver: 1, waiting: 0 });
    expect(ended.tables[29]).toEqual({ table: 30, result: "passedOver", code: "nobodyThere", detail: "Nobody sits at it." });
    expect((await here.overview()).deed).toMatchObject({ id: asked.id, done: 29 });
  },
  LONG,
);

test("who loses the browser comes back by the code that was told, to the same place at the same talks", async () => {
  const [name = ""] = NAMES;
  const place = async () => (await here.api(here.student(name), "GET", `/api/exercises/${here.exercise}/place`)).told.place;
  const before = await place();
  const code = here.codes.get(name) ?? "";
  const elsewhere = new TestBrowser();
  expect((await here.api(elsewhere, "GET", `/api/sessions/${before.session}`)).status).toBe(401);
  expect((await here.send(elsewhere, "/rejoin", { code, others: "end" })).status).toBe(200);
  expect((await here.api(here.student(name), "GET", `/api/sessions/${before.session}`)).status).toBe(401);
  here.students.set(name, elsewhere);
  expect(await place()).toEqual(before);
  expect((await here.api(elsewhere, "GET", `/api/sessions/${before.session}`)).told.view.phase).toBe("open");
});

test(
  "tables agree at once or after haggling, one walks away, a bot answers, and the rest is stopped",
  async () => {
    for (const number of AGREE_AT_ONCE) {
      const { session, seller, buyer } = await sitting(number);
      if (seller === null || buyer === null) throw new Error("Expected two people");
      expect((await here.act(seller, session, offer(MID))).status).toBe(200);
      expect((await here.act(buyer, session, { kind: "accept", offer: 1 })).status).toBe(200);
    }
    for (const number of HAGGLE) {
      const { session, seller, buyer } = await sitting(number);
      if (seller === null || buyer === null) throw new Error("Expected two people");
      for (const [who, deed] of [
        [seller, offer(HIGH)],
        [buyer, offer(LATER)],
        [seller, offer(MID)],
        [buyer, offer(LATER)],
        [seller, { kind: "accept", offer: 4 }],
      ] as const)
        expect((await here.act(who, session, deed)).status).toBe(200);
    }
    const leaving = await sitting(WALK_AWAY);
    if (leaving.seller === null) throw new Error("Expected a seller");
    expect((await here.act(leaving.seller, leaving.session, { kind: "walkAway" })).status).toBe(200);
    const withBot = await sitting(WITH_BOT);
    const alone = withBot.seller ?? withBot.buyer;
    if (alone === null) throw new Error("Expected somebody");
    const told = await here.act(alone, withBot.session, offer(LATER));
    // Where the bot begins, it does so by itself.
    if (told.status !== 200) expect(told.told.code).toMatch(/refused|stale/);
    const offers = async () => {
      const { tables } = await here.overview();
      const { offers: made, phase } = tables[WITH_BOT - 1];
      return made > 1 || phase === "agreed";
    };
    await expect.poll(offers, { timeout: 20_000 }).toBe(true);
    const stopped = await here.ended(await here.ask({ kind: "stop" }));
    expect(stopped.tables.filter(({ code }: Told) => code === "hasEnded").map(({ table }: Told) => table)).toEqual(
      expect.arrayContaining([...AGREE_AT_ONCE, ...HAGGLE, WALK_AWAY]),
    );
    const over = async () => (await here.overview()).tables.filter(({ phase }: Told) => ["agreed", "noAgreement"].includes(phase)).length;
    await expect.poll(over, { timeout: 20_000 }).toBe(29);
  },
  LONG,
);

test("the debrief has the numbers that come of the case by hand, discounted where talks took long", async () => {
  const { told } = await here.lead("GET", "/debrief");
  const { tables } = await here.overview();
  expect([told.plane.best, told.plane.worst]).toEqual([
    [70, 90],
    [0, 0],
  ]);
  expect(told.tables).toHaveLength(29);
  const near = (shown: readonly (number | null)[], wanted: readonly (number | null)[]) => {
    for (const [k, each] of wanted.entries()) {
      const at = shown[k] ?? null;
      if (each === null || at === null) expect(at).toBe(each);
      else expect(at).toBeCloseTo(each, 9);
    }
  };
  for (const shown of told.tables) {
    const { outcome, rounds } = tables[shown.number - 1];
    const wanted = debriefTwin({ outcome, relativeTime: rounds / ROUNDS });
    near(shown.utilities, wanted.utilities);
    near(shown.shares, wanted.shares);
    near(shown.advantages, wanted.advantages);
    near(shown.bestKeeping, wanted.bestKeeping);
    near([shown.welfare, shown.frontierDistance, shown.nashDistance], [wanted.welfare, wanted.frontierDistance, wanted.nashDistance]);
  }
  const still = { silent: 0, nice: 0, fortunate: 0, selfish: 0, concession: 0, unfortunate: 0 };
  const of = (number: number) => told.tables.find((each: Told) => each.number === number);
  // From dear to middling the seller gives 30 up and the buyer gains 40; the buyer asks for the same twice.
  for (const number of HAGGLE) {
    expect(of(number).moves).toEqual([
      { ...still, concession: 1 },
      { ...still, silent: 1 },
    ]);
    expect(of(number)).toMatchObject({ isAgreed: true, offers: 4, outcome: LATER });
    expect(of(number).utilities[1]).toBeLessThan(60);
  }
  for (const number of AGREE_AT_ONCE) expect(of(number)).toMatchObject({ isAgreed: true, offers: 1, outcome: MID });
  expect(of(WALK_AWAY)).toMatchObject({ isAgreed: false, isOver: true, utilities: [20, 15], outcome: null });
  expect(
    of(WITH_BOT)
      .people.map(({ isBot }: Told) => isBot)
      .toSorted(),
  ).toEqual([false, true]);
});

test("without names it has no name of anybody to the byte, in any writing, nor an id that could be looked up; and students get no other", async () => {
  expect((await here.lead("PUT", "/debrief", { open: true })).status).toBe(200);
  const student = here.student(NAMES[5] ?? "");
  const path = `/api/exercises/${here.exercise}/debrief`;
  const texts: string[] = [];
  for (const [browser, query] of [
    [here.teacher, "?anonymous=true"],
    [student, ""],
    [student, "?anonymous=false"],
  ] as const)
    for (const file of ["", ".csv"]) texts.push((await here.api(browser, "GET", `${path}${file}${query}`)).text);
  const { tables } = await here.overview();
  const secrets = new Set([here.exercise, here.joinCode, "Ms Zlqx", "Zlqx", ...NAMES, ...here.codes.values()]);
  for (const { table, session, seats } of tables)
    for (const id of [table, session, ...seats.flatMap((each: Told) => [each.seat, each.person.id])]) secrets.add(id);
  for (const text of texts)
    for (const secret of secrets) {
      const bytes = Buffer.from(text);
      for (const written of [secret, secret.toUpperCase(), secret.toLowerCase(), secret.replaceAll("-", "")])
        expect(bytes.includes(written), `${secret} in ${text.slice(0, 40)}`).toBe(false);
      for (const coding of ["base64", "hex"] as const) expect(bytes.includes(Buffer.from(secret).toString(coding))).toBe(false);
    }
  expect((await here.lead("GET", "/debrief?anonymous=true")).text).toBe(texts[0]);
  // By name all of them are there, so the search would have found them.
  const named = (await here.lead("GET", "/debrief")).text;
  for (const name of NAMES.slice(0, 60 - MISSING)) expect(named).toContain(name);
  console.log(`figure: ${secrets.size} names, codes and ids looked for in ${texts.length} debriefs without names`);
});
