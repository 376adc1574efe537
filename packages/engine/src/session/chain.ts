import type { Audience } from "./audience.ts";
import type { SessionEvent } from "./event.ts";

/** A cryptographic hash of a text, such as SHA-256 in hexadecimal digits. It comes in as an argument, as time and chance do. */
export type Hash = (text: string) => string;

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
export const firstHead = (hash: Hash, session: string, audience: Audience): string => hash(canonicalJson(["detente-1", session, audience]));

/** The next link of the log that the event belongs to. */
export function link(hash: Hash, before: string, { event, salt }: Disclosed): Link {
  const { audience, seq, at } = event;
  const commitment = hash(canonicalJson([salt, event]));
  return { audience, seq, at, commitment, head: hash(canonicalJson([before, audience, seq, at, commitment])) };
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
    if (each.head !== hash(canonicalJson([head, audience, seq, each.at, each.commitment]))) faults.push({ code: "brokenLink", seq });
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
  event.audience === audience && event.seq === seq && event.at === at && hash(canonicalJson([salt, event])) === commitment;

/** JSON with the keys of every object in order, so that equal values are equal texts. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return `{${entries
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`)
    .join()}}`;
}
