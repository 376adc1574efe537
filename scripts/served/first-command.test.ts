import { Client, listCases, readCase } from "@detente/server/contract";
import { describe, expect, test } from "vitest";
import { freshPostgresDatabase } from "../../packages/server/src/database/fixtures/test-postgres.fixture.ts";
import { withoutPostgres } from "../../packages/server/src/database/test-databases.fixture.ts";
import { serve } from "./served.fixture.ts";

const HANOI = {
  kind: "ok",
  value: { title: "Hanoi summit, February 2019", isExample: true, text: expect.stringContaining("id: yongbyon") },
};

async function hanoiOf(url: string) {
  const client = new Client({ origin: url, fetch });
  const list = await client.ask(listCases, {});
  const found = list.kind === "ok" ? list.value.cases.find(({ caseId }) => caseId === "hanoi-2019") : undefined;
  return client.ask(readCase, { params: { hash: found?.hash ?? "" } });
}

test("the first command of the README ends with a server that answers with the case of Hanoi, and Ctrl+C ends it", async () => {
  const { url, stop } = await serve({ command: ["npm", "start"] });
  expect(await hanoiOf(url)).toMatchObject(HANOI);
  expect(await stop()).toContain("Stopping.");
});

const without = withoutPostgres();
describe.skipIf(without !== null)(`on PostgreSQL${without === null ? "" : `: ${without}`}`, () => {
  test("the same with the address of an empty PostgreSQL in DATABASE_URL", async () => {
    const DATABASE_URL = await freshPostgresDatabase("empty");
    const { url, stop } = await serve({ command: ["npm", "start"], environment: { DATABASE_URL } });
    expect(await hanoiOf(url)).toMatchObject(HANOI);
    expect(await stop()).toContain("Stopping.");
  });
});
