import type { SessionEvent } from "@detente/engine";
import type { GameRecord, RecordedPlayer } from "@detente/runner";

interface PlayedAgain {
  readonly players: readonly RecordedPlayer[];
  /** As the person's party saw them. */
  readonly events: readonly SessionEvent[];
}

/** Why a game that was played again up to where it was left is another than the one in its file; null where it is the same. */
export function differenceFrom(before: GameRecord, { players, events }: PlayedAgain): string | null {
  const differing = before.events.findIndex((event, k) => !isSame(event, events[k]));
  if (differing < 0) return null;
  const changed = before.players.flatMap(({ party, name, version }) => {
    const now = players.find((player) => player.party === party)?.version ?? version;
    return now === version ? [] : [`${name} is of version ${now} now and was of version ${version} then`];
  });
  const why = changed.length === 0 ? "the file was changed" : `it plays otherwise now (${changed.join(", ")})`;
  return `the game cannot go on: from event ${differing + 1} on it comes out otherwise than it was kept; ${why}`;
}

/** Whatever the order of their parts. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one === other;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => isSame(Reflect.get(one, key), Reflect.get(other, key)));
}
