import { expect, test } from "vitest";
import { startApp } from "../walls/running-app.fixture.ts";

test("U+0000 anywhere in a request is told as wrong with its part, since no database would keep it", async () => {
  const app = await startApp({ environment: { SEAT_LINKS: "on" } });
  const headers = { "content-type": "application/json", cookie: "who=1", "sec-fetch-site": "same-origin" };
  const post = (body: string): Promise<Response> => fetch(`${app.url}/api/try/texts`, { method: "POST", headers, body });
  const asked = [
    ["body", post(String.raw`{"text":"a\u0000b"}`)],
    ["body", post(String.raw`{"text":"a","b\u0000":1}`)],
    ["query", fetch(`${app.url}/api/try/texts?a=%00`, { headers })],
  ] as const;
  for (const [part, answer] of asked) {
    expect([part, (await answer).status]).toEqual([part, 400]);
    const told: unknown = await (await answer).json();
    expect(told).toMatchObject({
      code: "badRequest",
      wrong: expect.arrayContaining([{ path: part, detail: expect.stringContaining("U+0000") }]),
    });
  }
  expect((await post("[".repeat(5_000) + "]".repeat(5_000))).status).toBe(400);
  expect(app.writes).toEqual([]);
  expect((await post(String.raw`{"text":"a\u0001b"}`)).status).toBe(200);
  await app.stop();
});
