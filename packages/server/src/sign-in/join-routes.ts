import { showSeatLink, useSeatLink } from "../contract/join-contracts.ts";
import type { Transaction } from "../database/database.ts";
import { isUniqueViolation } from "../database/sql-errors.ts";
import { type PageAnswer, servedAsPage, type ServedRoute } from "../routes/served-route.ts";
import type { Caller } from "../services.ts";
import { audit } from "../store/audit-store.ts";
import { findSeatLink, type SeatLink, useSeatLink as countUse } from "../store/seat-link-store.ts";
import { addSeat, hasSeat } from "../store/seat-store.ts";
import { readTable } from "../store/table-store.ts";
import { caseOfTable } from "../tables/case-of-table.ts";
import { givenName } from "./given-name.ts";
import { newGuest } from "./guest.ts";
import type { GuestMeans } from "./guest-means.ts";
import { askAs, askName, donePage, gonePage, type OpenedLink, seatText } from "./join-pages.ts";
import { newSignIn, type NewSignIn } from "./new-sign-in.ts";
import { giveRejoinCode } from "./rejoin-store.ts";
import { keptOf } from "./secret.ts";
import { dropEndedSignIns } from "./sign-in-store.ts";

const ENGINE = { kind: "engine" } as const;

/** The page of a link to a seat, and what its form does. */
export const joinRoutes = ({ database, cookies, signIns, over }: GuestMeans): readonly ServedRoute[] => [
  servedAsPage(showSeatLink, async ({ params }, browser) => {
    const caller = await signIns.callerOf(browser.cookies);
    return database.transact(ENGINE, async (transaction) => {
      const opened = await openLink(transaction, params.token, caller);
      if (opened.kind !== "open") return closedPage(opened);
      return caller === null ? askName(opened.shown, null) : askAs(opened.shown, caller.name);
    });
  }),

  servedAsPage(useSeatLink, async ({ params, body }, browser) => {
    const caller = await signIns.callerOf(browser.cookies);
    const name = givenName(body.name);
    const taken = await orSeated(() =>
      database.transact(ENGINE, async (transaction): Promise<Taken> => {
        if (caller === null) await dropEndedSignIns(transaction);
        const opened = await openLink(transaction, params.token, caller);
        if (opened.kind !== "open") return { page: closedPage(opened), signIn: null };
        if (caller === null && name.kind === "failed") return { page: askName(opened.shown, name.failure), signIn: null };
        const person = caller?.person ?? (await newGuest(transaction, name.kind === "ok" ? name.value : "")).id;
        await takeSeat(transaction, opened.link, person);
        const text = `You have a seat at the table “${opened.shown.table}” as ${seatText(opened.shown)}.`;
        if (caller !== null) return { page: donePage({ title: "You are at the table", text, code: null, cookies: [] }), signIn: null };
        const signIn = await newSignIn(transaction, person, browser.cookies[cookies.signIn.name]);
        const code = await giveRejoinCode(transaction, person);
        return {
          page: donePage({ title: "You are at the table", text, code, cookies: [cookies.signIn.of(signIn.token)] }),
          signIn,
        };
      }),
    );
    if (taken.signIn !== null) await over.tell(taken.signIn.over);
    return taken.page;
  }),
];

interface Taken {
  readonly page: PageAnswer;
  readonly signIn: NewSignIn | null;
}

type Opened =
  | { readonly kind: "open"; readonly link: SeatLink; readonly shown: OpenedLink }
  | { readonly kind: "seated"; readonly shown: OpenedLink }
  | { readonly kind: "gone"; readonly why: "unknown" | "used" | "expired" };

/** Whoever has the seat already is told so, whatever has become of the link: the form may have been sent twice. */
async function openLink(transaction: Transaction, token: string, caller: Caller | null): Promise<Opened> {
  const kept = keptOf(token);
  const link = kept === null ? null : await findSeatLink(transaction, kept);
  const table = link && (await readTable(transaction, link.table));
  if (link === null || table === null) return { kind: "gone", why: "unknown" };
  const found = await caseOfTable(transaction, link.table);
  const shown = { table: table.title, is: link.is, label: link.label, parties: found?.parties ?? [] };
  if (caller !== null && (await hasSeat(transaction, { table: link.table, person: caller.person, is: link.is })))
    return { kind: "seated", shown };
  if (link.until <= transaction.at) return { kind: "gone", why: "expired" };
  return link.usesLeft === 0 ? { kind: "gone", why: "used" } : { kind: "open", link, shown };
}

const closedPage = (opened: Exclude<Opened, { readonly kind: "open" }>): PageAnswer =>
  opened.kind === "gone"
    ? gonePage(opened.why)
    : seatedPage(`You have a seat at the table “${opened.shown.table}” as ${seatText(opened.shown)}.`);

const seatedPage = (text: string): PageAnswer => donePage({ title: "You are at the table", text, code: null, cookies: [] });

async function takeSeat(transaction: Transaction, link: SeatLink, person: string): Promise<void> {
  const seat = await addSeat(transaction, { table: link.table, person, is: link.is, cameBy: link.id });
  await countUse(transaction, link);
  await audit(transaction, { deed: "seatLinkUsed", by: person, table: link.table, facts: { link: link.id, seat: seat.id, person } });
}

/** The same form sent twice at once gives one seat. */
async function orSeated(work: () => Promise<Taken>): Promise<Taken> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) return { page: seatedPage("You have a seat at this table."), signIn: null };
    throw error;
  }
}
