import { connect } from "node:net";
import { once } from "node:events";
import { expect, test } from "vitest";
import { USUAL_BODY } from "../contract/usual.ts";
import { fromOwnPage, type RunningApp, startApp, textBody } from "./running-app.fixture.ts";

const BEYOND = { SEAT_LINKS: "on", PUBLIC_URL: "https://briefs.example" };

async function statusesOf(app: RunningApp, requests: readonly Readonly<Record<string, string>>[]) {
  const statuses: number[] = [];
  for (const headers of requests) statuses.push((await fetch(`${app.url}/api/try/texts`, { headers })).status);
  return statuses;
}

test("[N1] one person may ask so often and not more, from however many addresses", async () => {
  const app = await startApp({ environment: { ...BEYOND, TRUSTED_PROXIES: "127.0.0.1", RATE_PER_PERSON: "3" } });
  const as = (who: string, k: number) => ({ cookie: `who=${who}`, "x-forwarded-for": `203.0.113.${k}` });
  expect(await statusesOf(app, [as("1", 1), as("1", 2), as("1", 3), as("1", 4), as("2", 4)])).toEqual([200, 200, 200, 429, 200]);
  const answer = await fetch(`${app.url}/api/try/texts`, { headers: as("1", 5) });
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await answer.json()).toMatchObject({ code: "tooMany", status: 429 });
  await app.stop();
});

test("[N1] one address may ask so often and not more, before it is known who asks", async () => {
  const app = await startApp({ environment: { ...BEYOND, TRUSTED_PROXIES: "127.0.0.1", RATE_PER_ADDRESS: "2" } });
  const from = (address: string) => ({ "x-forwarded-for": address });
  expect(await statusesOf(app, [from("203.0.113.1"), from("203.0.113.1"), from("203.0.113.1"), from("203.0.113.2")])).toEqual([
    401, 401, 429, 401,
  ]);
  // Whoever has one address of IPv6 has as many as it likes of the same /64.
  expect(await statusesOf(app, [from("2001:db8::1"), from("2001:db8::2"), from("2001:db8::3"), from("2001:db8:0:1::1")])).toEqual([
    401, 401, 429, 401,
  ]);
  // What a client adds before the word of the proxy is not believed.
  expect(await statusesOf(app, [from("198.51.100.7, 203.0.113.1")])).toEqual([429]);
  await app.stop();
});

test("[N1] what a client says of its address counts only where a trusted proxy says it", async () => {
  const app = await startApp({ environment: { ...BEYOND, TRUSTED_PROXIES: "192.0.2.1", RATE_PER_ADDRESS: "2" } });
  const made = [1, 2, 3].map((k) => ({
    "x-forwarded-for": `203.0.113.${k}`,
    "x-real-ip": `203.0.113.${k}`,
    forwarded: `for=203.0.113.${k}`,
  }));
  expect(await statusesOf(app, made)).toEqual([401, 401, 429]);
  await app.stop();
});

test("[N2] a body of more than 16 KB is refused before it is read, and the server goes on", async () => {
  const app = await startApp({ environment: { SEAT_LINKS: "on" } });
  const post = (path: string, body: string) =>
    fetch(`${app.url}${path}`, { method: "POST", headers: { ...fromOwnPage(app), cookie: "who=1" }, body });
  const room = USUAL_BODY - textBody("").length;
  expect((await post("/api/try/texts", textBody("x".repeat(room)))).status).toBe(200);
  const refused = await post("/api/try/texts", textBody("x".repeat(room + 1)));
  expect(refused.status).toBe(413);
  expect(await refused.json()).toMatchObject({ code: "tooLarge" });
  // Too large, and no JSON: it is not looked at.
  expect((await post("/api/try/texts", "{".repeat(USUAL_BODY + 1))).status).toBe(413);
  expect((await post("/api/try/large-texts", textBody("x".repeat(room + 1)))).status).toBe(200);
  expect((await post("/api/try/large-texts", textBody("x".repeat(65 * 1024)))).status).toBe(413);
  expect((await fetch(`${app.url}/livez`)).status).toBe(200);
  await app.stop();
});

test("[N2] a body that does not say how long it is, is cut off where it gets too long", async () => {
  const app = await startApp({ environment: { SEAT_LINKS: "on" } });
  let sent = 0;
  const body = new ReadableStream({
    pull: (controller) => {
      if (++sent > 10_000) return controller.close();
      controller.enqueue(new TextEncoder().encode("x".repeat(4096)));
    },
  });
  // Cut off while it sends, it gets the answer or a closed connection, whichever comes first.
  const answer = await fetch(`${app.url}/api/try/texts`, {
    method: "POST",
    headers: { ...fromOwnPage(app), cookie: "who=1" },
    body,
    duplex: "half",
  }).catch((error: unknown) => error);
  expect(answer instanceof Response ? answer.status : 413).toBe(413);
  expect(sent).toBeLessThan(10_000);
  expect(app.writes).toEqual([]);
  await app.stop();
});

/** What came back, once the server has closed the connection. */
async function talk({ port }: RunningApp, sent: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let heard = "";
  socket.setEncoding("utf8").on("data", (part: string) => (heard += part));
  socket.write(sent);
  await once(socket, "close");
  return heard;
}

test("a client that sends its request too slowly is cut off", async () => {
  const app = await startApp({ environment: { SEAT_LINKS: "on", REQUEST_SECONDS: "1" } });
  const headOnly = "POST /api/try/texts HTTP/1.1\r\nhost: 127.0.0.1\r\n";
  expect(await talk(app, headOnly)).toContain('"code":"tooSlow"');
  const host = `host: 127.0.0.1:${app.port}\r\ncookie: who=1\r\nsec-fetch-site: same-origin\r\ncontent-type: application/json\r\ncontent-length: 100\r\n`;
  await talk(app, `POST /api/try/texts HTTP/1.1\r\n${host}\r\n{"text":`);
  expect(app.writes).toEqual([]);
  await app.stop();
}, 20_000);

test("what is no HTTP, or has too long a head, is answered with a problem and cut off", async () => {
  const app = await startApp();
  expect(await talk(app, "how do you do\r\n\r\n")).toContain('"code":"badRequest"');
  expect(await talk(app, `GET / HTTP/1.1\r\nhost: x\r\nx: ${"x".repeat(20_000)}\r\n\r\n`)).toContain('"code":"headersTooLarge"');
  await app.stop();
});
