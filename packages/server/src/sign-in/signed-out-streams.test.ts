import { createHash } from "node:crypto";
import { ok } from "@detente/engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import { watchSession } from "../contract/session-contracts.ts";
import { onBothKinds, type TestDatabase } from "../database/test-databases.fixture.ts";
import { streamedToCaller } from "../routes/served-route.ts";
import { signedInApp, type SignedInApp } from "./signed-in-app.fixture.ts";
import { TestBrowser } from "./test-browser.fixture.ts";
import { testIssuer, type TestIssuer } from "./test-issuer.fixture.ts";

/** Something that is read live, by whoever is signed in, and says nothing. `begun` is done before the reader has all it needs. */
const silent = (begun: () => Promise<void>) =>
  streamedToCaller(watchSession, async () => {
    await begun();
    return ok({ stop: () => undefined });
  });

const STREAM = "/api/sessions/3b241101-e2bb-4255-8caf-4136c566a960/live";

onBothKinds((open) => {
  let given: TestDatabase;
  let issuer: TestIssuer;
  let app: SignedInApp;
  let other: SignedInApp;
  let begun = async (): Promise<void> => undefined;
  beforeAll(async () => {
    given = await open();
    issuer = await testIssuer();
    const wish = { issuers: [issuer.url], routes: [silent(() => begun())] };
    app = await signedInApp({ ...wish, database: given.database });
    other = await signedInApp({ ...wish, database: await given.another() });
  });
  afterAll(async () => {
    await app.stop();
    await other.stop();
    await issuer.stop();
    await given.close();
  });

  async function signedIn(sub: string): Promise<TestBrowser> {
    issuer.claims = { sub };
    const browser = new TestBrowser();
    await browser.go(`${app.url}/sign-in`);
    return browser;
  }
  /** At either process, with the same cookie. */
  const ask = (browser: TestBrowser, { url }: SignedInApp, path: string, method = "GET") =>
    fetch(`${url}${path}`, {
      method,
      headers: { "sec-fetch-site": "same-origin", cookie: `detente-0=${browser.cookie(app.url, "detente-0") ?? ""}` },
    });
  /** All that a stream told, once it has ended. */
  const told = async (stream: Response): Promise<string> => await stream.text();
  const REVOKED = 'event: ended\ndata: {"kind":"ended","reason":"revoked"}\n\n';

  test("[S3] what somebody reads live ends with the sign-in that it was begun with, in every process, and no other's does", async () => {
    const [one, same, another] = [await signedIn("one"), await signedIn("one"), await signedIn("another")];
    const streams = await Promise.all([app, other].map((process) => ask(one, process, STREAM)));
    const sames = await Promise.all([app, other].map((process) => ask(same, process, STREAM)));
    const anothers = await Promise.all([app, other].map((process) => ask(another, process, STREAM)));
    for (const { status } of [...streams, ...sames, ...anothers]) expect(status).toBe(200);
    expect((await ask(one, other, "/sign-out", "POST")).status).toBe(204);
    expect(await Promise.all(streams.map(told))).toEqual([REVOKED, REVOKED]);
    // The others are still read: they end by what comes only now, or would have ended before.
    const race = await Promise.race([...sames, ...anothers].map(told).concat((async () => (await ask(same, app, "/api/me")).text())()));
    expect(race).toContain('"mode":"people"');
  });

  test("[S3] signing out everywhere ends what is read live in all browsers", async () => {
    const browsers = [await signedIn("many"), await signedIn("many"), await signedIn("many")];
    const streams = await Promise.all(browsers.flatMap((browser) => [app, other].map((process) => ask(browser, process, STREAM))));
    const [first] = browsers;
    if (first === undefined) throw new Error("Expected a browser");
    expect((await ask(first, app, "/sign-out/everywhere", "POST")).status).toBe(204);
    expect(await Promise.all(streams.map(told))).toEqual(streams.map(() => REVOKED));
  });

  test("[S3] a stream that was asked for before a sign-out and begins after it ends at once", async () => {
    const browser = await signedIn("late");
    begun = async () => {
      begun = async () => undefined;
      expect((await ask(browser, other, "/sign-out", "POST")).status).toBe(204);
    };
    expect(await told(await ask(browser, app, STREAM))).toBe(REVOKED);
  });

  test("[S4] what is read live ends when the time of its sign-in is over, though nobody ended it; reading on does not put that off", async () => {
    const [late, idle, stays] = [await signedIn("late"), await signedIn("idle"), await signedIn("stays")];
    const [lateStream, idleStream] = [await ask(late, app, STREAM), await ask(idle, app, STREAM)];
    const staysStream = await ask(stays, app, STREAM);
    const put = (browser: TestBrowser, change: { readonly expires_at?: string; readonly last_seen_at?: string }) =>
      given.database.transact({ kind: "engine" }, ({ sql }) =>
        sql.updateTable("sign_in").set(change).where("token_hash", "=", hashOf(browser)).execute(),
      );
    const hashOf = (browser: TestBrowser) =>
      createHash("sha256")
        .update(browser.cookie(app.url, "detente-0") ?? "")
        .digest();
    await put(late, { expires_at: new Date(Date.now() - 1000).toISOString() });
    await put(idle, { last_seen_at: new Date(Date.now() - 14 * 24 * 60 * 60 * 1000 - 1000).toISOString() });
    await app.lookAround();
    expect(await Promise.all([lateStream, idleStream].map(told))).toEqual([REVOKED, REVOKED]);
    expect((await ask(stays, app, "/sign-out", "POST")).status).toBe(204);
    expect(await told(staysStream)).toBe(REVOKED);
  });

  test("[S1] [S3] signing in anew ends what was read live with the sign-in before", async () => {
    const browser = await signedIn("anew");
    const stream = await ask(browser, other, STREAM);
    await browser.go(`${app.url}/sign-in`);
    expect(await told(stream)).toBe(REVOKED);
  });
});
