import {
  type Audience,
  canonicalJson,
  evolve,
  firstHead,
  headAfter,
  link as linkOf,
  type Link,
  type PartyId,
  partyId,
  type SessionCase,
  type SessionEvent,
  type SessionState,
  unopened,
  type Viewer,
  viewOf,
} from "@detente/engine";
import { setImmediate } from "node:timers/promises";
import { sha256 } from "../../sessions/hash.ts";
import { dueAt } from "../../sessions/due-at.ts";
import type { KeptEvent } from "../../sessions/kept-session.ts";
import { withoutTexts } from "../../sessions/without-texts.ts";
import type { Sealer } from "../../secrets/sealed.ts";
import { type Appended, appendLogs } from "../../store/session-log.ts";
import type { LineOf } from "./table-line.ts";
import type { Writes } from "./writes.ts";
import { tried, WrongTableFile } from "./wrong-table-file.ts";

interface Given {
  /** Uuid. */
  readonly id: string;
  readonly base: SessionCase;
  /** Of the case. */
  readonly parties: readonly string[];
  readonly writes: Writes;
  readonly sealer: Sealer;
}

/** Events that are written by one statement. */
const AT_ONCE = 50;

interface End {
  readonly seq: number;
  readonly head: string;
}

/** The log of a session, event by event: the chain of its audience has to hold, and the engine to go on with it. */
export class ArrivingSession {
  readonly id: string;
  readonly #writes: Writes;
  readonly #sealer: Sealer;
  #waiting: Appended[] = [];
  #state: SessionState;
  #position = 0;
  readonly #parties: readonly PartyId[];
  readonly #ends = new Map<Audience, End>();

  constructor({ id, base, parties, writes, sealer }: Given) {
    this.id = id;
    [this.#writes, this.#sealer] = [writes, sealer];
    this.#parties = parties.map((party) => partyId(party));
    this.#state = unopened(base);
  }

  /** `by`: uuid of the person; null: the clock. */
  async take(line: LineOf<"event">, by: string | null): Promise<void> {
    const kept = this.#verified(line);
    this.#waiting.push({ session: this.id, sealer: this.#sealer, events: [kept], by });
    if (this.#waiting.length >= AT_ONCE) await this.#write();
  }

  async #write(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    if (waiting.length > 0) await this.#writes.now((transaction) => appendLogs(transaction, waiting));
  }

  #verified({ position, link: given, event: told, salt }: LineOf<"event">): KeptEvent {
    // The schema knows the forms of audiences.
    const link = given as Link;
    // What the engine folds, which is tried here.
    const event = told as unknown as SessionEvent;
    if (position !== this.#position + 1) throw new WrongTableFile(`Event ${this.#position + 1} of the session ${this.id} is missing.`);
    const { audience } = link;
    this.#mustBeOfTheCase(audience);
    const end = this.#ends.get(audience) ?? { seq: 0, head: firstHead(sha256, this.id, audience) };
    if (link.seq !== end.seq + 1) throw new WrongTableFile(`Event ${end.seq + 1} of the log ${audience} is missing.`);
    const fault = chainFault(end.head, { link, event, salt });
    if (fault !== null) throw new WrongTableFile(`The chain of ${audience} does not hold at event ${link.seq}: ${fault}.`);
    this.#ends.set(audience, link);
    this.#position = position;
    this.#state = tried(`event ${link.seq} of ${audience}`, () => evolve(this.#state, event));
    return { position, link, event, salt };
  }

  /** After the last event: whoever looks at it sees something. When time next brings something about in it; null: never, as it stands. */
  async end(): Promise<string | null> {
    await this.#write();
    const at = await this.#writes.now(async (transaction) => transaction.at);
    const viewers: readonly Viewer[] = [
      ...this.#parties.map((party) => ({ kind: "party", party }) as const),
      ...(["facilitator", "mediator", "observer"] as const).map((kind) => ({ kind })),
    ];
    for (const viewer of viewers) {
      tried(`the session ${this.id}`, () => JSON.stringify(viewOf(this.#state, viewer, at)));
      await setImmediate();
    }
    return dueAt(this.#state);
  }

  #mustBeOfTheCase(audience: Audience): void {
    const [, party] = /^(?:party|caucus)\/(.*)$/s.exec(audience) ?? [];
    if (party !== undefined && !this.#parties.some((each) => each === party)) throw new WrongTableFile(`The case has no party ${party}.`);
  }
}

/** What is wrong with an event behind the head of its chain; null: nothing. */
function chainFault(before: string, { link, event, salt }: Pick<KeptEvent, "link" | "event" | "salt">): string | null {
  const { audience, seq, at, commitment, head } = link;
  if (event.audience !== audience || event.seq !== seq || event.at !== at) return "the event is another than the one of its link";
  if (head !== headAfter(sha256, before, { place: [audience, seq, at], commitment })) return "the link does not follow from the one before";
  if (salt !== null) return linkOf(sha256, before, { event, salt }).commitment === commitment ? null : "the event was changed";
  // Where words were erased nothing vouches for the rest of the event: at least there have to be none, in an event that may have had some.
  const left = withoutTexts(event, () => true);
  return left === null || canonicalJson(left) === canonicalJson(event) ? null : "the event has no salt, and still has words";
}
