import { failed, ok, type Result } from "@detente/engine";
import * as client from "openid-client";
import type { Issuer } from "../settings/read-issuers.ts";
import { PrivateAddress, providerFetch } from "./provider-fetch.ts";
import { problemOfAnswer, type SignInProblem } from "./sign-in-problem.ts";
import { shownName } from "./shown-name.ts";

/** Seconds for one request to a provider. */
const PATIENCE = 10;
/** No e-mail address: nothing is kept of it, matched with it or sent to it. */
const SCOPE = "openid profile";

/** What binds one sign-in to one browser. Each is good for one only. */
export interface Bindings {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE. */
  readonly verifier: string;
}

/** Somebody, as a provider vouches for. The pair of the first two is who it is; the name is only shown. */
export interface Vouched {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
}

/**
 * This server towards one provider: code flow with PKCE, state, nonce and `iss` (RFC 9207), signatures checked. What the provider says of
 * itself is asked for when it is first needed, and again each time until it has answered; one that is down keeps nobody else from anything.
 */
export class RelyingParty {
  readonly #issuer: Issuer;
  readonly #privateHosts: readonly string[];
  #discovered: Promise<client.Configuration> | null = null;

  constructor(issuer: Issuer, privateHosts: readonly string[]) {
    this.#issuer = issuer;
    this.#privateHosts = privateHosts;
  }

  /** Where to send the browser. */
  async beginning({ state, nonce, verifier }: Bindings, callback: string): Promise<Result<string, SignInProblem>> {
    try {
      const configuration = await this.#configuration();
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: callback,
        scope: SCOPE,
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
      });
      return ok(url.href);
    } catch (error) {
      return failed(problemOf(error));
    }
  }

  /** Whom the provider vouches for in the address that it sent the browser back to. */
  async whoCameBack({ state, nonce, verifier }: Bindings, address: URL): Promise<Result<Vouched, SignInProblem>> {
    try {
      const configuration = await this.#configuration();
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const tokens = await client.authorizationCodeGrant(configuration, address, checks);
      const claims = tokens.claims();
      if (claims === undefined) throw new Error("Expected an ID token, for the library was told to");
      const told =
        configuration.serverMetadata().userinfo_endpoint === undefined
          ? claims
          : await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
      const names = [told["name"], told["preferred_username"], claims["name"], claims["preferred_username"]];
      return ok({ issuer: claims.iss, subject: claims.sub, name: shownName(names) });
    } catch (error) {
      return failed(problemOf(error));
    }
  }

  #configuration(): Promise<client.Configuration> {
    this.#discovered ??= this.#discover().catch((error: unknown) => {
      this.#discovered = null;
      throw error;
    });
    return this.#discovered;
  }

  async #discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.#issuer;
    const url = new URL(issuer);
    const configuration = await client.discovery(
      url,
      clientId,
      undefined,
      clientSecret === null ? client.None() : client.ClientSecretBasic(clientSecret),
      {
        timeout: PATIENCE,
        execute: [client.enableNonRepudiationChecks, ...(url.protocol === "http:" ? [client.allowInsecureRequests] : [])],
        [client.customFetch]: providerFetch(url, this.#privateHosts),
      },
    );
    const modes = configuration.serverMetadata().response_modes_supported;
    if (modes !== undefined && !modes.includes("query")) throw new ProviderUnfit("no response mode that comes back by a link");
    return configuration;
  }
}

class ProviderUnfit extends Error {}

/** Codes of the library for an answer that took too long, or had another status than it should. */
const DOWN: ReadonlySet<string | undefined> = new Set(["OAUTH_TIMEOUT", "OAUTH_RESPONSE_IS_NOT_CONFORM"]);

function problemOf(error: unknown): SignInProblem {
  if (error instanceof client.AuthorizationResponseError) return problemOfAnswer(error.error);
  if (error instanceof client.ResponseBodyError) return { reason: "providerRefused", code: problemOfAnswer(error.error).code ?? "token" };
  if (error instanceof client.ClientError && DOWN.has(error.code)) return { reason: "providerDown", code: error.code ?? "unknown" };
  if (error instanceof client.ClientError) return { reason: "providerUnfit", code: error.code ?? "unknown" };
  if (error instanceof ProviderUnfit) return { reason: "providerUnfit", code: error.message };
  if (error instanceof PrivateAddress) return { reason: "providerUnfit", code: "privateAddress" };
  // What the library throws where a request did not come through.
  if (error instanceof TypeError) return { reason: "providerDown" };
  throw error;
}
