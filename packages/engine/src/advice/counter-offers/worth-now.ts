import type { Sight } from "../going-on/standpoint.ts";

/** What the party's points are multiplied by at this time, 0 to 1: its discount; 1 where its brief has none. */
export const worthNow = ({ seat, view }: Sight): number => (seat.brief.preferences.discount ?? 1) ** view.relativeTime;
