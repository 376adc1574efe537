import { ok, partyId, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Caller } from "../services.ts";
import { none, type Process, type SeatedTable, value } from "./seated-people.fixture.ts";

/** What only somebody is told who may do it, and what keeps the table as it is. */
const LASTING = [
  "The case has no such party.",
  "There is no such link.",
  "There is no such seat.",
  "The table would be left without a facilitator. Give somebody else that seat first.",
];

/** Somebody makes another of the facilitator's seat, takes away one that is not there, or leaves; whoever has left is given the seat again. */
export async function movedSeat(
  { seats }: Process,
  { table, people }: SeatedTable,
  { caller, what }: { readonly caller: Caller; readonly what: "changeSeat" | "takeSeat" | "leave" },
): Promise<Result<null, Problem>> {
  const all = value(await seats.list(people.facilitator, { params: { table }, ...none })).seats;
  const facilitators = all.find(({ is }) => is.role === "facilitator");
  const own = all.find(({ person }) => person.id === caller.person);
  const seat = what === "takeSeat" ? table : ((what === "leave" ? own : undefined) ?? facilitators)?.id;
  const params = { table, seat: seat ?? "" };
  const done =
    what === "changeSeat"
      ? await seats.change(caller, { ...none, params, body: { is: { role: "observer" } } })
      : await seats.take(caller, { ...none, params });
  if (done.kind === "failed") return LASTING.includes(done.failure.detail ?? "") ? ok(null) : done;
  if (what !== "leave" || own === undefined) throw new Error(`Expected the table to stay as it is after ${what}`);
  value(await seats.give(people.facilitator, { ...none, params: { table }, body: { person: caller.person, is: own.is } }));
  return ok(null);
}

/** Somebody makes a link to a seat that there cannot be, looks which links there are, or revokes one that is not there. */
export async function triedLink(
  { seatLinks }: Process,
  table: string,
  { caller, what }: { readonly caller: Caller; readonly what: "makeLink" | "listLinks" | "revokeLink" },
): Promise<Result<null, Problem>> {
  const asked = { ...none, params: { table } };
  if (what === "listLinks") {
    const listed = await seatLinks.list(caller, asked);
    return listed.kind === "ok" ? ok(null) : listed;
  }
  const done =
    what === "makeLink"
      ? await seatLinks.make(caller, { ...asked, body: { is: { role: "head", party: partyId("nobody") } } })
      : await seatLinks.revoke(caller, { ...asked, params: { table, link: table } });
  if (done.kind === "ok") throw new Error(`Expected the table to stay as it is after ${what}`);
  return LASTING.includes(done.failure.detail ?? "") ? ok(null) : done;
}
