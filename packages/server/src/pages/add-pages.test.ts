import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../app.ts";
import { listen } from "../listen.ts";
import { readSettings } from "../settings.ts";

const PAGE = "<!doctype html><title>Detente</title>";
const SCRIPT = `console.log(${JSON.stringify("x".repeat(2_000))})`;
const BROWSER = { accept: "text/html,application/xhtml+xml" };

let folder = "";
let url = "";
let close = async (): Promise<void> => {};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "detente-pages-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), PAGE);
  writeFileSync(join(folder, "assets", "main-abc.js"), SCRIPT);
  writeFileSync(join(folder, "assets", "main-abc.js.br"), brotliCompressSync(SCRIPT));
  writeFileSync(join(folder, "..", "beside.txt"), "not for anybody");
  const settings = readSettings({ PORT: "0" }, () => ({ kind: "failed", failure: "is not there" }));
  if (settings.kind === "failed") throw new Error("Expected settings");
  const signIns = {
    callerOf: async () => null,
    callerOfToken: async () => null,
    whenOver: () => () => undefined,
    whenTokenOver: () => () => undefined,
  };
  const app = await createApp({
    settings: settings.value,
    services: { signIns, isReady: async () => true },
    routes: [],
    log: { write: () => {} },
    pages: folder,
  });
  const listening = await listen(app, settings.value);
  if (listening.kind === "failed") throw new Error(listening.failure.message);
  url = listening.value;
  close = () => app.close();
});

afterAll(async () => {
  await close();
  rmSync(folder, { recursive: true });
  rmSync(join(folder, "..", "beside.txt"));
});

test("whoever goes to a page in a browser gets the one page, whatever its address, to be looked at anew each time", async () => {
  for (const path of ["/", "/cases/hanoi-2019/space?as=us", "/tables/none"]) {
    const answer = await fetch(url + path, { headers: BROWSER });
    expect([answer.status, await answer.text()], path).toEqual([200, PAGE]);
    expect(answer.headers.get("cache-control")).toBe("no-cache");
    expect(answer.headers.get("content-security-policy")).toContain("script-src 'self'");
  }
});

test("a program that asks for what is not there gets a problem, as does everybody below /api", async () => {
  for (const [path, headers] of [
    ["/cases/hanoi-2019/space", {}],
    ["/api/nothing", BROWSER],
  ] as const) {
    const answer = await fetch(url + path, { headers });
    expect([answer.status, answer.headers.get("content-type")], path).toEqual([404, expect.stringContaining("application/problem+json")]);
  }
  expect((await fetch(`${url}/cases`, { method: "POST", headers: BROWSER })).status).not.toBe(200);
});

test("files named by what is in them are kept for good, and come packed to whoever takes that", async () => {
  const packed = await fetch(`${url}/assets/main-abc.js`, { headers: { "accept-encoding": "br" } });
  expect(packed.headers.get("content-encoding")).toBe("br");
  expect(packed.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(await packed.text()).toBe(SCRIPT);
  const plain = await fetch(`${url}/assets/main-abc.js`, { headers: { "accept-encoding": "identity" } });
  expect([plain.headers.get("content-encoding"), await plain.text()]).toEqual([null, SCRIPT]);
});

test("nothing outside of the folder is handed out, however the address is written", async () => {
  for (const path of [
    "/../beside.txt",
    "/assets/../../beside.txt",
    "/%2e%2e/beside.txt",
    "/assets/%2e%2e%2f%2e%2e%2fbeside.txt",
    "/..%5cbeside.txt",
  ])
    expect(await rawText(path), path).not.toContain("not for anybody");
});

/** The address as it is: `fetch` would tidy it up. */
const rawText = (path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const asked = request({ hostname, port, path }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (piece: string) => (text += piece));
      answer.on("end", () => resolve(text));
    });
    asked.on("error", reject).end();
  });
