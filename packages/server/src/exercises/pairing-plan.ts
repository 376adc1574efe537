import type { Rng } from "@detente/engine";
import type { PartyPlaces } from "../store/exercise-store.ts";

/** One person's place at one table of an exercise. */
export interface Place {
  /** Number of the table. */
  readonly table: number;
  readonly party: string;
  readonly role: "head" | "member" | "adviser";
}

export interface Assigned extends Place {
  /** Uuid. */
  readonly person: string;
}

interface PairingSettings {
  /** Their numbers. */
  readonly tables: readonly number[];
  readonly seats: readonly PartyPlaces[];
  /** Where people sit already, and stay. */
  readonly taken: readonly Place[];
  /** Where a bot sits in a seat of its own: given to people once nothing else is free. */
  readonly bots: readonly Place[];
  /** "member": tables that would not be full are not begun; who is left over is added to those that are. */
  readonly odd: "bot" | "member" | "wait";
}

/**
 * Seats people in their order, table by table, heads first. Who finds no place is left out: it waits. A table is as large as the places of
 * all parties.
 */
export function pairingPlan(people: readonly string[], settings: PairingSettings): readonly Assigned[] {
  const { seats, odd } = settings;
  const size = seats.reduce((sum, { people: count }) => sum + count, 0);
  const free = freePlaces(settings);
  if (odd !== "member") return people.flatMap((person, k) => withPlace(person, free[k]));
  const full = settings.tables.slice(0, Math.floor((people.length + settings.taken.length) / Math.max(1, size)));
  const inFull = free.filter(({ table }) => full.includes(table));
  const parties = seats.filter(({ people: count }) => count > 0).map(({ party }) => party);
  const extra = (k: number): Place | undefined => {
    const [table, party] = [full[k % full.length], parties[Math.floor(k / full.length) % parties.length]];
    return table === undefined || party === undefined ? undefined : { table, party, role: "member" };
  };
  return people.flatMap((person, k) => withPlace(person, inFull[k] ?? extra(k - inFull.length)));
}

const withPlace = (person: string, place: Place | undefined): readonly Assigned[] => (place === undefined ? [] : [{ ...place, person }]);

function freePlaces({ tables, seats, taken, bots }: PairingSettings): readonly Place[] {
  const most = Math.max(0, ...seats.map(({ people }) => people));
  const whole: Place[] = [];
  for (const table of tables)
    for (let k = 0; k < most; k++)
      for (const { party, people } of seats) if (k < people) whole.push({ table, party, role: k === 0 ? "head" : "member" });
  const left = without(whole, taken);
  return [...without(left, bots), ...left.filter((place) => bots.some((bot) => isSamePlace(bot, place)))];
}

/** Each taken place takes one away: a head's the head's, any other one of the members'. */
function without(places: readonly Place[], taken: readonly Place[]): readonly Place[] {
  const left = [...places];
  for (const place of taken) {
    const k = left.findIndex((each) => isSamePlace(each, place));
    if (k !== -1) left.splice(k, 1);
  }
  return left;
}

const isSamePlace = (a: Place, b: Place): boolean =>
  a.table === b.table && a.party === b.party && (a.role === "head") === (b.role === "head");

/** In an order that the generator draws, each as likely as any other (Fisher and Yates). */
export function shuffled<Item>(items: readonly Item[], rng: Rng): readonly Item[] {
  const left = [...items];
  const drawn: Item[] = [];
  while (left.length > 0) drawn.push(...left.splice(rng.below(left.length), 1));
  return drawn;
}
