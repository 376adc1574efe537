import { commitmentTo, type Hash, headAfter, headOf } from "../lib/chain.ts";
import type { Audience } from "./audience.ts";
import type { SessionEvent } from "./event.ts";

/** One link of the chain of an audience's log. Says nothing of what happened; the event lies beside it with its salt. */
export interface Link {
  readonly audience: Audience;
  readonly seq: number;
  readonly at: string;
  /** Hash of salt and event. */
  readonly commitment: string;
  /** Hash of the link before and of this commitment: the head of the chain so far. */
  readonly head: string;
}

/** What a link commits to. Without it the chain still holds, which is how a text is erased. */
export interface Disclosed {
  readonly event: SessionEvent;
  /** Unguessable and used once: it keeps short events from being found by trying. */
  readonly salt: string;
}

/** The head of a chain without links. Names the session and the audience, so that no link fits in another log. */
export const firstHead = (hash: Hash, session: string, audience: Audience): string => headOf(hash, ["detente-1", session, audience]);

/** The next link of the log that the event belongs to. */
export function link(hash: Hash, before: string, { event, salt }: Disclosed): Link {
  const { audience, seq, at } = event;
  const commitment = commitmentTo(hash, salt, event);
  return { audience, seq, at, commitment, head: headAfter(hash, before, { place: [audience, seq, at], commitment }) };
}

export type ChainFault =
  | { readonly code: "gap"; readonly seq: number }
  | { readonly code: "brokenLink"; readonly seq: number }
  | { readonly code: "alteredEvent"; readonly seq: number }
  | { readonly code: "unlinkedEvent"; readonly seq: number }
  | { readonly code: "cutTail"; readonly seq: number };

export interface ChainToVerify {
  readonly session: string;
  readonly audience: Audience;
  readonly links: readonly Link[];
  /** By sequence number; those that were erased are missing. */
  readonly disclosed: ReadonlyMap<number, Disclosed>;
  /** The head on a receipt, and the number of its event: a log that ends before it, or leads elsewhere, was cut or changed. */
  readonly receipt?: { readonly seq: number; readonly head: string };
}

/** Everything that is wrong with the log of one audience; empty: it is whole. Needs nothing but the log itself. */
export function chainFaults(hash: Hash, { session, audience, links, disclosed, receipt }: ChainToVerify): readonly ChainFault[] {
  const faults: ChainFault[] = [];
  let head = firstHead(hash, session, audience);
  for (const [k, each] of links.entries()) {
    const seq = k + 1;
    if (each.seq !== seq || each.audience !== audience) faults.push({ code: "gap", seq });
    if (each.head !== headAfter(hash, head, { place: [audience, seq, each.at], commitment: each.commitment }))
      faults.push({ code: "brokenLink", seq });
    const known = disclosed.get(seq);
    if (known !== undefined && !isCommitted(hash, each, known)) faults.push({ code: "alteredEvent", seq });
    head = each.head;
  }
  for (const seq of disclosed.keys()) if (links[seq - 1] === undefined) faults.push({ code: "unlinkedEvent", seq });
  const headThen = receipt?.seq === 0 ? firstHead(hash, session, audience) : links[(receipt?.seq ?? 0) - 1]?.head;
  if (receipt !== undefined && headThen !== receipt.head) faults.push({ code: "cutTail", seq: receipt.seq });
  return faults;
}

/** Whether this is the event that the link was made of. */
const isCommitted = (hash: Hash, { audience, seq, at, commitment }: Link, { event, salt }: Disclosed): boolean =>
  event.audience === audience && event.seq === seq && event.at === at && commitmentTo(hash, salt, event) === commitment;
