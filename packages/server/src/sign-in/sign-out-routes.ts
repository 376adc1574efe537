import { showSignOut, signOut, signOutByForm, signOutEverywhere } from "../contract/sign-in-contracts.ts";
import { type Browser, servedAsPage, type ServedRoute } from "../routes/served-route.ts";
import { removeTokens } from "../store/token-store.ts";
import type { GuestMeans } from "./guest-means.ts";
import { html, page } from "./page.ts";
import { keptOf } from "./secret.ts";
import { endSignIn, endSignIns } from "./sign-in-store.ts";

const ENGINE = { kind: "engine" } as const;

/** The ways out. */
export function signOutRoutes({ database, cookies: { signIn }, signIns, over }: GuestMeans): readonly ServedRoute[] {
  const endHere = async ({ cookies }: Browser): Promise<void> => {
    const token = keptOf(cookies[signIn.name]);
    if (token === null) return;
    await database.transact(ENGINE, (transaction) => endSignIn(transaction, token));
    await over.tell([token]);
  };
  const endEverywhere = async (person: string): Promise<void> =>
    over.tell(
      await database.transact(ENGINE, async (transaction) => [
        ...(await endSignIns(transaction, person)),
        ...(await removeTokens(transaction, person)),
      ]),
    );

  return [
    servedAsPage(signOut, async (_asked, browser) => {
      await endHere(browser);
      return { kind: "done", cookies: [signIn.gone] };
    }),
    servedAsPage(signOutEverywhere, async ({ caller }) => {
      if (caller === null) throw new Error("Expected a caller behind the wall that asks who it is");
      await endEverywhere(caller.person);
      return { kind: "done", cookies: [signIn.gone] };
    }),
    servedAsPage(showSignOut, async (_asked, browser) => {
      const caller = await signIns.callerOf(browser.cookies);
      return caller === null ? signedOutPage : askPage(caller.name);
    }),
    servedAsPage(signOutByForm, async ({ body }, browser) => {
      const caller = body.where === "everywhere" ? await signIns.callerOf(browser.cookies) : null;
      if (caller !== null) await endEverywhere(caller.person);
      await endHere(browser);
      return { kind: "onwards", to: "/sign-out", cookies: [signIn.gone] };
    }),
  ];
}

const signedOutPage = page({
  status: 200,
  title: "Nobody is signed in",
  body: html`<p><a href="/sign-in">Sign in</a></p>\n`,
});

const askPage = (name: string) =>
  page({
    status: 200,
    title: "Sign out",
    body: html`<p>You are signed in as ${name}. If you came by a link, you need your code to come back.</p>
<form method="post" action="/sign-out/form">
<p><button name="where" value="here">Sign out</button>
<button name="where" value="everywhere">Sign out in all browsers</button></p>
</form>
`,
  });
