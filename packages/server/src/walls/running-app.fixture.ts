import { request as bareRequest } from "node:http";
import { failed, ok } from "@detente/engine";
import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { createApp } from "../app.ts";
import type { RouteContract } from "../contract/route-contract.ts";
import { USUAL } from "../contract/usual.ts";
import { listen } from "../listen.ts";
import { served, servedToCaller, type ServedRoute } from "../routes/served-route.ts";
import type { SignIns } from "../services.ts";
import { readSettings } from "../settings.ts";

/** A server that listens, with a few routes that count what reaches them. */
export interface RunningApp {
  readonly url: string;
  readonly port: number;
  /** What it answers to, as "GET /livez", asked of the web framework. */
  readonly routes: readonly string[];
  /** The log so far. */
  readonly lines: readonly string[];
  /** Writes that got through all walls. */
  readonly writes: readonly string[];
  readonly stop: () => Promise<void>;
}

export interface AppWish {
  readonly environment?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly routes?: readonly ServedRoute[];
  readonly isReady?: false;
}

const answer = { kind: "json", status: 200, schema: z.object({ heard: z.string() }) } as const;
const body = z.strictObject({ text: z.string() });

export const writeText = {
  ...USUAL,
  id: "writeText",
  method: "POST",
  path: "/api/try/texts",
  summary: "A write",
  who: "signedIn",
  body,
  answer,
} as const satisfies RouteContract;

const writeLargeText = {
  ...writeText,
  id: "writeLargeText",
  path: "/api/try/large-texts",
  bodyLimit: 64 * 1024,
} as const satisfies RouteContract;
const readText = {
  ...USUAL,
  id: "readText",
  method: "GET",
  path: "/api/try/texts",
  summary: "A read",
  who: "signedIn",
  answer,
} as const satisfies RouteContract;
const removeText = {
  ...USUAL,
  id: "removeText",
  method: "DELETE",
  path: "/api/try/texts/{text}",
  summary: "Another write",
  who: "signedIn",
  params: z.strictObject({ text: z.string() }),
  answer: { kind: "nothing", status: 204 },
} as const satisfies RouteContract;
const startSignIn = {
  ...readText,
  id: "startSignIn",
  path: "/api/try/start",
  wall: "always",
  who: "anyone",
} as const satisfies RouteContract;
const signOut = {
  ...USUAL,
  id: "signOut",
  method: "POST",
  path: "/api/try/sign-out",
  summary: "A write of anybody",
  who: "anyone",
  answer,
} as const satisfies RouteContract;
const breakDown = { ...readText, id: "breakDown", path: "/api/try/broken", who: "anyone" } as const satisfies RouteContract;

/** The only token there is, and whose cookie is whose. */
export const TOKEN = "token-of-a-program";
export const SECRET = "what nobody may read in a log";
const PERSON = "3b241101-e2bb-4255-8caf-4136c566a96";

const signIns = (mode: "singlePerson" | "people"): SignIns => ({
  callerOf: async ({ who }) => {
    if (mode === "singlePerson") return { person: `${PERSON}0`, name: "the one person" };
    return who === undefined || !/^\d$/.test(who) ? null : { person: `${PERSON}${who}`, name: who };
  },
  callerOfToken: async (token) => (token === TOKEN ? { person: `${PERSON}9`, name: "a program" } : null),
  whenOver: () => () => undefined,
  whenTokenOver: () => () => undefined,
});

export async function startApp({ environment = {}, files = {}, routes = [], isReady }: AppWish = {}): Promise<RunningApp> {
  const read = readSettings({ PORT: "0", ...environment }, (path) =>
    files[path] === undefined ? failed("is not there") : ok(files[path]),
  );
  if (read.kind === "failed") throw new Error(JSON.stringify(read.failure));
  const settings = read.value;
  const lines: string[] = [];
  const writes: string[] = [];
  const wrote = (text: string) => {
    writes.push(text);
    return ok({ heard: text });
  };
  const app = await createApp({
    pages: null,
    settings,
    services: { signIns: signIns(settings.signIn.kind), isReady: async () => isReady ?? true },
    log: { write: (line) => void lines.push(line) },
    routes: [
      ...routes,
      servedToCaller(writeText, async (_caller, { body }) => wrote(body.text)),
      servedToCaller(writeLargeText, async (_caller, { body }) => wrote(body.text)),
      servedToCaller(readText, async ({ name }) => ok({ heard: name })),
      servedToCaller(removeText, async (_caller, { params }) => {
        writes.push(params.text);
        return ok(null);
      }),
      served(startSignIn, async ({ from }) => ok({ heard: from.address })),
      served(signOut, async () => wrote("sign-out")),
      served(breakDown, async () => {
        throw new Error("Expected nothing, got this");
      }),
    ],
  });
  const listening = await listen(app, settings);
  if (listening.kind === "failed") throw new Error(JSON.stringify(listening.failure));
  const [address] = app.addresses();
  if (typeof address !== "object") throw new Error("Expected the app to listen");
  return { url: `http://127.0.0.1:${address.port}`, port: address.port, routes: routesOf(app), lines, writes, stop: () => app.close() };
}

/** From the tree that the framework prints: a line each, a piece of path below that of its parent, with its methods. */
function routesOf(app: FastifyInstance): readonly string[] {
  const above: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split("\n")
    .flatMap((line) => {
      const [, indent = "", piece = "", methods = ""] = /^([^─]*)[└├]── (\S+)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
      const depth = indent.length / 4;
      const path = (above[depth - 1] ?? "") + piece;
      above[depth] = path;
      return methods
        .split(", ")
        .filter((method) => method !== "")
        .map((method) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`);
    });
}

export const textBody = (text: string): string => JSON.stringify({ text });

/** As a page of the server itself would send it. */
export const fromOwnPage = ({ url }: RunningApp): Readonly<Record<string, string>> => ({
  "content-type": "application/json",
  "sec-fetch-site": "same-origin",
  origin: url,
});

export interface BareAnswer {
  readonly status: number;
  readonly code: unknown;
}

/** A request with any head at all: `fetch` sets some names itself. */
export function askBare({ port }: RunningApp, headers: Readonly<Record<string, string>>, path = "/api/try/texts"): Promise<BareAnswer> {
  return new Promise((resolve, reject) => {
    const asked = bareRequest({ host: "127.0.0.1", port, path, headers, setHost: headers["host"] === undefined }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => (text += part));
      // What the server answers with is always JSON.
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, code: (JSON.parse(text) as { code?: unknown }).code }));
    });
    asked.on("error", reject).end();
  });
}
