import type { IssueId, Outcome, PartyId } from "@detente/engine";
import { act, Client, createSession, createTable, giveSeat, listCases, type Request, readMe, readSession } from "@detente/server/contract";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { browser as openBrowser } from "../browser.ts";
import { type Served, serve } from "../served/served.fixture.ts";
import { value } from "../served/value.fixture.ts";
import { type Visitor, violations, visitor } from "./visitor.fixture.ts";

const NAMES = { facilitator: "Ada", us: "Bashir", dprk: "Carmen" } as const;
type Who = keyof typeof NAMES;
/** What only the United States writes to its own people. */
const SECRET = "We could live with Yongbyon alone, if they ask twice.";
const OFFER = {
  yongbyon: "all-production",
  "other-sites": "not-addressed",
  declaration: "none",
  tests: "written-halt",
  weapons: "not-now",
  sanctions: "civilian-clauses",
  political: "none",
  exercises: "scaled-down",
} as unknown as Outcome;

let served: Served;
let browser: Browser;
const people = new Map<Who, Visitor>();
/** Everything that came over the network to somebody. */
const received = new Map<Who, string[]>();
let address: (who: Who) => string;
let session = "";

beforeAll(async () => {
  [served, browser] = await Promise.all([serve({ command: ["npm", "start", "--", "--demo"] }), openBrowser()]);
  for (const who of ["facilitator", "us", "dprk"] as const) people.set(who, await signedIn(who));
  const { table, seats } = await tableOfThree();
  address = (who) => `${served.url}/tables/${table}?seat=${seats[who]}`;
  for (const [who, { page }] of people) await page.goto(address(who));
}, 180_000);

afterAll(async () => {
  await browser.close();
  await served.stop();
});

const pageOf = (who: Who): Page => {
  const found = people.get(who);
  if (found === undefined) throw new Error(`Expected ${who} to be signed in`);
  return found.page;
};

async function signedIn(who: Who): Promise<Visitor> {
  const somebody = await visitor(browser);
  const texts: string[] = [];
  received.set(who, texts);
  somebody.page.on(
    "response",
    (response) =>
      void response.text().then(
        (text) => texts.push(text),
        () => undefined,
      ),
  );
  await somebody.page.goto(served.url);
  await somebody.page.getByRole("link", { name: "Sign in" }).click();
  await somebody.page.getByRole("button", { name: NAMES[who] }).click();
  await somebody.page.getByRole("heading", { name: "What are you negotiating?" }).waitFor();
  return somebody;
}

const clientOf = (context: BrowserContext): Client =>
  new Client({
    origin: served.url,
    fetch: async (url, { method = "GET", headers, body }) => {
      const answer = await context.request.fetch(url, {
        method,
        headers: { ...(headers as Record<string, string>), origin: served.url },
        ...(typeof body === "string" && { data: body }),
      });
      return new Response(answer.status() === 204 ? null : await answer.text(), { status: answer.status(), headers: answer.headers() });
    },
  });

async function tableOfThree() {
  const [facilitator, us, dprk] = (["facilitator", "us", "dprk"] as const).map((who) => clientOf(pageOf(who).context()));
  if (facilitator === undefined || us === undefined || dprk === undefined) throw new Error("Expected three people");
  const { cases } = value(await facilitator.ask(listCases, {}));
  const caseHash = cases.find(({ caseId }) => caseId === "hanoi-2019")?.hash ?? "";
  const table = value(await facilitator.ask(createTable, { body: { title: "Hanoi, once more", caseHash } }));
  const seated = async (client: Client, party: string): Promise<string> => {
    const { person } = value(await client.ask(readMe, {}));
    const body = { person: person.id, is: { role: "head" as const, party: party as PartyId } };
    return value(await facilitator.ask(giveSeat, { params: { table: table.id }, body })).id;
  };
  const seats = { facilitator: table.seat.id, us: await seated(us, "us"), dprk: await seated(dprk, "dprk") };
  session = value(await facilitator.ask(createSession, { params: { table: table.id }, body: { name: "Metropole", track: null } })).id;
  const parties = ["dprk", "us"];
  const setup = { protocol: { kind: "alternatingOffers" }, parties, required: parties, deadline: { rounds: 8 } };
  await done(facilitator, { kind: "open", setup } as unknown as Deed);
  return { table: table.id, seats };
}

type Deed = Request<typeof act>["body"]["action"];

async function done(client: Client, action: Deed): Promise<void> {
  const { seqs } = value(await client.ask(readSession, { params: { session } }));
  const expected = Object.fromEntries(Object.entries(seqs).map(([audience, seq]) => [audience, seq ?? 0]));
  value(await client.ask(act, { params: { session }, headers: { "idempotency-key": crypto.randomUUID() }, body: { action, expected } }));
}

test("an offer of one delegation is on the other's page at once, with its message", async () => {
  await done(clientOf(pageOf("dprk").context()), {
    kind: "offer",
    outcome: OFFER,
    message: "Yongbyon, all of it, for good.",
  } as unknown as Deed);
  const us = pageOf("us");
  await us.getByText("DPRK makes offer 1.").waitFor();
  expect(await us.getByText("Yongbyon, all of it, for good.").count()).toBe(1);
  expect(await us.getByText("It is your turn.").count()).toBe(1);
});

test("a delegation asks what to do with it, and takes up what to offer instead", async () => {
  const us = pageOf("us");
  await us.getByRole("button", { name: "Ask for a verdict" }).click();
  await us.getByText("Put forward instead").waitFor();
  await us.getByRole("button", { name: "Take it up" }).first().click();
  await us.getByRole("button", { name: "Send the offer" }).waitFor();
  expect(await us.locator(".verdict-word").textContent()).toBe("Counter");
  expect(await us.locator(".send-offer-issues select").first().inputValue()).not.toBe(OFFER["yongbyon" as IssueId]);
});

test("a word within a delegation reaches nobody else, in page, network or storage", async () => {
  const us = pageOf("us");
  await us.locator(".message select").selectOption("delegation");
  await us.getByRole("textbox", { name: "Message", exact: true }).fill(SECRET);
  await us.getByRole("button", { name: "Send", exact: true }).click();
  await us.getByText(SECRET).waitFor();
  await pageOf("facilitator").getByText(SECRET).waitFor(); // by the consent of the parties it sees everything
  const dprk = pageOf("dprk");
  await dprk.reload();
  await dprk.getByText("DPRK makes offer 1.").waitFor();
  expect(await dprk.content()).not.toContain(SECRET);
  expect(received.get("dprk")?.join("\n")).not.toContain(SECRET);
  expect(JSON.stringify(await dprk.context().storageState({ indexedDB: true }))).not.toContain(SECRET);
});

test("what is done while the connection is cut is kept, told, and done once when it is back", async () => {
  const us = pageOf("us");
  await us.context().setOffline(true);
  await us.getByRole("button", { name: "Pause the talks" }).click();
  await us.getByLabel(/^Reason/).fill("Not enough on the table; we come back prepared.");
  await us.locator(".reason").getByRole("button", { name: "Pause the talks" }).click();
  await us.getByText("has not arrived yet").waitFor();
  await us.context().setOffline(false);
  await us.locator(".phase").getByText("Paused").waitFor();
  await expect.poll(() => us.getByText("has not arrived yet").count(), { timeout: 20_000 }).toBe(0);
  const dprk = pageOf("dprk");
  await dprk.getByText("United States pauses the talks.").waitFor();
  expect(await dprk.getByText("United States pauses the talks.").count()).toBe(1);
});

test("axe finds nothing at the table, for a delegation and for the facilitator", async () => {
  for (const who of ["us", "facilitator"] as const) expect(await violations(pageOf(who)), who).toEqual([]);
});
