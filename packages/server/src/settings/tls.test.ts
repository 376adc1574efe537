import { get } from "node:https";
import { failed, ok } from "@detente/engine";
import { expect, test } from "vitest";
import { createApp } from "../app.ts";
import { listen } from "../listen.ts";
import { readSettings } from "../settings.ts";
import { selfSigned } from "./self-signed.fixture.ts";

const [own, other] = [selfSigned(), selfSigned()];
const FILES: Readonly<Record<string, string>> = {
  "/cert": own.certificate,
  "/key": own.key,
  "/other-key": other.key,
  "/chain": own.certificate + other.certificate,
  "/torn-cert": `${own.certificate.slice(0, 300)}\n-----END CERTIFICATE-----\n`,
  "/torn-key": `${own.key.slice(0, 60)}\n-----END PRIVATE KEY-----\n`,
};
const read = (environment: Readonly<Record<string, string>>) =>
  readSettings({ PORT: "0", ...environment }, (path) => (FILES[path] === undefined ? failed("is not there") : ok(FILES[path])));
const problemsOf = (certificate: string, key: string): readonly string[] => {
  const settings = read({ TLS_CERT_FILE: certificate, TLS_KEY_FILE: key });
  return settings.kind === "ok" ? [] : settings.failure.map(({ variable, message }) => `${variable} ${message}`);
};

test("a server with a certificate speaks HTTPS, and nothing but that", async () => {
  const settings = read({ TLS_CERT_FILE: "/cert", TLS_KEY_FILE: "/key" });
  if (settings.kind === "failed") throw new Error(JSON.stringify(settings.failure));
  const signIns = {
    callerOf: async () => null,
    callerOfToken: async () => null,
    whenOver: () => () => undefined,
    whenTokenOver: () => () => undefined,
  };
  const app = await createApp({
    pages: null,
    settings: settings.value,
    services: { signIns, isReady: async () => true },
    routes: [],
    log: { write: () => undefined },
  });
  const listening = await listen(app, settings.value);
  if (listening.kind === "failed") throw new Error(listening.failure.message);
  expect(listening.value).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    get(`${listening.value}/livez`, { ca: own.certificate }, (answer) => resolve(answer.resume().statusCode)).on("error", reject);
  });
  expect(status).toBe(200);
  await expect(fetch(`${listening.value.replace("https", "http")}/livez`)).rejects.toThrow("fetch failed");
  await app.close();
});

test("a key of another certificate, or what is none, is told by its variable with what to do", () => {
  expect(problemsOf("/cert", "/key")).toEqual([]);
  expect(problemsOf("/chain", "/key")).toEqual([]);
  expect(problemsOf("/cert", "/other-key")).toEqual([expect.stringMatching(/^TLS_KEY_FILE is not the key of the first certificate/)]);
  expect(problemsOf("/torn-cert", "/key")).toEqual([expect.stringMatching(/^TLS_CERT_FILE names a file in which no certificate/)]);
  expect(problemsOf("/key", "/key")).toEqual([expect.stringMatching(/^TLS_CERT_FILE/)]);
  expect(problemsOf("/cert", "/torn-key")).toEqual([expect.stringMatching(/^TLS_KEY_FILE names a file in which no private key/)]);
  expect(problemsOf("/cert", "/cert")).toEqual([expect.stringMatching(/^TLS_KEY_FILE/)]);
});
