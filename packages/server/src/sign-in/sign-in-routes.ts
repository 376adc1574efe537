import { beginSignIn, chooseIssuer, finishSignIn, signOut, signOutEverywhere } from "../contract/sign-in-contracts.ts";
import type { Database } from "../database/database.ts";
import { type PageAnswer, servedAsPage, type ServedRoute } from "../routes/served-route.ts";
import type { Issuer } from "../settings/read-issuers.ts";
import { html, page } from "./page.ts";
import { keptOf } from "./secret.ts";
import type { SignInCookies } from "./sign-in-cookies.ts";
import { endSignIn, endSignIns } from "./sign-in-store.ts";
import type { SignInWalk } from "./sign-in-walk.ts";
import type { SignInsOver } from "./sign-ins-over.ts";

interface Means {
  readonly database: Database;
  /** By the name in our addresses. */
  readonly issuers: ReadonlyMap<string, Issuer>;
  readonly cookies: SignInCookies;
  readonly walk: SignInWalk;
  readonly over: SignInsOver;
}

export const signInRoutes = ({ database, issuers, cookies: { signIn }, walk, over }: Means): readonly ServedRoute[] => [
  servedAsPage(chooseIssuer, async ({ query: { to }, headers }) => {
    const search = to === undefined ? "" : `?${new URLSearchParams({ to }).toString()}`;
    // From elsewhere the browser would tell the next address that it comes from elsewhere, and be refused: a click makes the difference.
    return choiceOf(issuers, search, headers["sec-fetch-site"] === "same-origin" ? "ownPage" : "elsewhere");
  }),
  servedAsPage(beginSignIn, ({ params, query }, browser) => walk.begin(params.issuer, query.to ?? "/", browser)),
  servedAsPage(finishSignIn, ({ params }, browser) => walk.finish(params.issuer, browser)),
  servedAsPage(signOut, async (_asked, browser) => {
    const token = keptOf(browser.cookies[signIn.name]);
    if (token !== null) {
      await database.transact({ kind: "engine" }, (transaction) => endSignIn(transaction, token));
      await over.tell([token]);
    }
    return { kind: "done", cookies: [signIn.gone] };
  }),
  servedAsPage(signOutEverywhere, async ({ caller }) => {
    if (caller === null) throw new Error("Expected a caller behind the wall that asks who it is");
    await over.tell(await database.transact({ kind: "engine" }, (transaction) => endSignIns(transaction, caller.person)));
    return { kind: "done", cookies: [signIn.gone] };
  }),
];

function choiceOf(issuers: Means["issuers"], search: string, from: "ownPage" | "elsewhere"): PageAnswer {
  const [only, ...others] = issuers.keys();
  if (only !== undefined && others.length === 0 && from === "ownPage")
    return { kind: "onwards", to: `/sign-in/${only}${search}`, cookies: [] };
  const links = [...issuers].map(([path, { name }]) => html`<li><a href="/sign-in/${path}${search}">${name}</a></li>\n`);
  const body = links.length === 0 ? html`<p>Here people come by a link to their seat.</p>\n` : html`<ul>\n${links}</ul>\n`;
  return page({ status: 200, title: links.length === 0 ? "Sign in" : "Sign in with", body });
}
