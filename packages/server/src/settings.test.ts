import { readFileSync } from "node:fs";
import { failed, ok } from "@detente/engine";
import { expect, test } from "vitest";
import type { Environment } from "./settings/read-given.ts";
import { selfSigned } from "./settings/self-signed.fixture.ts";
import { settingLines, settingRows } from "./settings/setting-lines.ts";
import { readSettings } from "./settings.ts";

const KEY = "ab".repeat(32);
const { certificate: PEM, key: PEM_KEY } = selfSigned();
const FILES: Readonly<Record<string, string>> = {
  "/cert.pem": PEM,
  "/key.pem": PEM_KEY,
  "/no-pem": "hunter2",
  "/secret": "hunter2\n",
  "/empty": "\n",
  "/token": "0123456789abcdef\n",
  "/issuers.json": JSON.stringify([
    { name: "School", issuer: "https://login.school.example", clientId: "detente", clientSecretFile: "/secret" },
    { name: "Here", issuer: "http://127.0.0.1:9000", clientId: "demo" },
  ]),
  "/bad-issuers.json": '[{"name":"hunter2","issuer":"no url","more":1}]',
  "/unsafe-issuers.json": '[{"name":"A","issuer":"http://login.example","clientId":"x","clientSecretFile":"/nowhere"}]',
  "/no-json": "hunter2",
};

const read = (environment: Environment) =>
  readSettings(environment, (path) => (FILES[path] === undefined ? failed("is not there") : ok(FILES[path])));

function problemsOf(environment: Environment) {
  const settings = read(environment);
  return settings.kind === "failed" ? settings.failure : [];
}

const variablesOf = (environment: Environment) => problemsOf(environment).map(({ variable }) => variable);

function settingsOf(environment: Environment) {
  const settings = read(environment);
  if (settings.kind === "failed") throw new Error(JSON.stringify(settings.failure));
  return settings.value;
}

test("with nothing set, the server is for one person on this machine, and keeps everything in a folder", () => {
  expect(settingsOf({ PATH: "/bin", HOME: "", PORT: "" })).toEqual({
    listen: { host: "127.0.0.1", port: 8020 },
    reach: "loopback",
    publicUrl: null,
    trustedProxies: [],
    tls: null,
    database: { kind: "embedded" },
    dataFolder: "./detente-data",
    key: { kind: "file", path: "detente-data/server.key" },
    signIn: { kind: "singlePerson" },
    workers: null,
    metricsToken: null,
    limits: { perPerson: 600, perToken: 600, perAddress: 6000, streamsPerPerson: 100, requestSeconds: 30 },
    logLevel: "info",
  });
});

test("everything that is wrong is told at once, with its variable and what to do", () => {
  const problems = problemsOf({
    PORT: "70000",
    HOST: "a host",
    PUBLIC_URL: "https://talks.example/path",
    TRUSTED_PROXIES: "10.0.0.0/33",
    DATABASE_URL: "mysql://root:hunter2@db",
    LOG_LEVEL: "loud",
    RATE_PER_PERSON: "0",
    REQUEST_SECONDS: "1.5",
    SEAT_LINKS: "yes",
    DETENTE_KEY: "hunter2",
    DETENTE_DTAA: "/data",
    OIDC_CLIENT_ID: "x",
    TLS_CERT_FILE: "/cert.pem",
    METRICS_TOKEN_FILE: "/secret",
  });
  expect(problems.map(({ variable }) => variable).toSorted()).toEqual(
    [
      "DATABASE_URL",
      "DETENTE_DTAA",
      "DETENTE_KEY",
      "HOST",
      "LOG_LEVEL",
      "METRICS_TOKEN_FILE",
      "OIDC_CLIENT_ID",
      "PORT",
      "PUBLIC_URL",
      "RATE_PER_PERSON",
      "REQUEST_SECONDS",
      "SEAT_LINKS",
      "TLS_KEY_FILE",
      "TRUSTED_PROXIES",
    ].toSorted(),
  );
  for (const { message } of problems) expect(message).toMatch(/\. |; |\.$/);
  expect(problems.find(({ variable }) => variable === "DETENTE_DTAA")?.message).toContain("misspelt");
});

test("no message quotes what was written, nor what a file holds", () => {
  const wrong = Object.fromEntries(settingRows().map(([name]) => [name, "hunter2"]));
  const environments: readonly Environment[] = [
    wrong,
    { OIDC_ISSUERS: "/bad-issuers.json" },
    { OIDC_ISSUERS: "/no-json" },
    { TLS_CERT_FILE: "/no-pem", TLS_KEY_FILE: "/no-pem" },
    { METRICS_TOKEN_FILE: "/secret" },
    { DATABASE_URL: "postgresql//me:hunter2@db" },
    { DATABASE_OWNER_URL: "postgres://me:hunter2@db" },
    { DETENTE_KEY: "hunter2", DETENTE_KEY_FILE: "hunter2" },
  ];
  for (const environment of environments) {
    const problems = problemsOf(environment);
    expect(problems).not.toEqual([]);
    expect(JSON.stringify(problems)).not.toContain("hunter2");
  }
});

test.each(["0.0.0.0", "::", "192.168.1.2", "talks.example.org", "127.0.0.1.example.org", "2130706433"])(
  "without a sign-in the server does not listen on %s",
  (host) => {
    expect(variablesOf({ HOST: host })).toEqual(["HOST"]);
  },
);

test.each(["127.0.0.1", "127.9.9.9", "::1", "localhost", "LocalHost"])("without a sign-in the server may listen on %s", (host) => {
  expect(settingsOf({ HOST: host }).reach).toBe("loopback");
});

test("without a sign-in no proxy and no public name may let others in", () => {
  expect(variablesOf({ PUBLIC_URL: "https://talks.example", TRUSTED_PROXIES: "127.0.0.1" })).toEqual(["PUBLIC_URL", "TRUSTED_PROXIES"]);
  expect(settingsOf({ PUBLIC_URL: "http://localhost:8020" }).reach).toBe("loopback");
});

test("beyond this machine a public URL over HTTPS is needed, and somebody who speaks it", () => {
  const people = { SEAT_LINKS: "on", HOST: "0.0.0.0" };
  expect(variablesOf(people)).toEqual(["PUBLIC_URL"]);
  expect(variablesOf({ ...people, PUBLIC_URL: "http://localhost:8020" })).toEqual(["PUBLIC_URL"]);
  expect(variablesOf({ ...people, PUBLIC_URL: "http://talks.example" })).toEqual(["PUBLIC_URL"]);
  expect(variablesOf({ ...people, PUBLIC_URL: "https://talks.example" })).toEqual(["TLS_CERT_FILE"]);
  const proxied = settingsOf({ ...people, PUBLIC_URL: "https://talks.example/", TRUSTED_PROXIES: "10.0.0.0/8, ::1" });
  expect(proxied).toMatchObject({ reach: "beyond", publicUrl: "https://talks.example", trustedProxies: ["10.0.0.0/8", "::1"] });
  const own = settingsOf({ ...people, PUBLIC_URL: "https://talks.example", TLS_CERT_FILE: "/cert.pem", TLS_KEY_FILE: "/key.pem" });
  expect(own.tls?.certificate).toBe(PEM.trim());
});

test("a network that would trust everybody is refused", () => {
  expect(variablesOf({ SEAT_LINKS: "on", TRUSTED_PROXIES: "0.0.0.0/0" })).toEqual(["TRUSTED_PROXIES"]);
});

test("people sign in with one provider, with several, or by links", () => {
  const one = settingsOf({
    OIDC_ISSUER: "https://login.example",
    OIDC_CLIENT_ID: "detente",
    OIDC_CLIENT_SECRET_FILE: "/secret",
    OIDC_PRIVATE_HOSTS: "Login.intranet.example, 10.0.0.5",
  });
  expect(one.signIn).toEqual({
    kind: "people",
    issuers: [{ name: "login.example", issuer: "https://login.example", clientId: "detente", clientSecret: "hunter2" }],
    privateHosts: ["login.intranet.example", "10.0.0.5"],
    seatLinks: "off",
    consoleLink: "first",
  });
  expect(settingsOf({ OIDC_ISSUERS: "/issuers.json", SEAT_LINKS: "on" }).signIn).toMatchObject({
    issuers: [{ name: "School", clientSecret: "hunter2" }, { clientSecret: null }],
    seatLinks: "on",
    consoleLink: "first",
  });
  expect(settingsOf({ SEAT_LINKS: "on" }).signIn).toEqual({
    kind: "people",
    issuers: [],
    privateHosts: [],
    seatLinks: "on",
    consoleLink: "first",
  });
});

test("a provider that cannot be read leaves the server shut, and is told by its variable", () => {
  expect(variablesOf({ OIDC_ISSUER: "https://login.example", HOST: "0.0.0.0" })).toEqual(["OIDC_CLIENT_ID", "PUBLIC_URL"]);
  expect(variablesOf({ OIDC_ISSUER: "http://login.example", OIDC_CLIENT_ID: "x" })).toEqual(["OIDC_ISSUER"]);
  expect(variablesOf({ OIDC_ISSUER: "https://login.example", OIDC_CLIENT_ID: "x", OIDC_CLIENT_SECRET_FILE: "/empty" })).toEqual([
    "OIDC_CLIENT_SECRET_FILE",
  ]);
  expect(problemsOf({ OIDC_ISSUERS: "/unsafe-issuers.json" })[0]?.message).toContain("provider 1 is not safe");
  expect(problemsOf({ OIDC_ISSUERS: "/unsafe-issuers.json" })[0]?.message).toContain(
    "clientSecretFile of provider 1 names a file that is not there",
  );
  expect(variablesOf({ OIDC_ISSUERS: "/nowhere" })).toEqual(["OIDC_ISSUERS"]);
});

test("a key shows nothing of itself", () => {
  const settings = settingsOf({ DETENTE_KEY: KEY });
  expect(settings.key.kind).toBe("given");
  expect(JSON.stringify(settings)).not.toContain(KEY);
});

test("docs/server.md has the same table as the list, and --help the same lines", () => {
  const page = readFileSync(new URL("../../../docs/server.md", import.meta.url), "utf8");
  const table = settingRows().map((cells) => `| ${cells.map((cell, k) => (k === 0 ? `\`${cell}\`` : cell)).join(" | ")} |`);
  expect(page).toContain(table.join("\n"));
  const help = settingLines().join("\n");
  for (const [name, meaning, byDefault] of settingRows()) {
    expect(help).toContain(`  ${name}\n      ${meaning} (default: ${byDefault})`);
  }
});
