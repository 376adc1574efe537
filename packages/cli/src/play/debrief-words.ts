import { type GameScore, MOVE_CLASSES, type MoveClass, type SessionEvent } from "@detente/engine";
import type { Labels } from "@detente/report";
import type { Sight } from "./sight.ts";

const MEANING: Readonly<Record<MoveClass, string>> = {
  silent: "no change for either",
  nice: "more for the other at no cost",
  fortunate: "more for both",
  selfish: "more for itself and not for the other",
  concession: "less for itself and not for the other",
  unfortunate: "less for the other and no more for itself",
};

/** The steps of each party from one offer of its own to the next, by class, and what the classes mean that were made. */
export function moveWords({ parties }: GameScore, labels: Labels): readonly string[] {
  const made = MOVE_CLASSES.filter((name) => parties.some(({ moves }) => moves[name] > 0));
  if (made.length === 0) return [];
  const each = parties.map(({ moves }, party) => {
    const own = made.filter((name) => moves[name] > 0).map((name) => `${moves[name]} ${name}`);
    return `${labels.parties[party] ?? ""} ${own.length === 0 ? "none" : own.join(", ")}`;
  });
  return [`Steps from one offer to the next: ${each.join("; ")}.`, `${made.map((name) => `${name}: ${MEANING[name]}`).join("; ")}.`];
}

interface Finished {
  readonly events: readonly SessionEvent[];
  readonly score: GameScore;
}

/** What the reservation value says of the ending: whether the person is better off than without agreement, or could have been. */
export function reservationWords(sight: Sight, { events, score }: Finished): string {
  const { own, labels } = sight;
  const points = (value: number): string => labels.points(0, value);
  const has = score.parties.find(({ party }) => party === sight.party)?.utility ?? Number.NaN;
  const floor = points(own.reservation);
  if (score.isAgreed) {
    const more = points(Math.abs(has - own.reservation));
    if (has > own.reservation) return `No agreement was worth ${floor} to you: by your own numbers, agreeing was better by ${more}.`;
    if (has === own.reservation) return `No agreement was worth ${floor} to you, just as much: by your own numbers, it is all the same.`;
    return `No agreement was worth ${floor} to you: by your own numbers, walking away was better by ${more}.`;
  }
  const best = bestOffered(sight, events);
  const without = `Without agreement you have ${floor}, your reservation value.`;
  if (best === null) return `${without} Nobody made you an offer.`;
  if (best <= own.reservation)
    return `${without} The best that you were offered was worth ${points(best)}: by your own numbers, it was right not to take it.`;
  return `${without} The best that you were offered was worth ${points(best)}: by your own numbers, taking it was better by ${points(best - own.reservation)}.`;
}

/** The most that an offer of another was worth to the person; null where there was none. */
function bestOffered({ own, party }: Sight, events: readonly SessionEvent[]): number | null {
  const offered = events.flatMap((event) =>
    event.kind === "offered" && event.party !== party ? [own.inverse.utility(event.outcome) ?? -Infinity] : [],
  );
  return offered.length === 0 ? null : offered.reduce((a, b) => Math.max(a, b));
}
