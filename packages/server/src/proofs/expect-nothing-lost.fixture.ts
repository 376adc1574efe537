import { type Audience, exportFaults, sees, type SessionEvent, type SessionExport, type Viewer } from "@detente/engine";
import { expect } from "vitest";
import type { Seqs } from "../contract/seqs.ts";
import type { KeptEvent } from "../sessions/kept-session.ts";
import { sha256 } from "../sessions/hash.ts";
import { ask } from "./ask.fixture.ts";
import type { Negotiator } from "./negotiator.fixture.ts";

/** Everything that was told of one session. */
export interface Told {
  readonly negotiators: readonly Negotiator[];
  readonly exports: readonly Exported[];
}

interface Exported {
  readonly by: Negotiator;
  readonly value: SessionExport;
}

/** What the database has is a log without gaps, and all that was told to anybody agrees with it. Waits until everybody has read to its end. */
export async function expectNothingLost(log: readonly KeptEvent[], { negotiators, exports }: Told): Promise<void> {
  expect(log.map(({ position }) => position)).toEqual(log.map((_, k) => k + 1));
  for (const [audience, events] of Map.groupBy(log, ({ link }) => link.audience))
    expect(
      events.map(({ link: { seq } }) => seq),
      audience,
    ).toEqual(events.map((_, k) => k + 1));
  const past = new Past(log);
  for (const negotiator of negotiators) {
    const { viewer } = negotiator.seated;
    expectAcknowledged(past, negotiator);
    expectToldWhenStale(past, negotiator);
    await negotiator.hasRead(past.seqsAt(viewer, log.length));
    expect(negotiator.events, "as read live").toEqual(past.seenBy(viewer));
  }
  expectDoneOnce(log, negotiators);
  for (const exported of exports) expectExported(past, exported);
}

/** What each kind of seat gets of each session from each server. */
export async function exportsOf(negotiators: readonly Negotiator[], urls: readonly string[]): Promise<readonly Exported[]> {
  const perSeat = [...Map.groupBy(negotiators, ({ seated, session }) => JSON.stringify([session, seated.is])).values()].flatMap((alike) =>
    alike.slice(0, 1),
  );
  const asked = urls.flatMap((url) =>
    perSeat.map(async (by): Promise<Exported> => {
      const { status, told } = await ask(url, { method: "GET", path: `/api/sessions/${by.session}/export`, cookie: by.seated.cookie });
      expect(status).toBe(200);
      return { by, value: told };
    }),
  );
  return Promise.all(asked);
}

/** A log, as its viewers see it. */
class Past {
  readonly #log: readonly KeptEvent[];
  readonly #places: ReadonlyMap<string, KeptEvent>;

  constructor(log: readonly KeptEvent[]) {
    this.#log = log;
    this.#places = new Map(log.map((each) => [`${each.link.audience} ${each.link.seq}`, each]));
  }

  at({ audience, seq }: Pick<SessionEvent, "audience" | "seq">): KeptEvent | undefined {
    return this.#places.get(`${audience} ${seq}`);
  }

  seenBy(viewer: Viewer): readonly SessionEvent[] {
    return this.#log.flatMap(({ event }) => (sees(viewer, event.audience) ? [event] : []));
  }

  /** How far the logs were that a viewer sees, after so many events of anybody. */
  seqsAt(viewer: Viewer, position: number): Seqs {
    const seen = this.#log.slice(0, position).filter(({ link }) => sees(viewer, link.audience));
    return Object.fromEntries(seen.map(({ link: { audience, seq } }) => [audience, seq]));
  }
}

/** Each is in the log under its number, and was done as of what had been read: nothing that its seat sees lies between. */
function expectAcknowledged(past: Past, { seated: { viewer }, acknowledged }: Negotiator): void {
  for (const { expected, deed, answer } of acknowledged) {
    const [first] = answer.events;
    const kept = first && past.at(first);
    expect(kept?.event.kind === "messaged" && deed.kind === "message" && kept.event.text === deed.text).toBe(true);
    for (const event of answer.events) expect(past.at(event)?.event).toEqual(event);
    for (const { audience, seq, head } of answer.receipts) expect(past.at({ audience, seq })?.link.head).toBe(head);
    expect(past.seqsAt(viewer, (kept?.position ?? 0) - 1)).toEqual(expected);
  }
}

/** Something that its seat sees had happened, and what it was told is how far the logs were at some moment. */
function expectToldWhenStale(past: Past, { seated: { viewer }, stale }: Negotiator): void {
  for (const { expected, facts } of stale) {
    const last = Math.max(...Object.entries(facts).map(([audience, seq]) => past.at({ audience, seq } as SessionEvent)?.position ?? NaN));
    expect(past.seqsAt(viewer, last), "what was told").toEqual(facts);
    const newer = Object.entries(facts).filter(([audience, seq]) => (seq ?? 0) > (expected[audience as Audience] ?? 0));
    expect(newer.length, "what had happened").toBeGreaterThan(0);
    for (const [audience, seq] of Object.entries(expected)) expect(facts[audience as Audience]).toBeGreaterThanOrEqual(seq ?? 0);
  }
}

/** Every text that was acknowledged stands in the log once, and nothing else does. */
function expectDoneOnce(log: readonly KeptEvent[], negotiators: readonly Negotiator[]): void {
  const texts = log.flatMap(({ event }) => (event.kind === "messaged" ? [event.text] : []));
  const acknowledged = negotiators.flatMap((each) => each.acknowledged.flatMap(({ deed }) => (deed.kind === "message" ? [deed.text] : [])));
  expect(texts.toSorted()).toEqual(acknowledged.toSorted());
}

function expectExported(past: Past, { by: { seated, acknowledged }, value }: Exported): void {
  const receipts = acknowledged.flatMap(({ answer }) => answer.receipts);
  expect(exportFaults(sha256, value, receipts)).toEqual([]);
  const events = value.logs.flatMap(({ disclosed }) => disclosed.map(({ event }) => event));
  const inOrder = events.toSorted((a, b) => (past.at(a)?.position ?? 0) - (past.at(b)?.position ?? 0));
  expect(inOrder, "as exported").toEqual(past.seenBy(seated.viewer));
}
