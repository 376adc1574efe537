import type { Database } from "../database/database.ts";
import { beginSignIn, chooseIssuer, finishSignIn, signOut, signOutEverywhere } from "../contract/sign-in-contracts.ts";
import { type Browser, servedAsPage, type ServedRoute } from "../routes/served-route.ts";
import type { SignIns } from "../services.ts";
import type { Settings } from "../settings.ts";
import { html, page } from "./page.ts";
import { issuersByPath } from "./issuer-path.ts";
import { keptOf } from "./secret.ts";
import { signInCookies } from "./sign-in-cookies.ts";
import { endSignIn, endSignIns, signedIn } from "./sign-in-store.ts";
import { SignInWalk } from "./sign-in-walk.ts";

export interface PeopleSignIn {
  readonly signIns: SignIns;
  /** To be served beside the others. */
  readonly routes: readonly ServedRoute[];
}

interface Means {
  readonly database: Database;
  readonly settings: Settings;
}

const NOBODY = { issuers: [], privateHosts: [] } as const;

/** Sign-in of people by the identity providers of the settings. Asks none of them anything before somebody wants to sign in. */
export async function peopleSignIn({ database, settings }: Means): Promise<PeopleSignIn> {
  const { issuers: known, privateHosts } = settings.signIn.kind === "people" ? settings.signIn : NOBODY;
  const issuers = issuersByPath(known);
  const cookies = signInCookies(settings);
  const walk = new SignInWalk({ database, issuers, cookies, privateHosts });
  const keptIn = (browser: Pick<Browser, "cookies">) => keptOf(browser.cookies[cookies.signIn.name]);
  const signIns: SignIns = {
    callerOf: async (given) => {
      const token = keptIn({ cookies: given });
      if (token === null) return null;
      const person = await database.transact({ kind: "engine" }, (transaction) => signedIn(transaction, token));
      return person === null ? null : { person: person.id, name: person.name };
    },
    callerOfToken: async () => null,
  };
  const routes = [
    servedAsPage(chooseIssuer, async ({ query, headers }) => {
      const [only, ...others] = issuers.keys();
      const search = query.to === undefined ? "" : `?${new URLSearchParams({ to: query.to }).toString()}`;
      // Only from a page of our own: elsewhere the browser would not tell the next address that it comes from here.
      if (only !== undefined && others.length === 0 && headers["sec-fetch-site"] === "same-origin")
        return { kind: "onwards", to: `/sign-in/${only}${search}`, cookies: [] };
      const links = [...issuers].map(([path, { name }]) => html`<li><a href="/sign-in/${path}${search}">${name}</a></li>\n`);
      const body = links.length === 0 ? html`<p>Here people come by a link to their seat.</p>\n` : html`<ul>\n${links}</ul>\n`;
      return page({ status: 200, title: "Sign in with", body });
    }),
    servedAsPage(beginSignIn, ({ params, query }, browser) => walk.begin(params.issuer, query.to ?? "/", browser)),
    servedAsPage(finishSignIn, ({ params }, browser) => walk.finish(params.issuer, browser)),
    servedAsPage(signOut, async (_asked, browser) => {
      const token = keptIn(browser);
      if (token !== null) await database.transact({ kind: "engine" }, (transaction) => endSignIn(transaction, token));
      return { kind: "done", cookies: [cookies.signIn.gone] };
    }),
    servedAsPage(signOutEverywhere, async ({ caller }) => {
      if (caller === null) throw new Error("Expected a caller behind the wall that asks who it is");
      await database.transact({ kind: "engine" }, (transaction) => endSignIns(transaction, caller.person));
      return { kind: "done", cookies: [cookies.signIn.gone] };
    }),
  ];
  return { signIns, routes };
}
