import { failed, ok } from "@detente/engine";
import { createApp } from "../app.ts";
import { readMe } from "../contract/me-contract.ts";
import type { Database } from "../database/database.ts";
import { listen } from "../listen.ts";
import { servedToCaller, type ServedRoute } from "../routes/served-route.ts";
import { readSettings } from "../settings.ts";
import { peopleSignIn } from "./people-sign-in.ts";
import { CLIENT_ID } from "./test-issuer.fixture.ts";

/** A server that people sign in to, which listens. */
export interface SignedInApp {
  readonly url: string;
  /** The log so far. */
  readonly lines: readonly string[];
  /** As the server does now and then. */
  readonly lookAround: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface Wish {
  readonly database: Database;
  /** Addresses of providers. */
  readonly issuers: readonly string[];
  /** Which the server shares with its providers; else it is a public client. */
  readonly secret?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly routes?: readonly ServedRoute[];
}

export async function signedInApp({ database, issuers, secret, environment = {}, routes = [] }: Wish): Promise<SignedInApp> {
  const list = issuers.map((issuer, i) => ({
    name: `Provider <${i + 1}>`,
    issuer,
    clientId: CLIENT_ID,
    ...(secret === undefined ? {} : { clientSecretFile: "/secret" }),
  }));
  const files: Readonly<Record<string, string | undefined>> = { "/issuers": JSON.stringify(list), "/secret": secret };
  const read = readSettings({ PORT: "0", OIDC_ISSUERS: "/issuers", ...environment }, (path) =>
    files[path] === undefined ? failed("is not there") : ok(files[path]),
  );
  if (read.kind === "failed") throw new Error(JSON.stringify(read.failure));
  const settings = read.value;
  const people = await peopleSignIn({ database, settings });
  const lines: string[] = [];
  const me = servedToCaller(readMe, async ({ person, name }) => ok({ person: { id: person, name }, mode: "people" }));
  const app = await createApp({
    pages: null,
    settings,
    services: { signIns: people.signIns, isReady: async () => true },
    routes: [me, ...people.routes, ...routes],
    log: { write: (line) => void lines.push(line) },
  });
  const listening = await listen(app, settings);
  if (listening.kind === "failed") throw new Error(JSON.stringify(listening.failure));
  const [address] = app.addresses();
  if (typeof address !== "object") throw new Error("Expected the app to listen");
  return { url: `http://127.0.0.1:${address.port}`, lines, lookAround: people.lookAround, stop: () => app.close() };
}
