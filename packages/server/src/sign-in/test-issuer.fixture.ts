import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from "jose";

/** An identity provider that lets everybody in at once, as whoever the test says, and makes the mistakes that it is told to make. */
export interface TestIssuer {
  readonly url: string;
  /** Whom it vouches for, and what it says of them. */
  claims: Readonly<Record<string, unknown>>;
  /** What is wrong with the next ID tokens; null: nothing. */
  mistake: Mistake | null;
  /** What is wrong with its next answers by the browser. */
  answer: (back: URL) => void;
  /** Changes to what it says of itself. */
  metadata: Readonly<Record<string, unknown>>;
  /** Paths that were asked for, as "GET /jwks". */
  readonly asked: string[];
  /** What it was last sent for a code: the form as it came. */
  lastGrant: URLSearchParams | null;
  /** How the client showed that it is itself then. */
  lastAuthorization: string | null;
  /** A new key, and the old one gone. */
  readonly rotate: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface Mistake {
  /** How the token is signed. */
  readonly sign?: "none" | "brokenSignature" | "hs256" | "otherKey" | "es384";
  /** Claims in place of the right ones; undefined: left out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly userinfo?: Readonly<Record<string, unknown>>;
}

interface Key {
  readonly privateKey: Awaited<ReturnType<typeof generateKeyPair>>["privateKey"];
  readonly shown: JWK;
}

export const CLIENT_ID = "detente";

export async function testIssuer(port = 0): Promise<TestIssuer> {
  const server = createServer((request, response) => void answered(request, response));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  // It listens on a port.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let key = await newKey("first");
  const grants = new Map<string, { readonly nonce: string; readonly challenge: string }>();
  const issuer: TestIssuer = {
    url,
    claims: { sub: "anna", name: "Anna" },
    mistake: null,
    answer: () => undefined,
    metadata: {},
    asked: [],
    lastGrant: null,
    lastAuthorization: null,
    rotate: async () => void (key = await newKey(`rotated ${issuer.asked.length}`)),
    stop: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };

  async function answered(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = new URL(request.url ?? "/", url);
    issuer.asked.push(`${request.method} ${asked.pathname}`);
    if (asked.pathname === "/.well-known/openid-configuration") return json(response, metadataOf(url, issuer.metadata));
    if (asked.pathname === "/jwks") return json(response, { keys: [key.shown] });
    if (asked.pathname === "/userinfo") return json(response, { ...issuer.claims, ...issuer.mistake?.userinfo });
    if (asked.pathname === "/authorize") return sendBack(asked, response);
    if (asked.pathname === "/token") issuer.lastAuthorization = request.headers.authorization ?? null;
    if (asked.pathname === "/token") return json(response, await tokens(await formOf(request)));
    response.writeHead(404).end();
  }

  function sendBack(asked: URL, response: ServerResponse): void {
    const given = (name: string): string => asked.searchParams.get(name) ?? "";
    const code = crypto.randomUUID();
    grants.set(code, { nonce: given("nonce"), challenge: given("code_challenge") });
    const back = new URL(given("redirect_uri"));
    for (const [name, value] of Object.entries({ code, state: given("state"), iss: url })) back.searchParams.set(name, value);
    issuer.answer(back);
    response.writeHead(303, { location: back.href }).end();
  }

  async function tokens(form: URLSearchParams): Promise<unknown> {
    issuer.lastGrant = form;
    const grant = grants.get(form.get("code") ?? "");
    if (grant === undefined) return { error: "invalid_grant" };
    const now = Math.floor(Date.now() / 1000);
    const right = { iss: url, aud: CLIENT_ID, iat: now, exp: now + 300, nonce: grant.nonce, ...issuer.claims };
    const idToken = await signed({ ...right, ...issuer.mistake?.claims }, key, issuer.mistake?.sign);
    return { access_token: "token", token_type: "bearer", expires_in: 300, id_token: idToken };
  }

  return issuer;
}

const metadataOf = (url: string, changes: Readonly<Record<string, unknown>>) => ({
  issuer: url,
  authorization_endpoint: `${url}/authorize`,
  token_endpoint: `${url}/token`,
  jwks_uri: `${url}/jwks`,
  userinfo_endpoint: `${url}/userinfo`,
  response_types_supported: ["code"],
  subject_types_supported: ["public"],
  id_token_signing_alg_values_supported: ["ES256"],
  code_challenge_methods_supported: ["S256"],
  authorization_response_iss_parameter_supported: true,
  ...changes,
});

async function newKey(kid: string, alg = "ES256"): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { privateKey, shown: { ...(await exportJWK(publicKey)), kid, alg, use: "sig" } };
}

async function signed(claims: JWTPayload, key: Key, sign: Mistake["sign"]): Promise<string> {
  const kid = key.shown.kid ?? "";
  const by = (alg: string, secret: Key["privateKey"] | Uint8Array): Promise<string> =>
    new SignJWT(claims).setProtectedHeader({ alg, kid }).sign(secret);
  const right = await by("ES256", key.privateKey);
  const [, body = "", signature = ""] = right.split(".");
  switch (sign) {
    case undefined:
      return right;
    case "none":
      return `${Buffer.from('{"alg":"none"}').toString("base64url")}.${body}.`;
    case "brokenSignature":
      return right.slice(0, -signature.length) + Buffer.from(signature, "base64url").reverse().toString("base64url");
    case "hs256":
      return by("HS256", Buffer.from(JSON.stringify(key.shown)));
    case "otherKey":
      return by("ES256", (await newKey(kid)).privateKey);
    case "es384":
      return by("ES384", (await newKey(kid, "ES384")).privateKey);
  }
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return new URLSearchParams(Buffer.concat(parts).toString("utf8"));
}

function json(response: ServerResponse, value: unknown): void {
  const isError = typeof value === "object" && value !== null && "error" in value;
  response.writeHead(isError ? 400 : 200, { "content-type": "application/json" }).end(JSON.stringify(value));
}
