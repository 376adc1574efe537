import { generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Provider } from "oidc-provider";
import { isLoopbackName } from "../settings/is-loopback.ts";
import type { Issuer } from "../settings/read-issuers.ts";
import { demoAdapter } from "./demo-adapter.ts";
import { callbackPath, issuersByPath } from "./issuer-path.ts";
import { html, htmlPage } from "./page.ts";

/** Who can be chosen. They have no password: whoever works on this machine may be any of them. */
export const DEMO_PEOPLE: Readonly<Record<string, string>> = {
  ada: "Ada",
  bashir: "Bashir",
  carmen: "Carmen",
  dai: "Đài",
  esi: "Esi",
  farid: "Farid",
};

export interface DemoProvider {
  /** As it belongs into the settings of a server on this machine. */
  readonly issuer: Issuer;
  readonly stop: () => Promise<void>;
}

/** Where people are chosen; the library knows the sign-in by a cookie that holds for the path behind it. */
const CHOICE = "/people/";
const CLIENT = "detente";

/**
 * An identity provider for demonstrations: a page with a few people, and a click makes you one of them. On this machine alone, under
 * names of this machine alone, for a server on this machine alone; it keeps nothing.
 */
export async function startDemoProvider({ port }: { readonly port: number }): Promise<DemoProvider> {
  const server = createServer((request, response) => {
    // Null: what stands there is no name of a host.
    const asked = URL.parse(`http://${request.headers.host ?? "nobody"}`);
    if (provider === null || asked === null || !isLoopbackName(asked.hostname)) response.writeHead(421).end();
    else answer(provider, request, response).catch(() => response.destroy());
  });
  let provider: Provider | null = null;
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("Expected the demonstration's provider to listen on a port");
  const url = `http://127.0.0.1:${address.port}`;
  const issuer = { name: "People of the demonstration", issuer: url, clientId: CLIENT, clientSecret: null };
  provider = new Provider(url, configurationOf(issuer));
  const stop = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()).closeAllConnections());
  return { issuer, stop };
}

function configurationOf(issuer: Issuer): ConstructorParameters<typeof Provider>[1] {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const [name = ""] = issuersByPath([issuer]).keys();
  return {
    // A native client: of addresses on this machine the port does not matter (RFC 8252 7.3), and no other address is allowed.
    clients: [
      {
        client_id: CLIENT,
        application_type: "native",
        token_endpoint_auth_method: "none",
        redirect_uris: ["127.0.0.1", "localhost", "[::1]"].map((host) => `http://${host}${callbackPath(name)}`),
        response_types: ["code"],
        grant_types: ["authorization_code"],
        id_token_signed_response_alg: "ES256",
      },
    ],
    responseTypes: ["code"],
    scopes: ["openid", "profile"],
    claims: { openid: ["sub"], profile: ["name"] },
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), alg: "ES256", use: "sig" }] },
    cookies: { keys: [randomBytes(32).toString("base64url")] },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: { url: (_context, { uid }) => `${CHOICE}${uid}` },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 3600, Session: 600 },
    adapter: demoAdapter(),
    pkce: { required: () => true },
    findAccount: (_context, id) => {
      const name = DEMO_PEOPLE[id];
      return name === undefined ? undefined : { accountId: id, claims: () => ({ sub: id, name }) };
    },
    renderError: async (context) => {
      context.type = "html";
      context.body = htmlPage("That is no sign-in", html`<p>Go back to the server, and begin again.</p>\n`);
    },
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ accountId: oidc.session.accountId, clientId: oidc.client.clientId });
      grant.addOIDCScope("openid profile");
      await grant.save();
      return grant;
    },
  };
}

async function answer(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  forgetBefore(request);
  if (request.url?.startsWith(CHOICE) !== true) return provider.callback()(request, response);
  if (request.method === "GET") return showPeople(provider, request, response);
  const person = new URLSearchParams(await shortText(request)).get("person") ?? "";
  const accountId = Object.keys(DEMO_PEOPLE).find((id) => id === person);
  const result = accountId === undefined ? { error: "access_denied" } : { login: { accountId, remember: false }, consent: {} };
  return provider.interactionFinished(request, response, result);
}

/** Each sign-in chooses anew: on one machine one is now this person and now that. */
function forgetBefore({ headers }: IncomingMessage): void {
  const kept = (headers.cookie ?? "").split(/;\s*/).filter((cookie) => !cookie.startsWith("_session"));
  headers.cookie = kept.join("; ");
}

async function showPeople(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { uid } = await provider.interactionDetails(request, response);
  const people = Object.entries(DEMO_PEOPLE).map(([id, name]) => html`<li><button name="person" value="${id}">${name}</button></li>\n`);
  const body = html`<p>A demonstration on this machine. Choose whom you want to be.</p>
<form method="post" action="${CHOICE}${uid}"><ul>
${people}</ul>
<p><button name="person" value="">Nobody</button></p></form>
`;
  // Nothing of where forms may go: browsers would hold it against the way back to the server.
  const policy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";
  response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": policy, "cache-control": "no-store" });
  response.end(htmlPage("Who are you?", body));
}

async function shortText(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request) {
    text += String(part);
    if (text.length > 1000) throw new Error("Expected the name of a button");
  }
  return text;
}
