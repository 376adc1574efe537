import { type Company, signedIn, visitorOf } from "../company.fixture.ts";
import type { Stage, Told, Visitor } from "../stage.fixture.ts";
import { newTable } from "./at-table.fixture.ts";

const CODE = /[A-Z]{4}(?:-[A-Z]{4}){4}/;

/** Guests who come by links, leave, come back by their codes, and are forgotten. */
export async function guests(stage: Stage, company: Company): Promise<void> {
  const { facilitator, table } = await newTable(stage, company);
  const params = { table };
  const body = { is: { role: "adviser", party: "us" }, uses: 2 };
  const made = (await stage.do({ id: "makeSeatLink", who: facilitator, params, body })).json;
  const token = String(made.path).slice("/join/".length);
  await stage.do({ id: "listSeatLinks", who: facilitator, params });
  await stage.do({ id: "showSeatLink", who: null, params: { token } });
  const came = await stage.do({ id: "useSeatLink", who: null, params: { token }, body: { name: "Guest" } });
  const guest = await visitorOf(stage, came.cookies);
  const back = await comeBack(stage, came);
  await stage.do({ id: "showRejoinCode", who: back });
  const renewed = await stage.do({ id: "renewRejoinCode", who: back, body: {} });
  await stage.do({ id: "revokeSeatLink", who: facilitator, params: { table, link: made.id }, query: { seats: "keep" } });
  await stage.do({ id: "readTable", who: guest, params });
  await stage.do({ id: "signOut", who: back });
  await stage.do({ id: "signOutByForm", who: guest, body: { where: "here" } });
  const again = await comeBack(stage, renewed);
  await stage.do({ id: "signOutEverywhere", who: again });
  await leave(stage, await comeBack(stage, renewed));
  await leave(stage, await signedIn(stage, "leaver"));
}

const leave = (stage: Stage, who: Visitor): Promise<Told> =>
  stage.do({ id: "eraseMe", who, body: { confirm: "delete everything of mine" } });

/** By the code on a page. */
async function comeBack(stage: Stage, { text }: Told): Promise<Visitor> {
  const code = CODE.exec(text)?.[0] ?? "";
  return visitorOf(stage, (await stage.do({ id: "rejoin", who: null, body: { code } })).cookies);
}

/** It opens once; later there is nothing. */
export async function firstPerson(stage: Stage): Promise<void> {
  const params = { token: stage.consoleToken };
  await stage.ask({ id: "showConsoleLink", who: null, params });
  await stage.ask({ id: "useConsoleLink", who: null, params, body: { name: "First" } });
}
