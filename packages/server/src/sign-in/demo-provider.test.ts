import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestEmbedded, type TestDatabase } from "../database/test-databases.fixture.ts";
import { DEMO_PEOPLE, type DemoProvider, startDemoProvider } from "./demo-provider.ts";
import { signedInApp, type SignedInApp } from "./signed-in-app.fixture.ts";
import { TestBrowser } from "./test-browser.fixture.ts";

let given: TestDatabase;
let providers: readonly DemoProvider[];
let app: SignedInApp;
beforeAll(async () => {
  given = await openTestEmbedded();
  providers = await Promise.all([startDemoProvider({ port: 0 }), startDemoProvider({ port: 0 })]);
  app = await signedInApp({ database: given.database, issuers: providers.map(({ issuer }) => issuer.issuer) });
});
afterAll(async () => {
  await app.stop();
  await Promise.all(providers.map(({ stop }) => stop()));
  await given.close();
});

/** To the provider's page, as whoever clicks a link there; null: back with nobody. */
async function choose(browser: TestBrowser, person: string, stopAt?: string) {
  const choice = await browser.go(`${app.url}/sign-in/${pathOf(0)}?to=/tables`);
  expect(choice.text).toContain(">Carmen</button>");
  const action = /action="([^"]+)"/.exec(choice.text)?.[1] ?? "";
  const posted = await browser.ask(new URL(action, choice.at).href, "same-origin", {
    method: "POST",
    body: new URLSearchParams({ person }),
  });
  return browser.go(new URL(posted.headers.get("location") ?? "", choice.at).href, stopAt);
}

const pathOf = (i: number): string => new URL(providers[i]?.issuer.issuer ?? "").host.replace(":", "-");

async function nameOf(browser: TestBrowser): Promise<unknown> {
  const answer = await browser.ask(`${app.url}/api/me`);
  // As the contract has it.
  return answer.status === 200 ? ((await answer.json()) as { person: { name: string } }).person.name : answer.status;
}

test("with the demonstration's provider a click makes one somebody, and another click somebody else", async () => {
  const browser = new TestBrowser();
  for (const [person, name] of Object.entries(DEMO_PEOPLE)) {
    expect((await choose(browser, person)).at).toBe(`${app.url}/tables`);
    expect(await nameOf(browser)).toBe(name);
  }
});

test("[O10] who chooses nobody is told so in our words, and signed in as nobody", async () => {
  const browser = new TestBrowser();
  const arrival = await choose(browser, "");
  expect(arrival).toMatchObject({ status: 403 });
  expect(arrival.text).toContain("was cancelled");
  expect(await nameOf(browser)).toBe(401);
});

test("[O4] an answer of one provider is refused where another was asked, and where the provider is not named", async () => {
  for (const change of [
    (back: URL) => back.searchParams.set("iss", providers[1]?.issuer.issuer ?? ""),
    (back: URL) => back.searchParams.delete("iss"),
    (back: URL) => void (back.pathname = `/sign-in/${pathOf(1)}/callback`),
    (back: URL) => back.searchParams.append("code", "another"),
  ]) {
    const browser = new TestBrowser();
    const back = new URL((await choose(browser, "esi", "/callback")).at);
    change(back);
    expect((await browser.go(back.href)).status).toBeGreaterThanOrEqual(400);
    expect(await nameOf(browser)).toBe(401);
  }
});

test("the demonstration's provider sends people to no other machine, and does not answer to other names", async () => {
  const [provider] = providers;
  if (provider === undefined) throw new Error("Expected a provider");
  const { issuer, clientId } = provider.issuer;
  const ask = new URL(`${issuer}/auth`);
  for (const [name, value] of Object.entries({
    client_id: clientId,
    response_type: "code",
    scope: "openid",
    code_challenge: "x".repeat(43),
    code_challenge_method: "S256",
    redirect_uri: `https://evil.example/sign-in/${pathOf(0)}/callback`,
  }))
    ask.searchParams.set(name, value);
  expect((await fetch(ask, { redirect: "manual" })).status).toBe(400);
  for (const host of ["evil.example", "[", "127.0.0.1:x", "a b"]) {
    const status = await new Promise((resolve, reject) => {
      const asked = request(issuer, { headers: { host } }, (answer) => resolve(answer.resume().statusCode));
      asked.on("error", reject).end();
    });
    expect(status, host).toBe(421);
  }
});
