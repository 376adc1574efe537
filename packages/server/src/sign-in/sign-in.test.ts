import { afterAll, beforeAll, expect, test } from "vitest";
import { onBothKinds, type TestDatabase } from "../database/test-databases.fixture.ts";
import { signedInApp, type SignedInApp } from "./signed-in-app.fixture.ts";
import { TestBrowser } from "./test-browser.fixture.ts";
import { testIssuer, type TestIssuer } from "./test-issuer.fixture.ts";

onBothKinds((open) => {
  let given: TestDatabase;
  let issuer: TestIssuer;
  let app: SignedInApp;
  beforeAll(async () => {
    given = await open();
    issuer = await testIssuer();
    app = await signedInApp({ database: given.database, issuers: [issuer.url] });
  });
  afterAll(async () => {
    await app.stop();
    await issuer.stop();
    await given.close();
  });

  test("somebody signs in, is who the provider says, and arrives where the link led", async () => {
    const browser = new TestBrowser();
    const arrival = await browser.go(`${app.url}/sign-in?to=/tables/1?a=b`);
    expect(arrival.at).toBe(`${app.url}/tables/1?a=b`);
    const me = await browser.ask(`${app.url}/api/me`);
    expect(await me.json()).toMatchObject({ person: { name: "Anna" }, mode: "people" });
  });
});
