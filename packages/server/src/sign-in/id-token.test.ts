import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { openTestEmbedded, type TestDatabase } from "../database/test-databases.fixture.ts";
import { signedInApp, type SignedInApp } from "./signed-in-app.fixture.ts";
import { TestBrowser } from "./test-browser.fixture.ts";
import { CLIENT_ID, type Mistake, testIssuer, type TestIssuer } from "./test-issuer.fixture.ts";

let given: TestDatabase;
let issuer: TestIssuer;
let app: SignedInApp;
beforeAll(async () => {
  given = await openTestEmbedded();
  issuer = await testIssuer();
});
afterAll(async () => {
  await issuer.stop();
  await given.close();
});
/** For each test a server that knows nothing of the provider yet. */
beforeEach(async () => {
  issuer.mistake = null;
  issuer.metadata = {};
  app = await signedInApp({ database: given.database, issuers: [issuer.url] });
  return () => app.stop();
});

const now = (): number => Math.floor(Date.now() / 1000);

/** By the names of OpenID's own list for those who rely on a provider. */
const MISTAKES: Readonly<Record<string, () => Mistake>> = {
  "idtoken-sig-none": () => ({ sign: "none" }),
  "invalid-signature": () => ({ sign: "brokenSignature" }),
  "invalid-signature, by another key": () => ({ sign: "otherKey" }),
  "invalid-sig-hs256": () => ({ sign: "hs256" }),
  "invalid-alternate-alg": () => ({ sign: "es384" }),
  "invalid-iss": () => ({ claims: { iss: "https://evil.example" } }),
  "invalid-aud": () => ({ claims: { aud: "somebody-else" } }),
  "invalid-secondary-aud": () => ({ claims: { aud: [CLIENT_ID, "somebody-else"], azp: "somebody-else" } }),
  "missing-aud": () => ({ claims: { aud: undefined } }),
  "missing-sub": () => ({ claims: { sub: undefined } }),
  "missing-iat": () => ({ claims: { iat: undefined } }),
  "invalid-expired-exp": () => ({ claims: { exp: now() - 300 } }),
  "missing-exp": () => ({ claims: { exp: undefined } }),
  "nonce-invalid": () => ({ claims: { ["nonce"]: "another" } }),
  "nonce-missing": () => ({ claims: { ["nonce"]: undefined } }),
  "userinfo-invalid-sub": () => ({ userinfo: { sub: "mallory" } }),
};

async function signIn(): Promise<{ readonly status: number; readonly me: number }> {
  const browser = new TestBrowser();
  const { status } = await browser.go(`${app.url}/sign-in`);
  return { status, me: (await browser.ask(`${app.url}/api/me`)).status };
}

test.each(Object.entries(MISTAKES))("[O5] [O3] nobody is signed in by a wrong ID token: %s", async (_name, mistake) => {
  issuer.mistake = mistake();
  expect(await signIn()).toEqual({ status: 502, me: 401 });
  expect(app.lines.join("")).toMatch(/"route":"\/sign-in\/\{issuer\}\/callback","status":502,.*"problem":"providerUnfit OAUTH_/);
  // The same provider with a right one.
  issuer.mistake = null;
  expect(await signIn()).toEqual({ status: 404, me: 200 });
});

test("[O5] discovery-issuer-mismatch: a provider that says that it is another is not gone to", async () => {
  issuer.metadata = { issuer: "https://evil.example" };
  const browser = new TestBrowser();
  expect((await browser.go(`${app.url}/sign-in`)).status).toBe(502);
  expect(browser.visited.some((address) => address.startsWith(issuer.url))).toBe(false);
});

test("[O9] a provider that only sends people back by forms of its own is refused, and the log says so", async () => {
  issuer.metadata = { response_modes_supported: ["form_post"] };
  expect((await new TestBrowser().go(`${app.url}/sign-in`)).status).toBe(502);
  expect(app.lines.at(-1)).toContain("no response mode that comes back by a link");
});

test("[O6] keys are asked for once; a new key of the provider is asked for too, but not more than once a minute", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    const keysAsked = (): number => issuer.asked.filter((path) => path === "GET /jwks").length;
    const before = keysAsked();
    expect((await signIn()).me).toBe(200);
    expect((await signIn()).me).toBe(200);
    expect(keysAsked()).toBe(before + 1);
    await issuer.rotate();
    for (let i = 0; i < 3; i++) expect((await signIn()).me).toBe(401);
    expect(keysAsked()).toBe(before + 1);
    vi.setSystemTime(Date.now() + 61_000);
    expect((await signIn()).me).toBe(200);
    expect(keysAsked()).toBe(before + 2);
  } finally {
    vi.useRealTimers();
  }
});

test("[O7] a provider that names addresses in private networks is not asked there, and the log says why", async () => {
  for (const token of ["https://169.254.169.254/token", "https://10.0.0.1/token", "https://localhost/token", "http://localhost:1/token"]) {
    issuer.metadata = { token_endpoint: token };
    const fresh = await signedInApp({ database: given.database, issuers: [issuer.url] });
    expect((await new TestBrowser().go(`${fresh.url}/sign-in`)).status).toBe(502);
    expect(fresh.lines.at(-1)).toContain('"problem":"providerUnfit privateAddress"');
    await fresh.stop();
  }
});
