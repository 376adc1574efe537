import type { Outcome } from "../../model/combination.ts";
import type { PartyId } from "../../model/ids.ts";
import type { OwnUtility } from "../../strategies/inverse-utility/own-utility.ts";
import type { Happening } from "../dynamics/happening.ts";
import type { Onlooker } from "../dynamics/onlooker.ts";
import type { Flag, Unchecked } from "./guard-reading.ts";
import type { Mender } from "./mender.ts";

export interface GuardInputs {
  readonly onlooker: Onlooker;
  /** The others at the table. */
  readonly counterparts: readonly PartyId[];
  /** The offer that is about to be sent. */
  readonly outcome: Outcome;
  /** Of the moment it would be signed at the earliest, 0 to 1. */
  readonly relativeTime: number;
  /** What has happened so far, as the party saw it. */
  readonly happenings: readonly Happening[];
  /** Ids of own red lines that the party has overridden: they are not held against the offer. */
  readonly overridden: readonly string[];
}

/** What one check has found. */
export type Check = { readonly flags: readonly Flag[]; readonly unchecked: readonly Unchecked[] };

export const NOTHING: Check = { flags: [], unchecked: [] };
export const notChecked = (check: Unchecked["check"], reason: Unchecked["reason"]): Check => ({
  flags: [],
  unchecked: [{ check, reason }],
});

/** What every check is given. */
export interface Looked extends GuardInputs {
  readonly mender: Mender;
  readonly numbers: Uint32Array;
  readonly least: number | null;
  /** Null where there is nothing that the party could sign. */
  readonly own: OwnUtility | null;
}
