import { canonicalJson } from "../../../lib/canonical-json.ts";
import { commitmentToText, type Hash, headAfter, headOf } from "../../../lib/chain.ts";
import type { CommitmentEvent } from "../action.ts";
import type { Terms } from "../terms.ts";

/** Version of the record's form. */
export const RECORD_FORMAT = 1;

/** A line of a record with its end, and the head of the chain after it. */
export interface RecordLine {
  readonly text: string;
  readonly head: string;
}

/** The first line: what is to be carried out [K31]. Salts are unguessable and used once, so that a head given out tells nothing. */
export function recordHeader(hash: Hash, terms: Terms, salt: string): RecordLine {
  const head = headerHead(hash, terms, salt);
  return { text: `${canonicalJson({ detente: "record", format: RECORD_FORMAT, head, salt, terms })}\n`, head };
}

export const headerHead = (hash: Hash, terms: unknown, salt: string): string => headOf(hash, ["detente-record-1", salt, terms]);

export interface Salted {
  readonly event: CommitmentEvent;
  readonly salt: string;
}

/** The line of an event once what was said in it was erased: it keeps its place in the chain, and has no salt any more [K37]. */
export const erasedLine = (event: CommitmentEvent, { commitment, head }: { readonly commitment: string; readonly head: string }): string =>
  `${eventLineText({ commitment, eventText: canonicalJson(event), head, salt: null })}\n`;

/** The line of one more event; `before` is the head until then. */
export function recordLine(hash: Hash, before: string, { event, salt }: Salted): RecordLine {
  const eventText = canonicalJson(event);
  const commitment = commitmentToText(hash, salt, eventText);
  const head = eventHead(hash, before, { event, commitment });
  return { text: `${eventLineText({ commitment, eventText, head, salt })}\n`, head };
}

/** Canonical JSON, put together so that the event, which is nearly all of it, is written out once. */
export const eventLineText = ({
  commitment,
  eventText,
  head,
  salt,
}: Readonly<Record<"commitment" | "eventText" | "head", string>> & { readonly salt: string | null }): string =>
  `{"commitment":${JSON.stringify(commitment)},"event":${eventText},"head":${JSON.stringify(head)},"salt":${JSON.stringify(salt)}}`;

export const eventHead = (
  hash: Hash,
  before: string,
  { event: { seq, at }, commitment }: { readonly event: Pick<CommitmentEvent, "seq" | "at">; readonly commitment: string },
): string => headAfter(hash, before, { place: [seq, at], commitment });
