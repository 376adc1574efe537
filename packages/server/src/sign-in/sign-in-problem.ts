import type { PageAnswer, SetCookie } from "../routes/served-route.ts";
import { html, page } from "./page.ts";

/** Everything that keeps somebody from signing in. What a provider says of it is never shown: anybody can make it say anything. */
const PROBLEMS = {
  unknownIssuer: { status: 404, text: "There is no such way to sign in here." },
  noAttempt: {
    status: 400,
    text: "This sign-in was begun in another browser, longer than ten minutes ago, or is finished already.",
  },
  wrongAnswer: { status: 400, text: "The answer is not the one to what this browser asked for. Nobody was signed in." },
  accessDenied: { status: 403, text: "The sign-in was cancelled, or the identity provider does not let this account in." },
  loginRequired: { status: 403, text: "The identity provider wants you to sign in there first." },
  providerBusy: { status: 503, text: "The identity provider is busy. Try again in a while." },
  providerRefused: { status: 502, text: "The identity provider did not do what it was asked for. Whoever runs this server can see why." },
  providerDown: { status: 503, text: "The identity provider does not answer. Try again in a while; everything else goes on meanwhile." },
  providerUnfit: { status: 502, text: "What the identity provider says cannot be trusted. Whoever runs this server can see why." },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly text: string }>>;

export interface SignInProblem {
  readonly reason: keyof typeof PROBLEMS;
  /** For the log: a code of the library that looked at it, such as OAUTH_TIMEOUT. Never a text of the provider's. */
  readonly code?: string;
}

export const problemPage = ({ reason, code }: SignInProblem, cookies: readonly SetCookie[] = []): PageAnswer =>
  page({
    status: PROBLEMS[reason].status,
    title: "Not signed in",
    body: html`<p>${PROBLEMS[reason].text}</p>
<p><a href="/sign-in">Sign in</a></p>
`,
    cookies,
    problem: code === undefined ? reason : `${reason} ${code}`,
  });

/** Of the errors that a provider may name (RFC 6749 4.1.2.1, OpenID Connect Core 3.1.2.6), those that people can do something about. */
export function problemOfAnswer(error: string): SignInProblem {
  switch (error) {
    case "access_denied":
      return { reason: "accessDenied" };
    case "login_required":
    case "interaction_required":
    case "account_selection_required":
    case "consent_required":
      return { reason: "loginRequired", code: error };
    case "temporarily_unavailable":
      return { reason: "providerBusy" };
    case "server_error":
    case "invalid_request":
    case "unauthorized_client":
    case "unsupported_response_type":
    case "invalid_scope":
    case "invalid_client":
    case "invalid_grant":
    case "unsupported_grant_type":
      return { reason: "providerRefused", code: error };
    default:
      return { reason: "providerRefused" };
  }
}
