/** Of the library, which comes without types, what the demonstration uses. */
declare module "oidc-provider" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  interface Context {
    type: string;
    body: string;
    readonly oidc: {
      readonly provider: Provider;
      readonly client: { readonly clientId: string };
      readonly session: { readonly accountId: string };
    };
  }

  interface Account {
    readonly accountId: string;
    readonly claims: () => Readonly<Record<string, unknown>>;
  }

  interface Configuration {
    readonly clients: readonly Readonly<Record<string, unknown>>[];
    readonly claims: Readonly<Record<string, readonly string[]>>;
    readonly responseTypes: readonly string[];
    readonly scopes: readonly string[];
    readonly jwks: { readonly keys: readonly object[] };
    readonly cookies: { readonly keys: readonly string[] };
    readonly features: Readonly<Record<string, { readonly enabled: boolean }>>;
    readonly interactions: { readonly url: (context: Context, interaction: { readonly uid: string }) => string };
    readonly ttl: Readonly<Record<string, number>>;
    readonly adapter: (model: string) => object;
    readonly pkce: { readonly required: () => boolean };
    readonly findAccount: (context: Context, id: string) => Account | undefined;
    readonly renderError: (context: Context) => Promise<void>;
    readonly loadExistingGrant: (context: Context) => Promise<Grant>;
  }

  export class Provider {
    constructor(issuer: string, configuration: Configuration);
    readonly Grant: new (of: {
      readonly accountId: string;
      readonly clientId: string;
    }) => Grant;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<{ readonly uid: string }>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result:
        | { readonly login: { readonly accountId: string; readonly remember: boolean }; readonly consent: object }
        | { readonly error: string },
    ): Promise<void>;
  }
}
