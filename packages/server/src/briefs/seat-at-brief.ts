import { failed, ok, type Result } from "@detente/engine";
import { parsedCase } from "../cases/parsed-case.ts";
import type { Problem } from "../contract/problem.ts";
import type { Transaction } from "../database/database.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import type { Briefs } from "../store/brief-event-store.ts";
import { readSeatMeant } from "../store/seat-store.ts";
import { readTableBasis, type TableBasis } from "../store/table-basis-store.ts";
import { accessProblem, type Verb } from "../tables/access.ts";
import type { Seat } from "../tables/seat.ts";

export interface AskedBrief {
  /** Uuids. */
  readonly table: string;
  readonly person: string;
  /** Which is meant. */
  readonly seat: string | undefined;
  readonly party: string;
}

export interface SeatAtBrief {
  readonly seat: Seat;
  readonly briefs: Briefs;
  readonly basis: TableBasis;
}

/** With which seat somebody comes to a brief. Who is not of the delegation learns nothing, unless it is the facilitator. */
export async function seatAtBrief(
  transaction: Transaction,
  { asked, verb, sealers }: { readonly asked: AskedBrief; readonly verb: Verb; readonly sealers: TableSealers },
): Promise<Result<SeatAtBrief, Problem>> {
  const { table, party } = asked;
  const seat = await readSeatMeant(transaction, table, asked);
  const basis = seat !== null && mayKnowOf(seat, party) ? await readTableBasis(transaction, table) : null;
  if (seat === null || basis === null) return failed({ code: "notFound" });
  const problem = accessProblem(seat, verb);
  if (problem !== null) return failed(problem);
  const value = parsedCase(basis.caseHash, basis.caseKept);
  if (!value.parties.some(({ id }) => id === party)) return failed({ code: "notFound" });
  return ok({ seat, basis, briefs: { table, value, sealer: sealers.of(table, basis.wrappedKey) } });
}

const mayKnowOf = ({ is }: Seat, party: string): boolean => ("party" in is ? is.party === party : is.role === "facilitator");
