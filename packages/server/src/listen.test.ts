import { createServer } from "node:http";
import { once } from "node:events";
import { failed } from "@detente/engine";
import { expect, test } from "vitest";
import { createApp } from "./app.ts";
import { listen } from "./listen.ts";
import { readSettings, type Settings } from "./settings.ts";

function settingsOf(environment: Readonly<Record<string, string>>): Settings {
  const read = readSettings({ PORT: "0", ...environment }, () => failed("is not there"));
  if (read.kind === "failed") throw new Error(JSON.stringify(read.failure));
  return read.value;
}

async function listenOnce(settings: Settings) {
  const signIns = {
    callerOf: async () => null,
    callerOfToken: async () => null,
    whenOver: () => () => undefined,
    whenTokenOver: () => () => undefined,
  };
  const app = await createApp({
    pages: null,
    settings,
    services: { signIns, isReady: async () => true },
    routes: [],
    log: { write: () => {} },
  });
  const listening = await listen(app, settings);
  const answer = listening.kind === "ok" ? (await fetch(`${listening.value}/livez`)).status : null;
  await app.close();
  return { listening, answer };
}

test.each(["127.0.0.1", "localhost"])("a server for one person listens on %s, tells where, and answers there", async (host) => {
  const { listening, answer } = await listenOnce(settingsOf({ HOST: host }));
  expect(listening).toMatchObject({ kind: "ok", value: expect.stringMatching(`^http://${host}:[1-9]\\d*$`) });
  expect(answer).toBe(200);
});

test("a server for this machine does not listen on an address beyond it, whatever its settings say", async () => {
  const settings = { ...settingsOf({}), listen: { host: "0.0.0.0", port: 0 } };
  expect((await listenOnce(settings)).listening).toMatchObject({ kind: "failed", failure: { variable: "HOST" } });
});

test("a port that is taken is told by its variable, with what to do", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" ? String(address?.port) : "";
  const { listening } = await listenOnce(settingsOf({ PORT: port }));
  expect(listening).toEqual({ kind: "failed", failure: { variable: "PORT", message: expect.stringContaining("taken") } });
  other.close();
});
