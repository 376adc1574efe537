import { showConsoleLink, useConsoleLink } from "../contract/join-contracts.ts";
import { type PageAnswer, servedAsPage, type ServedRoute } from "../routes/served-route.ts";
import { audit } from "../store/audit-store.ts";
import { isConsoleLink, useConsoleLink as takeLink } from "./console-link-store.ts";
import { givenName } from "./given-name.ts";
import { newConsolePerson } from "./guest.ts";
import type { GuestMeans } from "./guest-means.ts";
import { donePage, gonePage, nameForm } from "./join-pages.ts";
import { newSignIn } from "./new-sign-in.ts";
import { html, page } from "./page.ts";
import { giveRejoinCode } from "./rejoin-store.ts";
import { keptOf } from "./secret.ts";
import { dropEndedSignIns } from "./sign-in-store.ts";

const ENGINE = { kind: "engine" } as const;

/** The page of the link on the server's console, and what its form does. */
export const consoleRoutes = ({ database, cookies, over }: Omit<GuestMeans, "signIns">): readonly ServedRoute[] => [
  servedAsPage(showConsoleLink, async ({ params }) => {
    const kept = keptOf(params.token);
    const isThere = kept !== null && (await database.transact(ENGINE, (transaction) => isConsoleLink(transaction, kept)));
    return isThere ? askFirst(null) : gonePage("noConsole");
  }),

  servedAsPage(useConsoleLink, async ({ params, body }, browser) => {
    const kept = keptOf(params.token);
    if (kept === null) return gonePage("noConsole");
    const name = givenName(body.name);
    const done = await database.transact(ENGINE, async (transaction) => {
      await dropEndedSignIns(transaction);
      if (name.kind === "failed") return (await isConsoleLink(transaction, kept)) ? "wrongName" : "gone";
      if ((await takeLink(transaction, kept)) === "gone") return "gone";
      const { id } = await newConsolePerson(transaction, name.value);
      const { token, over: ended } = await newSignIn(transaction, id, browser.cookies[cookies.signIn.name]);
      await audit(transaction, { deed: "consoleLinkUsed", by: id, table: null, facts: { person: id } });
      return { token, ended, code: await giveRejoinCode(transaction, id) };
    });
    if (done === "gone") return gonePage("noConsole");
    if (done === "wrongName") return askFirst(name.kind === "failed" ? name.failure : null);
    await over.tell(done.ended);
    const text = "You may open tables here, and ask others to them by links to their seats.";
    return donePage({ title: "Welcome", text, code: done.code, cookies: [cookies.signIn.of(done.token)] });
  }),
];

const askFirst = (wrong: string | null): PageAnswer =>
  page({
    status: wrong === null ? 200 : 400,
    title: "Begin",
    body: html`<p>Whoever opens this link first may open tables on this server, and ask others to them.</p>
${nameForm("Begin", wrong)}`,
    ...(wrong === null ? {} : { problem: "wrongName" }),
  });
