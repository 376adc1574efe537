import type { NamedSeat } from "../store/seat-store.ts";
import { toldApart } from "./told-apart.ts";

/** The seats of a table as everybody at it may see them, in their order. */
export function shownSeats(seats: readonly NamedSeat[]) {
  const names = toldApart(seats);
  return seats.map(({ id, person, name, is, createdAt }) => ({
    id,
    person: { id: person, name: names.get(person) ?? name },
    is,
    createdAt,
  }));
}
