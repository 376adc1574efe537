import { rejoin, renewRejoinCode, showRejoin, showRejoinCode } from "../contract/join-contracts.ts";
import { type PageAnswer, servedAsPage, type ServedRoute } from "../routes/served-route.ts";
import type { GuestMeans } from "./guest-means.ts";
import { codeText, donePage } from "./join-pages.ts";
import { newSignIn } from "./new-sign-in.ts";
import { html, page } from "./page.ts";
import { giveRejoinCode, hasRejoinCode, personOfCode } from "./rejoin-store.ts";
import { dropEndedSignIns, endSignIns } from "./sign-in-store.ts";

const ENGINE = { kind: "engine" } as const;

/** The way back for people whom no provider knows: by the code that they got when they came. */
export const rejoinRoutes = ({ database, cookies, over }: Omit<GuestMeans, "signIns">): readonly ServedRoute[] => [
  servedAsPage(showRejoin, async () => askCode(null)),

  servedAsPage(rejoin, async ({ body: { code = "", others }, from }, browser) => {
    const done = await database.transact(ENGINE, async (transaction) => {
      await dropEndedSignIns(transaction);
      const person = await personOfCode(transaction, { code, address: from.address });
      if (person === "wrong" || person === "tooMany") return person;
      const ended = others === "end" ? await endSignIns(transaction, person.id) : [];
      const signIn = await newSignIn(transaction, person.id, browser.cookies[cookies.signIn.name]);
      return { name: person.name, token: signIn.token, over: [...ended, ...signIn.over] };
    });
    if (done === "wrong" || done === "tooMany") return askCode(done);
    await over.tell(done.over);
    const text = `Here you are again, ${done.name}.`;
    return donePage({ title: "You are back", text, code: null, cookies: [cookies.signIn.of(done.token)] });
  }),

  servedAsPage(showRejoinCode, async ({ caller }) => {
    const has = await database.transact(ENGINE, (transaction) => hasRejoinCode(transaction, personIn(caller)));
    return has ? offerCode() : noCode();
  }),

  servedAsPage(renewRejoinCode, async ({ caller }) =>
    database.transact(ENGINE, async (transaction) => {
      const person = personIn(caller);
      if (!(await hasRejoinCode(transaction, person))) return noCode();
      const code = await giveRejoinCode(transaction, person);
      return page({ status: 200, title: "Your new code", body: html`${codeText(code)}<p><a href="/">Go on</a></p>\n` });
    }),
  ),
];

function personIn(caller: { readonly person: string } | null): string {
  if (caller === null) throw new Error("Expected a caller behind the wall that asks who it is");
  return caller.person;
}

const WRONG = {
  wrong: { status: 400, text: "There is no such code. Look at it again: five groups of four letters." },
  tooMany: { status: 429, text: "Too many wrong codes came from here. Wait ten minutes." },
} as const;

const askCode = (wrong: keyof typeof WRONG | null): PageAnswer =>
  page({
    status: wrong === null ? 200 : WRONG[wrong].status,
    title: "Come back",
    body: html`<form method="post">
${wrong === null ? "" : html`<p role="alert">${WRONG[wrong].text}</p>\n`}<p><label>Your code <input name="code" required maxlength="100" autocomplete="off" autocapitalize="characters" spellcheck="false"></label></p>
<p><label><input type="checkbox" name="others" value="end"> Sign me out everywhere else</label></p>
<p><button>Come back</button></p>
</form>
`,
    ...(wrong === null ? {} : { problem: `rejoin ${wrong}` }),
  });

const offerCode = (): PageAnswer =>
  page({
    status: 200,
    title: "A new code",
    body: html`<p>With a new code the one that you have is of no use any more.</p>
<form method="post"><button>Give me a new code</button></form>
`,
  });

const noCode = (): PageAnswer =>
  page({
    status: 404,
    title: "You need no code",
    body: html`<p>You come back by <a href="/sign-in">signing in</a>.</p>\n`,
    problem: "noCode",
  });
