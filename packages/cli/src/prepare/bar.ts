import type { Room } from "./room.ts";

const CELLS = 20;

/** A number from -100 to 100 as a bar, so that it can be seen beside others. */
export function bar({ screen: { settings } }: Pick<Room, "screen">, points: number): string {
  const [full, empty] = settings.unicode ? ["█", "·"] : ["#", "."];
  const cells = Math.round((Math.min(100, Math.abs(points)) / 100) * CELLS);
  return full.repeat(cells) + empty.repeat(CELLS - cells);
}
