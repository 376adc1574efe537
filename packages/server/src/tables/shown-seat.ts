import type { NamedSeat } from "../store/seat-store.ts";

/** A seat as everybody at the table may see it. */
export const shownSeat = ({ id, person, name, is, createdAt }: NamedSeat) => ({ id, person: { id: person, name }, is, createdAt });
