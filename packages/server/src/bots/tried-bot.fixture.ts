import { ok, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Caller } from "../services.ts";
import { none, type Process, US } from "../tables/seated-people.fixture.ts";

const TRIES = ["seatBot", "sitInBot", "takeBot", "listBots"] as const;
type BotTry = (typeof TRIES)[number];

export const isBotTry = (what: string): what is BotTry => TRIES.some((each) => each === what);

/** What only somebody is told who may do it, and what keeps the table as it is. */
const LASTING = ["This party has a head. A bot can sit in for it.", "No bot sits there.", "There is no such seat."];

/** Somebody seats a bot where there is a head, takes one away that is not there, or looks which seats are bots'. */
export async function triedBot(
  { bots: { service } }: Process,
  table: string,
  { caller, what }: { readonly caller: Caller; readonly what: BotTry },
): Promise<Result<unknown, Problem>> {
  const asked = { ...none, params: { table } };
  if (what === "listBots") return service.list(caller, asked);
  const ofSeat = { ...none, params: { table, seat: table } };
  const done =
    what === "seatBot"
      ? await service.seat(caller, { ...asked, body: { party: US, strategy: "steady", pace: 2 } })
      : what === "sitInBot"
        ? await service.sitIn(caller, { ...ofSeat, body: { strategy: "steady", pace: 2 } })
        : await service.take(caller, ofSeat);
  if (done.kind === "ok") throw new Error(`Expected the table to stay as it is after ${what}`);
  return LASTING.includes(done.failure.detail ?? "") ? ok(null) : done;
}
