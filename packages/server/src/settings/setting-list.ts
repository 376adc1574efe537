import { BlockList, isIP } from "node:net";
import * as z from "zod";

/** One variable of the environment. The list of them feeds `--help` and docs/server.md. */
export interface Setting {
  readonly meaning: string;
  /** In words, for people. */
  readonly default: string;
  /** What to write instead of something that cannot be. Never quotes what was written: it may be a secret. */
  readonly cure: string;
  readonly schema: z.ZodType<unknown, string>;
}

const text = z.string();
const aFile = "the path of a file";

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(least).max(most));

/** An origin, and nothing behind it. */
const origin = z
  .string()
  .refine((given) => {
    const url = URL.parse(given);
    return url !== null && ["http:", "https:"].includes(url.protocol) && `${url.origin}/` === url.href && url.username === "";
  })
  .transform((given) => new URL(given).origin);

const postgresUrl = z.string().regex(/^postgres(?:ql)?:\/\//);

const list = (isItem: (item: string) => boolean) =>
  z
    .string()
    .transform((given) => given.split(/[\s,]+/).filter((item) => item !== ""))
    .refine((items) => items.every(isItem));

function isNetwork(given: string): boolean {
  const [address = "", bits, ...more] = given.split("/");
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  if (bits === undefined) return true;
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > (family === 4 ? 32 : 128) || Number(bits) === 0) return false;
  new BlockList().addSubnet(address, Number(bits), family === 4 ? "ipv4" : "ipv6");
  return true;
}

export const SETTINGS = {
  HOST: {
    meaning: "Address or name to listen on",
    default: "127.0.0.1",
    cure: "an address such as 127.0.0.1, or a name such as localhost",
    schema: z.string().regex(/^[\p{L}\p{N}.:_-]{1,253}$/u),
  },
  PORT: {
    meaning: "Port to listen on; 0 picks a free one",
    default: "8020",
    cure: "a number from 0 to 65535",
    schema: wholeNumber(0, 65_535),
  },
  PUBLIC_URL: {
    meaning: "The origin under which people reach the server; needed where they come from other machines",
    default: "none: this machine only",
    cure: "an origin such as https://talks.example.org, with nothing behind it",
    schema: origin,
  },
  TRUSTED_PROXIES: {
    meaning: "Addresses or networks of the proxies before the server, whose word on who asks is taken",
    default: "none",
    cure: "addresses or networks, separated by commas, such as 127.0.0.1, 10.0.0.0/8",
    schema: list(isNetwork),
  },
  TLS_CERT_FILE: { meaning: "Certificate chain of the server, as PEM", default: "none: plain HTTP", cure: aFile, schema: text },
  TLS_KEY_FILE: { meaning: "Private key of that certificate, as PEM", default: "none", cure: aFile, schema: text },
  DATABASE_URL: {
    meaning: "A PostgreSQL, version 15 or newer, to keep everything in",
    default: "an embedded one in the data folder",
    cure: "a URL that begins with postgres://",
    schema: postgresUrl,
  },
  DATABASE_OWNER_URL: {
    meaning: "The same with the login that owns the tables, where DATABASE_URL may not change them",
    default: "DATABASE_URL",
    cure: "a URL that begins with postgres://",
    schema: postgresUrl,
  },
  DATABASE_MAY_LOSE: {
    meaning: "`on`: also work with a PostgreSQL that says it may lose what it acknowledged (fsync or full_page_writes off)",
    default: "off",
    cure: "on or off",
    schema: z.enum(["on", "off"]),
  },
  DETENTE_DATA: {
    meaning: "Folder for the embedded database and the server's key",
    default: "./detente-data",
    cure: "the path of a folder",
    schema: text,
  },
  DETENTE_KEY: {
    meaning: "The server's key, which seals what is private. Rather use a file: other programs may see the environment",
    default: "the key of DETENTE_KEY_FILE",
    cure: "32 random bytes, as `openssl rand -base64 32` prints",
    schema: text,
  },
  DETENTE_KEY_FILE: {
    meaning: "File with that key, which nobody else may read; made where there is none",
    default: "server.key in the data folder",
    cure: aFile,
    schema: text,
  },
  OIDC_ISSUER: {
    meaning: "The OpenID Connect provider that people sign in with",
    default: "none: one person, on this machine",
    cure: "the issuer's URL, as https://login.example.org",
    schema: z.string().refine((given) => URL.canParse(given)),
  },
  OIDC_CLIENT_ID: {
    meaning: "The id under which that provider knows the server",
    default: "none",
    cure: "the id, as the provider gave it",
    schema: text,
  },
  OIDC_CLIENT_SECRET_FILE: { meaning: "File with the secret for that id", default: "none: a public client", cure: aFile, schema: text },
  OIDC_ISSUERS: {
    meaning: 'JSON file with several providers: a list of {"name", "issuer", "clientId", "clientSecretFile"}',
    default: "none",
    cure: aFile,
    schema: text,
  },
  OIDC_PRIVATE_HOSTS: {
    meaning: "Names of hosts in private networks at which a provider may be; what a provider names itself is asked in public networks only",
    default: "none",
    cure: "host names or addresses, separated by commas, such as login.intranet.example",
    schema: list((item) => /^[a-z\d.:_-]{1,253}$/i.test(item)),
  },
  SEAT_LINKS: {
    meaning: "`on`: people may also come by a link to a seat, and a link on the console makes the first facilitator",
    default: "off",
    cure: "on or off",
    schema: z.enum(["on", "off"]),
  },
  CONSOLE_LINK: {
    meaning:
      "With SEAT_LINKS=on: `new` prints a link at the start that makes whoever opens it first somebody who may open tables; `first` does so only until somebody has come by one, and where no provider is set",
    default: "first",
    cure: "first or new",
    schema: z.enum(["first", "new"]),
  },
  METRICS_TOKEN_FILE: {
    meaning: "File with a token (16 characters or more) that opens /metrics to other machines",
    default: "none: this machine only",
    cure: aFile,
    schema: text,
  },
  WORKERS: {
    meaning: "Threads that play tournaments and simulations; in a server, 0 leaves them to `detente worker`",
    default: "1; of `detente worker` as many as the machine has cores",
    cure: "a number from 0 to 256",
    schema: wholeNumber(0, 256),
  },
  RATE_PER_PERSON: {
    meaning: "Requests a minute that one person may make",
    default: "600",
    cure: "a number from 1 to 1000000",
    schema: wholeNumber(1, 1_000_000),
  },
  RATE_PER_TOKEN: {
    meaning: "Requests a minute that a program may make by one token",
    default: "600",
    cure: "a number from 1 to 1000000",
    schema: wholeNumber(1, 1_000_000),
  },
  RATE_PER_ADDRESS: {
    meaning: "Requests a minute from one address (or one /64 of IPv6), behind which a whole class may sit",
    default: "6000",
    cure: "a number from 1 to 1000000",
    schema: wholeNumber(1, 1_000_000),
  },
  STREAMS_PER_PERSON: {
    meaning: "Live streams that one person may read at a time, from one process of the server",
    default: "100",
    cure: "a number from 1 to 1000000",
    schema: wholeNumber(1, 1_000_000),
  },
  REQUEST_SECONDS: {
    meaning: "Seconds within which a request must have come in whole",
    default: "30",
    cure: "a number from 1 to 3600",
    schema: wholeNumber(1, 3600),
  },
  LOG_LEVEL: {
    meaning: "Least weight of what is logged: fatal, error, warn, info, debug or silent",
    default: "info",
    cure: "one of fatal, error, warn, info, debug, silent",
    schema: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]),
  },
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof SETTINGS;

/** What each variable says; undefined: nothing, or nothing that can be. */
export type Given = { readonly [Name in SettingName]: z.output<(typeof SETTINGS)[Name]["schema"]> | undefined };
