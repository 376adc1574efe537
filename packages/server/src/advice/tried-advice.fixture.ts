import { partyId, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Caller } from "../services.ts";
import { DPRK, none, type Process, type SeatedTable, US } from "../tables/seated-people.fixture.ts";

/** Somebody asks for advice to a side, as of something that there is not: the answer takes no time. */
export function advised(
  { advice }: Process,
  { table, session }: Pick<SeatedTable, "table" | "session">,
  { caller, what }: { readonly caller: Caller; readonly what: string },
): Promise<Result<unknown, Problem>> {
  const as = what.endsWith("Us") ? US : DPRK;
  const meanwhile = { gone: new AbortController().signal, told: null };
  const [ofSession, ofTable] = [
    { ...none, params: { session } },
    { ...none, params: { table } },
  ] as const;
  if (what === "verdictUs") return advice.verdict(caller, { ...ofSession, body: { as, position: "nothing" } }, meanwhile);
  if (what === "countersDprk") return advice.counterOffers(caller, { ...ofSession, body: { as, position: "nothing" } }, meanwhile);
  if (what === "guardUs") return advice.guard(caller, { ...ofSession, body: { as, outcome: {} } }, meanwhile);
  if (what.startsWith("reading")) return advice.reading(caller, { ...ofSession, query: { as } }, meanwhile);
  if (what === "analysisUs")
    return advice.analysis(caller, { ...ofTable, body: { as, reservation: { [partyId("nobody")]: 1 } } }, meanwhile);
  const terms = { price: 1, supplierPenalty: 0, demanderPenalty: 0 };
  if (what === "planDprk")
    return advice.exchangePlan(caller, { ...ofTable, body: { kind: "money", as, goods: [{ cost: 0, value: 1 }], terms } }, meanwhile);
  return advice.verification(caller, { ...ofTable, body: { kind: "repeated", as, temptation: 3, reward: 2, punishment: 1 } }, meanwhile);
}
