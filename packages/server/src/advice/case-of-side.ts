import { type Case, ok, type PartyId, type Result } from "@detente/engine";
import type { StoredBrief } from "../store/brief-store.ts";
import { refused, type Refused } from "./refused.ts";

export interface CaseOfSide {
  /** With the brief of the side, and no other. */
  readonly value: Case;
  /** Of that brief; 0: there is none. */
  readonly briefSeq: number;
}

interface Side {
  readonly party: PartyId;
  /** Of any party: the facilitator reads all. */
  readonly briefs: readonly StoredBrief[];
  /** Where the request names the party. */
  readonly path: string;
}

/** A case as one side knows it. Built by naming the one brief, so that no other can come along. */
export function caseOfSide(value: Case, { party, briefs, path }: Side): Result<CaseOfSide, Refused> {
  if (!value.parties.some(({ id }) => id === party))
    return refused({ refusal: "unknownParty", path, detail: `The parties are ${value.parties.map(({ id }) => id).join(", ")}.` });
  const own = briefs.find((each) => each.party === party);
  return ok({ value: { ...value, briefs: own === undefined ? {} : { [party]: own.brief } }, briefSeq: own?.seq ?? 0 });
}
