import {
  canonicalJson,
  type CommitmentEvent,
  type CommitmentsState,
  compileTerms,
  type CompiledTerms,
  decideCommitment,
  evolveCommitment,
  headAfter,
  nothingYet,
  recordHeader,
  recordLine,
  type Terms,
} from "@detente/engine";
import { fileReferences } from "../../records/file-references.ts";
import type { KeptCommitment, RecordBasis } from "../../records/held-record.ts";
import { sha256 } from "../../sessions/hash.ts";
import type { RecordOpening } from "../../store/record-store.ts";
import type { LineOf } from "./table-line.ts";
import { WrongTableFile } from "./wrong-table-file.ts";

/** A record of commitments, event by event: each has to follow from the one before, and to be one that a decision would make. */
export class ArrivingRecord {
  readonly id: string;
  readonly terms: CompiledTerms;
  readonly opening: RecordOpening;
  readonly #consents = new Set<string>();
  readonly #evidence = new Map<number, readonly string[]>();
  #state: CommitmentsState;
  #head: string;

  constructor(id: string, { terms: given, salt, basis, head }: LineOf<"record">) {
    this.id = id;
    const compiled = compileTerms(given);
    if (compiled.kind === "failed") throw new WrongTableFile(`The terms of the record have problems: ${compiled.failure[0]?.code ?? ""}.`);
    this.terms = compiled.value;
    // As they are written, of which the head was made.
    const terms = given as unknown as Terms;
    if (recordHeader(sha256, terms, salt).head !== head) throw new WrongTableFile("The terms of the record were changed.");
    this.#head = head;
    this.#state = nothingYet(terms);
    this.opening = { terms, salt, basis: basis as unknown as RecordBasis | null };
  }

  /** Number of a yes, from 1. */
  consent(party: string): number {
    if (!this.terms.terms.parties.some(({ id }) => id === party)) throw new WrongTableFile(`The terms name no party ${party}.`);
    if (this.#state.seq > 0 || this.#consents.has(party)) throw new WrongTableFile(`The yes of ${party} comes twice, or too late.`);
    this.#consents.add(party);
    return this.#consents.size;
  }

  speaker(body: string): void {
    if (!this.terms.terms.bodies.some(({ id }) => id === body)) throw new WrongTableFile(`The terms name no body ${body}.`);
  }

  take({ event: told, commitment, head, salt }: LineOf<"recordEvent">): KeptCommitment {
    // What it is, the decision says that has to lead to it.
    const { seq: _seq, at: _at, ...action } = told as unknown as CommitmentEvent;
    const event = told as unknown as CommitmentEvent;
    if (this.terms.terms.parties.some(({ id }) => !this.#consents.has(id)))
      throw new WrongTableFile("Not all parties have said yes to the terms.");
    if (typeof told["at"] !== "string") throw new WrongTableFile("The event has no time.");
    const decided = decideCommitment(this.terms, this.#state, action, event.at);
    const [only] = decided.kind === "ok" ? decided.value : [];
    if (only === undefined || canonicalJson(only) !== canonicalJson(event))
      throw new WrongTableFile("Nobody could have put this on record.");
    const holds =
      salt === null
        ? head === headAfter(sha256, this.#head, { place: [event.seq, event.at], commitment })
        : isLine(recordLine(sha256, this.#head, { event, salt }), { commitment, head });
    if (!holds) throw new WrongTableFile(`The chain of the record does not hold at event ${event.seq}.`);
    this.#state = evolveCommitment(this.terms, this.#state, event);
    this.#head = head;
    const hashes = fileReferences(event);
    if (hashes.length > 0) this.#evidence.set(event.seq, hashes);
    return { event, salt, commitment, head };
  }

  /** Whether an event names a file by its hash. */
  names(seq: number, hash: string): boolean {
    return this.#evidence.get(seq)?.includes(hash) ?? false;
  }
}

/** A line holds its commitment, whatever else. */
const isLine = (line: ReturnType<typeof recordLine>, given: { readonly commitment: string; readonly head: string }): boolean =>
  line.head === given.head && (JSON.parse(line.text) as { readonly commitment: string }).commitment === given.commitment;
