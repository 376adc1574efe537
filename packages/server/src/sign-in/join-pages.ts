import type { Party } from "@detente/engine";
import type { LinkedRole } from "../contract/seat-link-contracts.ts";
import type { PageAnswer, SetCookie } from "../routes/served-route.ts";
import { html, page } from "./page.ts";

/** What whoever opens a link to a seat is shown. */
export interface OpenedLink {
  readonly table: string;
  readonly is: LinkedRole;
  readonly label: string | null;
  readonly parties: readonly Party[];
}

export function seatText({ is, parties }: Pick<OpenedLink, "is" | "parties">): string {
  if (!("party" in is)) return is.role === "mediator" ? "mediator" : "observer";
  const name = parties.find(({ id }) => id === is.party)?.name ?? is.party;
  return `${is.role === "head" ? "head of the delegation" : `${is.role} in the delegation`}: ${name}`;
}

const about = (link: OpenedLink) => html`<p>This link opens a seat at the table “${link.table}”.</p>
<p>You would sit there as ${seatText(link)}.</p>
${link.label === null ? "" : html`<p>${link.label}</p>\n`}`;

/** For somebody who is not signed in. `wrong`: what was wrong with the name that was given. */
export const askName = (link: OpenedLink, wrong: string | null): PageAnswer =>
  page({
    status: wrong === null ? 200 : 400,
    title: "Take your seat",
    body: html`${about(link)}${nameForm("Take the seat", wrong)}<p>You have an account here? <a href="/sign-in">Sign in</a> first, and open the link again. You were here before
and have a code? <a href="/rejoin">Come back</a> with it.</p>
`,
    ...(wrong === null ? {} : { problem: "wrongName" }),
  });

export const askAs = (link: OpenedLink, name: string): PageAnswer =>
  page({
    status: 200,
    title: "Take your seat",
    body: html`${about(link)}<form method="post"><button>Take the seat as ${name}</button></form>
<p>You are somebody else? <a href="/sign-out">Sign ${name} out</a> first, and open the link again.</p>
`,
  });

export const nameForm = (button: string, wrong: string | null) => html`<form method="post">
${wrong === null ? "" : html`<p role="alert">${wrong}</p>\n`}<p><label>Your name, as the others shall see it <input name="name" required maxlength="100" autocomplete="name"></label></p>
<p><button>${button}</button></p>
</form>
`;

interface Seated {
  readonly title: string;
  readonly text: string;
  /** To come back by; null: this person needs none. */
  readonly code: string | null;
  readonly cookies: readonly SetCookie[];
}

export const donePage = ({ title, text, code, cookies }: Seated): PageAnswer =>
  page({ status: 200, title, body: html`<p>${text}</p>\n${code === null ? "" : codeText(code)}<p><a href="/">Go on</a></p>\n`, cookies });

export const codeText = (code: string) => html`<p>Write down this code; it is shown this once. With it you come back, on the page
<a href="/rejoin">/rejoin</a>, from another device or when this browser has forgotten you.</p>
<p><strong>${code}</strong></p>
`;

const GONE = {
  unknown: { status: 404, text: "There is no such link, or it was revoked. Ask whoever gave it to you for another." },
  used: { status: 410, text: "This link was used as often as it may be. Ask whoever gave it to you for another." },
  expired: { status: 410, text: "The time for this link is over. Ask whoever gave it to you for another." },
  noConsole: {
    status: 404,
    text: "This link was used, is too old, or never was. Whoever starts the server gets another with CONSOLE_LINK=new.",
  },
} as const;

export const gonePage = (why: keyof typeof GONE): PageAnswer =>
  page({ status: GONE[why].status, title: "This link opens nothing", body: html`<p>${GONE[why].text}</p>\n`, problem: why });
