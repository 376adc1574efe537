import { isRecord } from "../lib/plain-checks.ts";
import type { Deed } from "../session/action.ts";
import type { Answer } from "./player.ts";

/** Milliseconds that a move may wait: ten years. */
const LONGEST_WAIT = 10 * 366 * 24 * 3600 * 1000;

const NO_MOVE: Answer = { kind: "move", move: null };

/**
 * What a player gave back for its move, which may be anything where its program has no types, as an answer that stands by itself: a deed
 * remains what was asked for, whatever becomes of the objects it was made of. Throws what reading them throws.
 */
export function settledAnswer(move: unknown): Answer {
  if (move === null) return NO_MOVE;
  if (!isRecord(move)) return illegal("badMove");
  const { deed, wait } = move;
  if (!isRecord(deed)) return illegal("badMove");
  if (wait === undefined) return { kind: "move", move: { deed: settledDeed(deed) } };
  const isTime = typeof wait === "number" && wait >= 0 && wait <= LONGEST_WAIT;
  return isTime ? { kind: "move", move: { deed: settledDeed(deed), wait } } : illegal("badWait");
}

const illegal = (detail: string): Answer => ({ kind: "failing", reason: "illegal", detail });

function settledDeed(deed: Readonly<Record<string, unknown>>): Deed {
  const { kind, outcome, message } = deed;
  // Nearly always: what the engine's strategies offer cannot be changed anyhow.
  const isSettled = kind === "offer" && message === undefined && Object.isFrozen(outcome);
  // Whether it is a deed at all is for `decide` to say.
  return (isSettled ? { kind, outcome } : frozenCopy(deed)) as Deed;
}

function frozenCopy(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return Object.freeze(value.map(frozenCopy));
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, each]) => [key, frozenCopy(each)])));
}
