import { afterAll, beforeAll, expect, test } from "vitest";
import { fromOwnPage, type RunningApp, startApp, textBody, TOKEN } from "./running-app.fixture.ts";

let app: RunningApp;
beforeAll(async () => {
  app = await startApp({ environment: { SEAT_LINKS: "on" } });
});
afterAll(() => app.stop());

const WRITES = [
  { method: "POST", path: "/api/try/texts", body: textBody("x") },
  { method: "DELETE", path: "/api/try/texts/x" },
  { method: "POST", path: "/api/try/sign-out" },
] as const;

async function write(each: (typeof WRITES)[number], headers: Readonly<Record<string, string>>) {
  const body = "body" in each ? { body: each.body } : {};
  const json = "body" in each ? { "content-type": "application/json" } : {};
  const answer = await fetch(`${app.url}${each.path}`, { method: each.method, headers: { cookie: "who=1", ...json, ...headers }, ...body });
  return { status: answer.status, text: await answer.text() };
}

const OTHERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "a page of another site": { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
  "a page that hides its origin": { "sec-fetch-site": "cross-site", origin: "null" },
  "an address typed in": { "sec-fetch-site": "none" },
  "a page of another site in an old browser": { origin: "https://evil.example" },
  "a hidden origin in an old browser": { origin: "null" },
  "the same name under another port": { origin: "http://127.0.0.1:1" },
  "something that says nothing of where it comes from": {},
  "a word that no browser says": { "sec-fetch-site": "same-origin, cross-site" },
  "a browser whose two words differ": { "sec-fetch-site": "same-origin", origin: "https://evil.example" },
};

test.each(Object.entries(OTHERS))("[C1] no write is taken from %s", async (_name, headers) => {
  const before = app.writes.length;
  for (const each of WRITES) {
    const { status, text } = await write(each, headers);
    expect(status).toBe(403);
    expect(text).toContain('"code":"otherOrigin"');
  }
  expect(app.writes.length).toBe(before);
});

test("[C1] writes of an own page are taken, by either word", async () => {
  for (const headers of [{ "sec-fetch-site": "same-origin" }, { origin: app.url }, { "sec-fetch-site": "same-origin", origin: app.url }]) {
    for (const each of WRITES) {
      const before = app.writes.length;
      expect((await write(each, headers)).status).toBeLessThan(300);
      expect(app.writes.length).toBe(before + 1);
    }
  }
});

test("[C1] what a form of a stranger can send without asking is not taken from an own page either", async () => {
  const before = app.writes.length;
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
    const headers = { ...fromOwnPage(app), cookie: "who=1", "content-type": type };
    const answer = await fetch(`${app.url}/api/try/texts`, { method: "POST", headers, body: textBody("x") });
    expect(answer.status).toBe(415);
    expect(await answer.text()).toContain('"code":"wrongMediaType"');
  }
  expect(app.writes.length).toBe(before);
});

test("[C1] a program that says nothing of where it comes from has to show a token, and is who the token says", async () => {
  const headers = { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" };
  const post = (headers: Readonly<Record<string, string>>) =>
    fetch(`${app.url}/api/try/texts`, { method: "POST", headers, body: textBody("by token") });
  expect((await post(headers)).status).toBe(200);
  expect(app.writes.at(-1)).toBe("by token");
  const before = app.writes.length;
  expect((await post({ ...headers, authorization: "Bearer made-up" })).status).toBe(401);
  // Were a browser tricked into it, its cookie would go along.
  expect((await post({ ...headers, cookie: "who=1" })).status).toBe(403);
  expect((await post({ ...headers, origin: "https://evil.example" })).status).toBe(403);
  const signOut = await fetch(`${app.url}/api/try/sign-out`, { method: "POST", headers: { authorization: `Bearer ${TOKEN}` } });
  expect(signOut.status).toBe(403);
  expect(app.writes.length).toBe(before);
});

test("[C2] neither GET nor HEAD nor OPTIONS writes, whatever else they say", async () => {
  const before = app.writes.length;
  for (const method of ["GET", "HEAD", "OPTIONS"]) {
    for (const path of ["/api/try/texts", "/api/try/texts/x", "/api/try/sign-out"]) {
      const headers = { cookie: "who=1", "x-http-method-override": "POST", "x-method-override": "DELETE" };
      const answer = await fetch(`${app.url}${path}?_method=POST`, { method, headers });
      expect(answer.status).toBeLessThan(500);
      expect(method === "GET" || answer.status === 404).toBe(true);
    }
  }
  expect(app.writes.length).toBe(before);
});

test("[C3] a sign-in that another page starts is refused; one that an own page starts is not", async () => {
  const start = (headers: Readonly<Record<string, string>>) => fetch(`${app.url}/api/try/start`, { headers });
  for (const site of ["cross-site", "same-site", "none"]) expect((await start({ "sec-fetch-site": site })).status).toBe(403);
  expect((await start({})).status).toBe(403);
  expect((await start({ authorization: `Bearer ${TOKEN}` })).status).toBe(403);
  expect((await start({ "sec-fetch-site": "same-origin" })).status).toBe(200);
});

test("[C4] signing out is a POST under the same rule", async () => {
  const signOut = (headers: Readonly<Record<string, string>>, method = "POST") => fetch(`${app.url}/api/try/sign-out`, { method, headers });
  expect((await signOut({ "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await signOut({}, "GET")).status).toBe(404);
  expect((await signOut({ "sec-fetch-site": "same-origin" })).status).toBe(200);
});

test("[C5] no answer lets another origin read it", async () => {
  const headers = {
    origin: "https://evil.example",
    "access-control-request-method": "POST",
    "access-control-request-headers": "content-type",
  };
  for (const method of ["GET", "POST", "OPTIONS", "DELETE", "HEAD"]) {
    for (const path of ["/api/try/texts", "/api/openapi.json", "/livez", "/nothing"]) {
      const answer = await fetch(`${app.url}${path}`, { method, headers: { ...headers, cookie: "who=1" } });
      expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control-"))).toEqual([]);
      expect(answer.headers.get("cross-origin-resource-policy")).toBe("same-origin");
    }
  }
});

test("[C6] nothing of it can be framed, and no page of it runs anything but its own scripts", async () => {
  for (const path of ["/api/try/texts", "/livez", "/nothing"]) {
    const { headers } = await fetch(`${app.url}${path}`);
    expect(headers.get("x-frame-options")).toBe("DENY");
    const policy = headers.get("content-security-policy")?.split(";");
    for (const directive of [
      "frame-ancestors 'none'",
      "script-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
    ])
      expect(policy).toContain(directive);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("referrer-policy")).toBe("same-origin");
  }
});

test("[C7] forms go nowhere else, so a sign-in begins with a plain link: a GET from an own page", async () => {
  const { headers, status } = await fetch(`${app.url}/api/try/start`, {
    headers: { "sec-fetch-site": "same-origin", "sec-fetch-mode": "navigate" },
  });
  expect(status).toBe(200);
  expect(headers.get("content-security-policy")).toContain("form-action 'self'");
});

test("[C8] a page of the same site under another name is another origin", async () => {
  const before = app.writes.length;
  for (const each of WRITES)
    expect((await write(each, { "sec-fetch-site": "same-site", origin: "http://blog.127.0.0.1" })).status).toBe(403);
  const beyond = await startApp({
    environment: { SEAT_LINKS: "on", PUBLIC_URL: "https://briefs.example", TRUSTED_PROXIES: "127.0.0.1" },
  });
  const post = (headers: Readonly<Record<string, string>>) =>
    fetch(`${beyond.url}/api/try/texts`, {
      method: "POST",
      headers: { cookie: "who=1", "content-type": "application/json", ...headers },
      body: textBody("x"),
    });
  expect((await post({ origin: "https://blog.example" })).status).toBe(403);
  expect((await post({ origin: "http://briefs.example" })).status).toBe(403);
  expect((await post({ origin: "https://briefs.example:8443" })).status).toBe(403);
  // Names that a client may give itself do not count.
  expect((await post({ origin: "https://blog.example", "x-forwarded-host": "blog.example", "x-forwarded-proto": "https" })).status).toBe(
    403,
  );
  expect((await post({ origin: "https://briefs.example" })).status).toBe(200);
  expect(beyond.writes).toEqual(["x"]);
  await beyond.stop();
  expect(app.writes.length).toBe(before);
});
