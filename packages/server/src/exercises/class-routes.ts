import { joinClass, showClass } from "../contract/class-contracts.ts";
import type { Transaction } from "../database/database.ts";
import { type PageAnswer, servedAsPage, type ServedRoute } from "../routes/served-route.ts";
import type { Sealer } from "../secrets/sealed.ts";
import type { Caller } from "../services.ts";
import { givenName } from "../sign-in/given-name.ts";
import { newGuest } from "../sign-in/guest.ts";
import type { GuestMeans } from "../sign-in/guest-means.ts";
import { donePage } from "../sign-in/join-pages.ts";
import { newSignIn, type NewSignIn } from "../sign-in/new-sign-in.ts";
import { html, page } from "../sign-in/page.ts";
import { giveRejoinCode, placeOfAddress } from "../sign-in/rejoin-store.ts";
import { dropEndedSignIns } from "../sign-in/sign-in-store.ts";
import type { StoredExercise } from "../store/exercise-store.ts";
import { joinAs, NOT_JOINED, type NotJoined, openByCode, placeFor } from "./join.ts";
import { partIn } from "./lead.ts";

const ENGINE = { kind: "engine" } as const;

interface Means extends GuestMeans {
  readonly sealer: Sealer;
}

/** The page where a class joins its exercise, and what its form does. */
export const classRoutes = ({ database, cookies, signIns, over, sealer }: Means): readonly ServedRoute[] => [
  servedAsPage(showClass, async (_asked, browser) => askCode(await signIns.callerOf(browser.cookies), { status: 200, text: null })),

  servedAsPage(joinClass, async ({ body: { code = "", name }, from }, browser) => {
    const caller = await signIns.callerOf(browser.cookies);
    const place = placeOfAddress(from.address);
    const taken = await database.transact(ENGINE, async (transaction): Promise<Taken> => {
      if (caller === null) await dropEndedSignIns(transaction);
      const found = await openByCode(transaction, { code, place, sealer });
      if (typeof found === "string") return { page: refusal(caller, found), signIn: null };
      if (caller !== null) return { page: await joinedAs(transaction, found, caller), signIn: null };
      const wished = givenName(name);
      if (wished.kind === "failed") return { page: askCode(null, { status: 400, text: wished.failure }), signIn: null };
      const as = await placeFor(transaction, found, wished.value);
      if (typeof as === "string" && as !== "new") return { page: refusal(null, as), signIn: null };
      const { id: person } = await newGuest(transaction, wished.value);
      await joinAs(transaction, { exercise: found, person, as });
      const signIn = await newSignIn(transaction, person, browser.cookies[cookies.signIn.name]);
      const back = await giveRejoinCode(transaction, person);
      return { page: joinedPage(found, { code: back, cookies: [cookies.signIn.of(signIn.token)] }), signIn };
    });
    if (taken.signIn !== null) await over.tell(taken.signIn.over);
    return taken.page;
  }),
];

interface Taken {
  readonly page: PageAnswer;
  readonly signIn: NewSignIn | null;
}

/** Once, however often the form is sent. */
async function joinedAs(transaction: Transaction, exercise: StoredExercise, caller: Caller): Promise<PageAnswer> {
  const { person, name } = caller;
  if ((await partIn(transaction, exercise, person)) === null) {
    const as = await placeFor(transaction, exercise, name);
    if (typeof as === "string" && as !== "new") return refusal(caller, as);
    await joinAs(transaction, { exercise, person, as });
  }
  return joinedPage(exercise, { code: null, cookies: [] });
}

const joinedPage = ({ title }: StoredExercise, given: Pick<Parameters<typeof donePage>[0], "code" | "cookies">): PageAnswer =>
  donePage({ title: "You are in the class", text: `You have joined “${title}”. Your teacher will seat you at a table.`, ...given });

const STATUS: Readonly<Record<NotJoined, number>> = { wrong: 404, tooMany: 429, closed: 403, notOnRoster: 403, nameTaken: 403, full: 403 };

const refusal = (caller: Caller | null, why: NotJoined): PageAnswer => askCode(caller, { status: STATUS[why], text: NOT_JOINED[why] });

const askCode = (caller: Caller | null, { status, text }: { readonly status: number; readonly text: string | null }): PageAnswer =>
  page({
    status,
    title: "Join your class",
    body: html`<form method="post">
${text === null ? "" : html`<p role="alert">${text}</p>\n`}<p><label>The code that your teacher shows you <input name="code" required maxlength="100" autocomplete="off" autocapitalize="characters" spellcheck="false"></label></p>
${
  caller === null
    ? html`<p><label>Your name, as the others shall see it <input name="name" required maxlength="100" autocomplete="name"></label></p>
<p><button>Join</button></p>
</form>
<p>You were here before and have a code of your own? <a href="/rejoin">Come back</a> with it.</p>
`
    : html`<p><button>Join as ${caller.name}</button></p>
</form>
<p>You are somebody else? <a href="/sign-out">Sign ${caller.name} out</a> first.</p>
`
}`,
    ...(text === null ? {} : { problem: `class ${status}` }),
  });
