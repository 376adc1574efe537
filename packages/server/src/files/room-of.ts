import { MOST_FILE_BYTES, MOST_TABLE_BYTES, MOST_TABLE_FILES } from "../contract/file-contracts.ts";
import type { SeatRole } from "../contract/parts.ts";
import { partyOf } from "../tables/seat.ts";

const OTHERS = ["facilitator", "mediator", "observer"];

/** In whose room a seat keeps files: its delegation's, or that of all of its role. */
export const roomOf = (is: SeatRole): string => (partyOf(is) === null ? is.role : `party/${partyOf(is)}`);

/** Of a table on a case with these parties. */
export const roomsOf = (parties: readonly string[]): readonly string[] => [...OTHERS, ...parties.map((party) => `party/${party}`)];

/**
 * How much one room holds: an even part of what a table may hold, whatever lies in the others, so that a full room tells nothing of them.
 * At least one file, though with more than 22 parties the rooms come to more than the table then.
 */
export function mostInRoom(parties: readonly unknown[]): { readonly bytes: number; readonly files: number } {
  const rooms = parties.length + OTHERS.length;
  return { bytes: Math.max(MOST_FILE_BYTES, Math.floor(MOST_TABLE_BYTES / rooms)), files: Math.ceil(MOST_TABLE_FILES / rooms) };
}
