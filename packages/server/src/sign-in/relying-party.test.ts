import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { onBothKinds, type TestDatabase } from "../database/test-databases.fixture.ts";
import { signedInApp, type SignedInApp } from "./signed-in-app.fixture.ts";
import { TestBrowser } from "./test-browser.fixture.ts";
import { testIssuer, type TestIssuer } from "./test-issuer.fixture.ts";

onBothKinds((open) => {
  let given: TestDatabase;
  let issuers: readonly [TestIssuer, TestIssuer];
  let app: SignedInApp;
  beforeAll(async () => {
    given = await open();
    issuers = [await testIssuer(), await testIssuer()];
    app = await signedInApp({ database: given.database, issuers: issuers.map(({ url }) => url) });
  });
  afterEach(() => {
    for (const issuer of issuers) issuer.answer = () => undefined;
  });
  afterAll(async () => {
    await app.stop();
    for (const issuer of issuers) await issuer.stop();
    await given.close();
  });

  const pathOf = ({ url }: TestIssuer): string => new URL(url).host.replace(":", "-");
  const start = (issuer = issuers[0]): string => `${app.url}/sign-in/${pathOf(issuer)}`;
  /** The address that the provider sends the browser back to, which it has not gone to. */
  const wayBack = async (browser: TestBrowser, issuer = issuers[0]): Promise<URL> =>
    new URL((await browser.go(start(issuer), "/callback")).at);
  const arrive = async (browser: TestBrowser, back: URL) => {
    const { status, text } = await browser.go(back.href);
    return { status, text, me: (await browser.ask(`${app.url}/api/me`)).status };
  };
  const attempts = (): Promise<number> =>
    given.database.transact({ kind: "engine" }, async ({ sql }) => (await sql.selectFrom("sign_in_attempt").selectAll().execute()).length);

  test("[O1] a state is random, and good for the browser that began, once", async () => {
    const [browser, other] = [new TestBrowser(), new TestBrowser()];
    const [back, otherBack] = [await wayBack(browser), await wayBack(other)];
    expect(back.searchParams.get("state")).toMatch(/^[\w-]{43}$/);
    expect(back.searchParams.get("state")).not.toBe(otherBack.searchParams.get("state"));
    // A browser that began nothing, and one that began something else.
    expect(await arrive(new TestBrowser(), back)).toMatchObject({ status: 400, me: 401 });
    expect(await arrive(other, back)).toMatchObject({ status: 400, me: 401 });
    expect(await arrive(browser, back)).toMatchObject({ status: 404, me: 200 });
    expect((await browser.go(back.href)).status).toBe(400);
  });

  test.each<[string, (back: URL) => void]>([
    ["another state", (back) => back.searchParams.set("state", "x".repeat(43))],
    ["no state", (back) => back.searchParams.delete("state")],
    ["an empty state", (back) => back.searchParams.set("state", "")],
    ["two states", (back) => back.searchParams.append("state", "x")],
  ])("[O1] an answer with %s is refused, and does not keep the right one from being taken", async (_name, change) => {
    const browser = new TestBrowser();
    const back = await wayBack(browser);
    const wrong = new URL(back);
    change(wrong);
    expect(await arrive(browser, wrong)).toMatchObject({ status: 400, me: 401 });
    expect(await arrive(browser, back)).toMatchObject({ me: 200 });
  });

  test("[O1] a sign-in that was begun more than ten minutes ago is over", async () => {
    const browser = new TestBrowser();
    const back = await wayBack(browser);
    await given.database.transact({ kind: "engine" }, ({ sql, at }) =>
      sql
        .updateTable("sign_in_attempt")
        .set(({ eb }) => ({ expires_at: eb.val(at) }))
        .execute(),
    );
    expect(await arrive(browser, back)).toMatchObject({ status: 400, me: 401 });
    // It goes when the next one begins.
    await wayBack(new TestBrowser());
    expect(await attempts()).toBe(1);
  });

  test("[O1] [S2] of a sign-in under way the browser holds one half and the database another, and neither alone is of use", async () => {
    const browser = new TestBrowser();
    const back = await wayBack(browser);
    const rows = await given.database.transact({ kind: "engine" }, ({ sql }) => sql.selectFrom("sign_in_attempt").selectAll().execute());
    const [, secret = ""] = [...browser.cookies(app.url)].find(([name]) => name.endsWith("-attempt")) ?? [];
    const hash = createHash("sha256").update(secret).digest("hex");
    const row = rows.find(({ browser_hash }) => Buffer.from(browser_hash).toString("hex") === hash);
    expect(row).toMatchObject({ issuer: pathOf(issuers[0]), to_path: "/" });
    const kept = JSON.stringify(rows.map((each) => ({ ...each, salt: Buffer.from(each.salt).toString("base64url") })));
    for (const part of [secret, back.searchParams.get("state") ?? ""]) expect(kept).not.toContain(part);
  });

  test("[O1] of two browsers' worth of requests with one right answer, one signs in", async () => {
    const browser = new TestBrowser();
    const back = await wayBack(browser);
    const answers = await Promise.all([1, 2, 3, 4].map(() => browser.ask(back.href, "cross-site")));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  });

  test.each([undefined, "a secret of the client"])(
    "[O2] a sign-in has a challenge by S256, and a verifier that is good once, with secret %s",
    async (secret) => {
      const shared = await signedInApp({
        database: given.database,
        issuers: [issuers[0].url],
        ...(secret === undefined ? {} : { secret }),
      });
      const browser = new TestBrowser();
      expect((await browser.go(`${shared.url}/sign-in`)).at).toBe(`${shared.url}/`);
      const asked = new URL(browser.visited.find((address) => address.includes("/authorize")) ?? "").searchParams;
      expect(asked.get("code_challenge_method")).toBe("S256");
      const verifier = issuers[0].lastGrant?.get("code_verifier") ?? "";
      expect(verifier).toMatch(/^[\w-]{43}$/);
      expect(createHash("sha256").update(verifier).digest("base64url")).toBe(asked.get("code_challenge"));
      expect(issuers[0].lastAuthorization?.startsWith("Basic ")).toBe(secret === undefined ? undefined : true);
      await browser.go(`${shared.url}/sign-in`);
      expect(issuers[0].lastGrant?.get("code_verifier")).not.toBe(verifier);
      await shared.stop();
    },
  );

  test("[O3] each sign-in has a nonce of its own", async () => {
    const nonces = new Set<string | null>();
    for (let i = 0; i < 3; i++) {
      const browser = new TestBrowser();
      await browser.go(start());
      nonces.add(new URL(browser.visited.find((address) => address.includes("/authorize")) ?? "").searchParams.get("nonce"));
    }
    expect(nonces.size).toBe(3);
    for (const nonce of nonces) expect(nonce).toMatch(/^[\w-]{43}$/);
  });

  test("[O4] an answer in the name of another provider, or of none, or at the other's address, is refused", async () => {
    const changes: readonly ((back: URL) => void)[] = [
      (back) => back.searchParams.set("iss", issuers[1].url),
      (back) => back.searchParams.delete("iss"),
      (back) => back.searchParams.append("iss", issuers[0].url),
      (back) => void (back.pathname = `/sign-in/${pathOf(issuers[1])}/callback`),
      (back) => back.searchParams.append("code", "another"),
      (back) => back.searchParams.delete("code"),
    ];
    for (const change of changes) {
      const browser = new TestBrowser();
      const back = await wayBack(browser);
      change(back);
      const { status, me } = await arrive(browser, back);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(me).toBe(401);
    }
  });

  test("[O4] where providers do not name themselves, the address tells them apart: a code goes to none but its own", async () => {
    for (const issuer of issuers) issuer.metadata = { authorization_response_iss_parameter_supported: false };
    const silent = await signedInApp({ database: given.database, issuers: issuers.map(({ url }) => url) });
    issuers[0].answer = (back) => back.searchParams.delete("iss");
    const browser = new TestBrowser();
    const back = new URL((await browser.go(`${silent.url}/sign-in/${pathOf(issuers[0])}`, "/callback")).at);
    const wrong = new URL(back);
    wrong.pathname = `/sign-in/${pathOf(issuers[1])}/callback`;
    issuers[1].lastGrant = null;
    expect((await browser.go(wrong.href)).status).toBe(400);
    expect(issuers[1].lastGrant).toBeNull();
    expect((await browser.go(back.href)).at).toBe(`${silent.url}/`);
    for (const issuer of issuers) issuer.metadata = {};
    await silent.stop();
  });

  test("[O10] what a provider says of an error is told in our words, and nowhere else", async () => {
    const marks = ["<script>alert(1)</script>", "evil-description", "evil%20error"];
    for (const error of [
      "access_denied",
      "login_required",
      "server_error",
      "temporarily_unavailable",
      "<script>alert(1)</script>",
      "evil error",
    ]) {
      issuers[0].answer = (back) => {
        back.searchParams.delete("code");
        back.searchParams.set("error", error);
        back.searchParams.set("error_description", "evil-description <script>alert(1)</script>");
      };
      const browser = new TestBrowser();
      const { status, text, me } = await arrive(browser, await wayBack(browser));
      expect([400, 403, 502, 503]).toContain(status);
      expect(me).toBe(401);
      expect(text).toContain("Not signed in");
      for (const mark of [...marks, "evil error"]) expect(text + app.lines.join("")).not.toContain(mark);
    }
  });

  test("[O6] a provider that is down is told of plainly, keeps nobody from anything else, and is gone to once it is up", async () => {
    const signedIn = new TestBrowser();
    await signedIn.go(start());
    const down = await testIssuer();
    await down.stop();
    const lonely = await signedInApp({ database: given.database, issuers: [down.url, issuers[1].url] });
    const begin = (issuer: Pick<TestIssuer, "url">) =>
      new TestBrowser().go(`${lonely.url}/sign-in/${new URL(issuer.url).host.replace(":", "-")}`);
    const arrival = await begin(down);
    expect(arrival.status).toBe(503);
    expect(arrival.text).toContain("does not answer");
    expect((await signedIn.ask(`${app.url}/api/me`)).status).toBe(200);
    expect((await begin(issuers[1])).at).toBe(`${lonely.url}/`);
    const up = await testIssuer(Number(new URL(down.url).port));
    expect((await begin(up)).at).toBe(`${lonely.url}/`);
    await up.stop();
    await lonely.stop();
  });

  test("[O8] codes, states, tokens and cookies are in no log, no page, no address of ours afterwards", async () => {
    const browser = new TestBrowser();
    const arrival = await browser.go(`${start()}?to=/tables`);
    const failing = await wayBack(browser);
    failing.searchParams.set("iss", "https://evil.example");
    const failed = await browser.go(failing.href);
    expect(arrival.at).toBe(`${app.url}/tables`);
    const callbacks = browser.visited.filter((address) => address.includes("/callback")).map((address) => new URL(address));
    const cookies = browser.setCookies.map((cookie) => /^[^=]+=([^;]*)/.exec(cookie)?.[1] ?? "").filter((value) => value !== "");
    const secrets = [...cookies, ...callbacks.flatMap(({ searchParams: said }) => [said.get("code") ?? "", said.get("state") ?? ""])];
    expect(secrets.length).toBeGreaterThanOrEqual(6);
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(20);
      for (const text of [...app.lines, arrival.text, failed.text, failed.at.replace(failing.search, "")])
        expect(text).not.toContain(secret);
    }
    const { headers } = await browser.ask(failing.href, "cross-site");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("cache-control")).toBe("no-store");
  });

  test("[R1] after a sign-in the browser goes to a page of this server, whatever the link said", async () => {
    for (const to of [
      "//evil.example",
      "/\\evil.example",
      "/\t/evil.example",
      "https:evil.example",
      "https://evil.example/",
      "/..//evil.example",
    ]) {
      expect((await new TestBrowser().go(`${start()}?${new URLSearchParams({ to }).toString()}`)).at).toBe(`${app.url}/`);
    }
    expect((await new TestBrowser().go(`${start()}?to=/tables/1%23a`)).at).toBe(`${app.url}/tables/1#a`);
  });
});
