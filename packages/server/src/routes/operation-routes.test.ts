import { expect, test } from "vitest";
import { startApp } from "../walls/running-app.fixture.ts";

test("what is served and what is in the OpenAPI document are the same routes", async () => {
  const app = await startApp({ environment: { SEAT_LINKS: "on" } });
  // The document of the running server is JSON of this shape, as the test of it says.
  const document = (await (await fetch(`${app.url}/api/openapi.json`)).json()) as {
    openapi: string;
    paths: Record<string, Record<string, unknown>>;
  };
  expect(document.openapi).toBe("3.1.0");
  const written = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(written.toSorted()).toEqual(app.routes.toSorted());
  expect(written).toContain("GET /api/openapi.json");
  await app.stop();
});

test("readiness is the database's: a server that runs without one is alive, and not ready", async () => {
  const app = await startApp({ environment: { SEAT_LINKS: "on" }, isReady: false });
  expect(await (await fetch(`${app.url}/livez`)).json()).toEqual({ is: "alive" });
  const ready = await fetch(`${app.url}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({ code: "notReady" });
  await app.stop();
});

test("metrics count by route and status, never by what was asked", async () => {
  const app = await startApp({ environment: { SEAT_LINKS: "on" } });
  for (const path of ["/livez", "/livez", "/api/try/texts", "/secret/a", "/secret/b"]) await (await fetch(`${app.url}${path}`)).text();
  const answer = await fetch(`${app.url}/metrics`);
  expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  const text = await answer.text();
  expect(text).toContain('detente_requests_total{method="GET",route="/livez",status="200"} 2\n');
  expect(text).toContain('detente_requests_total{method="GET",route="/api/try/texts",status="401"} 1\n');
  expect(text).toContain('detente_requests_total{method="any",route="none",status="404"} 2\n');
  expect(text).toContain('detente_request_seconds_bucket{method="GET",route="/livez",le="+Inf"} 2\n');
  expect(text).not.toContain("secret");
  await app.stop();
});

test("metrics are for this machine, or for whoever has the token", async () => {
  const token = "0123456789abcdef";
  const beyond = { SEAT_LINKS: "on", PUBLIC_URL: "https://briefs.example", METRICS_TOKEN_FILE: "/token" };
  const app = await startApp({ environment: { ...beyond, TRUSTED_PROXIES: "127.0.0.1" }, files: { "/token": `${token}\n` } });
  const from = (headers: Readonly<Record<string, string>>) => fetch(`${app.url}/metrics`, { headers }).then(({ status }) => status);
  expect(await from({})).toBe(200);
  expect(await from({ "x-forwarded-for": "203.0.113.1" })).toBe(403);
  expect(await from({ "x-forwarded-for": "127.0.0.1, 203.0.113.1" })).toBe(403);
  expect(await from({ "x-forwarded-for": "203.0.113.1", authorization: `Bearer ${token}` })).toBe(200);
  expect(await from({ "x-forwarded-for": "203.0.113.1", authorization: `Bearer ${token}0` })).toBe(403);
  await app.stop();
});
