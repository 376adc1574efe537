import { beginSignIn, chooseIssuer, finishSignIn } from "../contract/sign-in-contracts.ts";
import { type PageAnswer, servedAsPage, type ServedRoute } from "../routes/served-route.ts";
import type { Issuer } from "../settings/read-issuers.ts";
import { html, page } from "./page.ts";
import type { SignInWalk } from "./sign-in-walk.ts";

interface Means {
  /** By the name in our addresses. */
  readonly issuers: ReadonlyMap<string, Issuer>;
  readonly walk: SignInWalk;
}

export const signInRoutes = ({ issuers, walk }: Means): readonly ServedRoute[] => [
  servedAsPage(chooseIssuer, async ({ query: { to }, headers }) => {
    const search = to === undefined ? "" : `?${new URLSearchParams({ to }).toString()}`;
    // From elsewhere the browser would tell the next address that it comes from elsewhere, and be refused: a click makes the difference.
    return choiceOf(issuers, search, headers["sec-fetch-site"] === "same-origin" ? "ownPage" : "elsewhere");
  }),
  servedAsPage(beginSignIn, ({ params, query }, browser) => walk.begin(params.issuer, query.to ?? "/", browser)),
  servedAsPage(finishSignIn, ({ params }, browser) => walk.finish(params.issuer, browser)),
];

function choiceOf(issuers: Means["issuers"], search: string, from: "ownPage" | "elsewhere"): PageAnswer {
  const [only, ...others] = issuers.keys();
  if (only !== undefined && others.length === 0 && from === "ownPage")
    return { kind: "onwards", to: `/sign-in/${only}${search}`, cookies: [] };
  const links = [...issuers].map(([path, { name }]) => html`<li><a href="/sign-in/${path}${search}">${name}</a></li>\n`);
  const body =
    links.length === 0
      ? html`<p>Here people come by a link to their seat. You were here before and have a code? <a href="/rejoin">Come back</a> with it.</p>\n`
      : html`<ul>\n${links}</ul>\n`;
  return page({ status: 200, title: links.length === 0 ? "Sign in" : "Sign in with", body });
}
