import { join } from "node:path";
import { failed, ok, type Result } from "@detente/engine";
import { type ServerKey, serverKeyOf } from "./secrets/server-key.ts";
import { type Reach, reachOf, reachProblems } from "./settings/reach-problems.ts";
import { type Environment, readGiven } from "./settings/read-given.ts";
import { type Issuer, type ReadFile, readIssuers, secretIn } from "./settings/read-issuers.ts";
import type { Given } from "./settings/setting-list.ts";
import type { SettingProblem } from "./settings/setting-problem.ts";
import { tlsPairProblem } from "./settings/tls-pair.ts";

/** Everything that is set from outside, checked, with files read. */
export interface Settings {
  readonly listen: { readonly host: string; readonly port: number };
  readonly reach: Reach;
  /** The origin that people use; null: whatever name of this machine they use. */
  readonly publicUrl: string | null;
  readonly trustedProxies: readonly string[];
  /** PEM; null: plain HTTP. */
  readonly tls: { readonly certificate: string; readonly key: string } | null;
  readonly database:
    | { readonly kind: "embedded" }
    | { readonly kind: "postgres"; readonly url: string; readonly ownerUrl: string | null; readonly mayLose: "on" | "off" };
  readonly dataFolder: string;
  readonly key: { readonly kind: "given"; readonly key: ServerKey } | { readonly kind: "file"; readonly path: string };
  readonly signIn:
    | { readonly kind: "singlePerson" }
    | {
        readonly kind: "people";
        readonly issuers: readonly Issuer[];
        /** Hosts in private networks at which a provider may be, in lower case. */
        readonly privateHosts: readonly string[];
        readonly seatLinks: "on" | "off";
        /** When a link is printed that makes somebody who may open tables. */
        readonly consoleLink: "first" | "new";
      };
  /** Threads in which this process plays tournaments and simulations; 0: none. Null: not said. */
  readonly workers: number | null;
  readonly metricsToken: string | null;
  readonly limits: Limits;
  readonly logLevel: NonNullable<Given["LOG_LEVEL"]>;
}

export interface Limits {
  /** Requests a minute. */
  readonly perPerson: number;
  /** Requests a minute. */
  readonly perToken: number;
  /** Requests a minute. */
  readonly perAddress: number;
  /** Live streams at a time. */
  readonly streamsPerPerson: number;
  /** In which a request must have come in whole. */
  readonly requestSeconds: number;
}

const DEFAULT_PORT = 8020;

/** Characters. Shorter tokens can be guessed. */
const SHORTEST_TOKEN = 16;

/** From the environment, or everything that is wrong with it. */
export function readSettings(environment: Environment, readFile: ReadFile): Result<Settings, readonly SettingProblem[]> {
  const { given, problems } = readGiven(environment);
  const issuers = readIssuers(given, readFile);
  const tls = readTls(given, readFile);
  const token = readToken(given, readFile);
  const key = readKey(given);
  const known = issuers.kind === "ok" ? issuers.value : [];
  const privateHosts = (given.OIDC_PRIVATE_HOSTS ?? []).map((host) => host.toLowerCase());
  const seatLinks = given.SEAT_LINKS ?? "off";
  // A provider that could not be read was meant to be there.
  const signIn = issuers.kind === "failed" || known.length > 0 || seatLinks === "on" ? "people" : "singlePerson";
  const all = [
    ...problems,
    ...[issuers, tls, token, key].flatMap((each) => (each.kind === "failed" ? each.failure : [])),
    ...reachProblems(given, signIn),
    ...ownerProblems(given),
  ];
  if (all.length > 0 || tls.kind === "failed" || token.kind === "failed" || key.kind === "failed") return failed(all);
  return ok({
    listen: { host: given.HOST ?? "127.0.0.1", port: given.PORT ?? DEFAULT_PORT },
    reach: reachOf(given),
    publicUrl: given.PUBLIC_URL ?? null,
    trustedProxies: given.TRUSTED_PROXIES ?? [],
    tls: tls.value,
    database:
      given.DATABASE_URL === undefined
        ? { kind: "embedded" }
        : {
            kind: "postgres",
            url: given.DATABASE_URL,
            ownerUrl: given.DATABASE_OWNER_URL ?? null,
            mayLose: given.DATABASE_MAY_LOSE ?? "off",
          },
    dataFolder: dataFolderOf(given),
    key: key.value,
    signIn:
      signIn === "people"
        ? { kind: "people", issuers: known, privateHosts, seatLinks, consoleLink: given.CONSOLE_LINK ?? "first" }
        : { kind: "singlePerson" },
    workers: given.WORKERS ?? null,
    metricsToken: token.value,
    limits: {
      perPerson: given.RATE_PER_PERSON ?? 600,
      perToken: given.RATE_PER_TOKEN ?? 600,
      perAddress: given.RATE_PER_ADDRESS ?? 6000,
      streamsPerPerson: given.STREAMS_PER_PERSON ?? 100,
      requestSeconds: given.REQUEST_SECONDS ?? 30,
    },
    logLevel: given.LOG_LEVEL ?? "info",
  });
}

type Reading<Value> = Result<Value, readonly SettingProblem[]>;

const dataFolderOf = ({ DETENTE_DATA: folder }: Given): string => folder ?? "./detente-data";

function readTls({ TLS_CERT_FILE: certificateFile, TLS_KEY_FILE: keyFile }: Given, readFile: ReadFile): Reading<Settings["tls"]> {
  if (certificateFile === undefined && keyFile === undefined) return ok(null);
  const pem = (variable: "TLS_CERT_FILE" | "TLS_KEY_FILE", path: string | undefined, other: string): Reading<string> => {
    if (path === undefined) return failed([{ variable, message: `is missing, and ${other} is of no use alone. Set both.` }]);
    const file = secretIn(path, readFile);
    if (file.kind === "failed") return failed([{ variable, message: file.failure }]);
    return file.value.startsWith("-----BEGIN ")
      ? file
      : failed([{ variable, message: "names a file that is no PEM. Give one that begins with -----BEGIN." }]);
  };
  const certificate = pem("TLS_CERT_FILE", certificateFile, "TLS_KEY_FILE");
  const key = pem("TLS_KEY_FILE", keyFile, "TLS_CERT_FILE");
  if (certificate.kind === "ok" && key.kind === "ok") {
    const problem = tlsPairProblem(certificate.value, key.value);
    return problem === null ? ok({ certificate: certificate.value, key: key.value }) : failed([problem]);
  }
  return failed([certificate, key].flatMap((each) => (each.kind === "failed" ? each.failure : [])));
}

function readToken({ METRICS_TOKEN_FILE: path }: Given, readFile: ReadFile): Reading<string | null> {
  if (path === undefined) return ok(null);
  const variable = "METRICS_TOKEN_FILE";
  const token = secretIn(path, readFile);
  if (token.kind === "failed") return failed([{ variable, message: token.failure }]);
  return token.value.length < SHORTEST_TOKEN
    ? failed([{ variable, message: `names a file with too short a token. Take at least ${SHORTEST_TOKEN} random characters.` }])
    : token;
}

function readKey(given: Given): Reading<Settings["key"]> {
  const { DETENTE_KEY: text, DETENTE_KEY_FILE: file } = given;
  if (text === undefined) return ok({ kind: "file", path: file ?? join(dataFolderOf(given), "server.key") });
  if (file !== undefined) return failed([{ variable: "DETENTE_KEY", message: "is set, and DETENTE_KEY_FILE too. Unset one of the two." }]);
  const key = serverKeyOf(text);
  return key.kind === "ok"
    ? ok({ kind: "given", key: key.value })
    : failed([{ variable: "DETENTE_KEY", message: `cannot be read. ${key.failure}` }]);
}

const ownerProblems = ({ DATABASE_URL: url, DATABASE_OWNER_URL: owner }: Given): readonly SettingProblem[] =>
  owner !== undefined && url === undefined
    ? [{ variable: "DATABASE_OWNER_URL", message: "says nothing without DATABASE_URL. Set that too." }]
    : [];
