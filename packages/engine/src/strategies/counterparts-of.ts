import type { PartyId } from "../model/ids.ts";
import type { Seat } from "./strategy.ts";

/** The others at the table, in the order of their turns. */
export const counterpartsOf = ({ party, setup }: Seat): readonly PartyId[] => setup.parties.filter((other) => other !== party);
