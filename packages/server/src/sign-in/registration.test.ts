import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestEmbedded, type TestDatabase } from "../database/test-databases.fixture.ts";
import { signedInApp } from "./signed-in-app.fixture.ts";
import { TestBrowser } from "./test-browser.fixture.ts";

let given: TestDatabase;
beforeAll(async () => {
  given = await openTestEmbedded();
});
afterAll(() => given.close());

const FORMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "/rejoin": { code: "x" },
  [`/join/${"A".repeat(43)}`]: { name: "Ann" },
  [`/first/${"A".repeat(43)}`]: { name: "Ann" },
};
const typesOf = (url: string, method: "GET" | "POST") =>
  Promise.all(
    Object.entries(FORMS).map(async ([path, fields]) => {
      const body = method === "POST" ? { body: new URLSearchParams(fields) } : {};
      const answer = await new TestBrowser().ask(url + path, "same-origin", { method, ...body });
      return answer.headers.get("content-type")?.split(";")[0];
    }),
  );

test("[A2] by links people come only where the operator lets them: else there is no such page, and nobody is made", async () => {
  for (const [setting, type] of [
    ["off", "application/problem+json"],
    ["on", "text/html"],
  ] as const) {
    const app = await signedInApp({ database: given.database, issuers: ["https://issuer.example"], environment: { SEAT_LINKS: setting } });
    for (const method of ["GET", "POST"] as const)
      for (const found of await typesOf(app.url, method)) expect([setting, method, found]).toEqual([setting, method, type]);
    await app.stop();
  }
  const people = await given.database.transact({ kind: "engine" }, ({ sql }) => sql.selectFrom("person").selectAll().execute());
  expect(people).toEqual([]);
});
