import { commitmentToText, type Hash } from "../../../lib/chain.ts";
import { isCount, isRecord, isText } from "../../../lib/plain-checks.ts";
import type { CommitmentAction, CommitmentEvent } from "../action.ts";
import { type CompiledTerms, compileTerms } from "../compiled-terms.ts";
import { decideCommitment } from "../decide-commitment.ts";
import { evolveCommitment } from "../evolve-commitment.ts";
import { type CommitmentsState, nothingYet } from "../state.ts";
import { canonicalValue, type EventLine, fileLines, readEventLine } from "./read-lines.ts";
import type { RecordFault } from "./record-fault.ts";
import { eventHead, headerHead, RECORD_FORMAT } from "./record-line.ts";

/** A record as far as it could be read. */
export interface ReadRecord {
  /** Everything that is wrong, one fault a line, in the order of the lines; empty: it is whole. */
  readonly faults: readonly RecordFault[];
  /** Null where anything is wrong but an unfinished last line. */
  readonly kept: KeptRecord | null;
  /** Numbers of the events whose words were erased: the chain has their place and time, and vouches for nothing else in them [K37]. */
  readonly erased: readonly number[];
  /** Bytes up to the end of the last whole line, and after it. */
  readonly size: number;
  readonly torn: number;
}

export interface KeptRecord {
  readonly terms: CompiledTerms;
  readonly events: readonly CommitmentEvent[];
  readonly state: CommitmentsState;
  /** Of the chain, after its last event. */
  readonly head: string;
}

/**
 * Reads a record from the bytes of its file and verifies it: that every line is written as it must be, that each follows from the one
 * before, that every event is one that `decideCommitment` would have made, and that the heads somebody was given are in the chain
 * [K31] to [K35]. Linear in the size of the file.
 */
export function readRecord(hash: Hash, bytes: Uint8Array, heads: readonly string[] = []): ReadRecord {
  const { texts, torn } = fileLines(bytes);
  const size = bytes.length - torn;
  const cut: readonly RecordFault[] = torn > 0 ? [{ line: texts.length + 1, code: "cutLine" }] : [];
  const header = readHeader(hash, texts[0]);
  const chain = readChain(hash, header, texts);
  const lost = heads.filter((head) => !chain.heads.has(head)).map((head) => ({ line: texts.length, code: "lostHead" as const, head }));
  const { terms } = header;
  const { erased } = chain;
  if (terms === null || chain.faults.length > 0) return { faults: [...chain.faults, ...cut, ...lost], kept: null, erased, size, torn };
  const replayed = replay(terms, chain.events);
  if ("code" in replayed) return { faults: [replayed, ...cut, ...lost], kept: null, erased, size, torn };
  const kept = { terms, events: chain.events, state: replayed, head: chain.head };
  return { faults: [...cut, ...lost], kept: lost.length > 0 ? null : kept, erased, size, torn };
}

interface Header {
  readonly terms: CompiledTerms | null;
  /** As it is written; what follows is compared with that, so that one change makes one fault. */
  readonly head: string;
  readonly fault: RecordFault | null;
}

function readHeader(hash: Hash, source: string | null | undefined): Header {
  const none = (fault: RecordFault): Header => ({ terms: null, head: "", fault });
  if (source === undefined) return none({ line: 1, code: "noHeader" });
  const read = canonicalValue(1, source);
  if (!("value" in read)) return none(read);
  const { value } = read;
  if (!isRecord(value) || value["detente"] !== "record" || !isCount(value["format"])) return none({ line: 1, code: "noHeader" });
  if (value["format"] > RECORD_FORMAT) return none({ line: 1, code: "newerFormat", format: value["format"] });
  const { head, salt, terms } = value;
  const isForm =
    value["format"] === RECORD_FORMAT && Object.keys(value).length === 5 && isText(head) && isText(salt) && terms !== undefined;
  if (!isForm) return none({ line: 1, code: "badForm", path: "" });
  if (head !== headerHead(hash, terms, salt)) return { terms: null, head, fault: { line: 1, code: "changedHeader" } };
  const compiled = compileTerms(terms);
  if (compiled.kind === "failed") return { terms: null, head, fault: { line: 1, code: "badTerms", problems: compiled.failure } };
  return { terms: compiled.value, head, fault: null };
}

interface Chain {
  readonly events: readonly CommitmentEvent[];
  readonly erased: readonly number[];
  /** All that are in it. */
  readonly heads: ReadonlySet<string>;
  readonly head: string;
  readonly faults: readonly RecordFault[];
}

function readChain(hash: Hash, header: Header, texts: readonly (string | null)[]): Chain {
  const faults: RecordFault[] = header.fault === null ? [] : [header.fault];
  const lines = texts.slice(1).map((source, k) => ({ line: k + 2, read: readEventLine(k + 2, source) }));
  const events: CommitmentEvent[] = [];
  const heads = new Set([header.head]);
  const numbers = new Set(lines.flatMap(({ read }) => ("value" in read ? [read.value.event.seq] : [])));
  // An unreadable line leaves nothing that the next could be compared with.
  const seen = new Set<number>();
  let before: string | null = header.fault === null || header.fault.code === "changedHeader" ? header.head : null;
  let seq = 0;
  for (const { line, read } of lines) {
    seq++;
    if (!("value" in read)) {
      faults.push(read);
      before = null;
      continue;
    }
    const fault = lineFault(hash, read.value, { line, expected: seq, before, numbers, seen });
    if (fault !== null) faults.push(fault);
    events.push(read.value.event);
    seen.add(read.value.event.seq);
    heads.add(read.value.head);
    before = read.value.head;
    if (fault?.code === "repeated") seq--;
    if (fault === null || fault.code === "missing") seq = read.value.event.seq;
  }
  const erased = lines.flatMap(({ read }) => ("value" in read && read.value.salt === null ? [read.value.event.seq] : []));
  return { events, erased, heads, head: before ?? "", faults };
}

interface Place {
  readonly line: number;
  readonly expected: number;
  readonly before: string | null;
  readonly numbers: ReadonlySet<number>;
  readonly seen: ReadonlySet<number>;
}

function lineFault(
  hash: Hash,
  { commitment, event, eventText, head, salt }: EventLine,
  { line, expected, before, numbers, seen }: Place,
): RecordFault | null {
  if (salt !== null && commitmentToText(hash, salt, eventText) !== commitment) return { line, code: "changed" };
  const found = event.seq;
  if (found !== expected) {
    if (seen.has(found)) return { line, code: "repeated", expected, found };
    if (numbers.has(expected) || found < expected) return { line, code: "reordered", expected, found };
    return { line, code: "missing", from: expected, to: found - 1 };
  }
  return before !== null && head !== eventHead(hash, before, { event, commitment }) ? { line, code: "brokenLink" } : null;
}

/** Decides everything once more [K35]. */
function replay(terms: CompiledTerms, events: readonly CommitmentEvent[]): CommitmentsState | RecordFault {
  let state = nothingYet(terms.terms);
  for (const event of events) {
    const decision = decideCommitment(terms, state, actionOf(event), event.at);
    const line = event.seq + 1;
    if (decision.kind === "failed") return { line, code: "neverDecided", refusal: decision.failure };
    state = evolveCommitment(terms, state, event);
  }
  return state;
}

/** What was asked for when the event was decided. */
function actionOf({ seq: _seq, at: _at, ...action }: CommitmentEvent): CommitmentAction {
  return action;
}
